// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/DeviceNews.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "text/KeyWords.h"
#include "text/SafeDisplay.h"

#include <algorithm>

namespace trust {

using Kind = model::DeviceAlarm::Kind;
using model::KeyTrust;

namespace {

chat::KnownDevice thisDevice(const model::DeviceAlarm &alarm)
{
    chat::KnownDevice known;
    known.device.owner = alarm.owner;
    known.device.id = alarm.device;
    known.isThis = true;
    return known;
}

} // namespace

DeviceNews::DeviceNews(chat::Accounts &accounts, chat::Conversations &conversations, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_conversations(conversations)
{
    accounts.followEach(this, [this](chat::Account &account) { follow(account); });
    connect(&accounts, &chat::Accounts::accountRemoved, this, [this](model::AccountId id) {
        m_news.removeIf([id](const News &news) { return news.account == id; });
        Q_EMIT changed();
    });
}

void DeviceNews::follow(chat::Account &account)
{
    connect(&account.devices(), &chat::Devices::alarmsChanged, this, [this, &account] { read(account); });
    connect(&account.devices(), &chat::Devices::changed, this, [this, &account](const base::Jid &owner) {
        const bool isTold = std::any_of(m_news.begin(), m_news.end(), [&](const News &news) {
            return news.account == account.id() && news.owner == owner;
        });
        if (isTold)
            read(account);
    });
    read(account);
}

void DeviceNews::read(chat::Account &account)
{
    account.devices().alarms().then(this, [this, &account](const base::Result<QList<model::DeviceAlarm>> &alarms) {
        if (!alarms)
            return;
        const auto isOver = [&](const News &news) {
            return news.account == account.id()
                && std::none_of(alarms->begin(), alarms->end(), [&](const model::DeviceAlarm &alarm) {
                       return alarm.owner == news.owner && alarm.device == news.known.device.id;
                   });
        };
        m_told.removeIf(isOver);
        if (m_news.removeIf(isOver) > 0)
            Q_EMIT changed();
        for (const model::DeviceAlarm &alarm : *alarms) {
            if (alarm.kind == Kind::BegunAnew)
                take(account, alarm, thisDevice(alarm)); // the list of devices may not name it yet
            else
                look(account, alarm);
        }
    });
}

void DeviceNews::look(chat::Account &account, const model::DeviceAlarm &alarm)
{
    account.devices()
        .of(alarm.owner)
        .then(this, [this, &account, alarm](const base::Result<chat::PersonsDevices> &devices) {
            if (!devices)
                return;
            for (const chat::KnownDevice &known : devices->devices) {
                if (known.device.id == alarm.device)
                    take(account, alarm, known);
            }
        });
}

void DeviceNews::take(chat::Account &account, const model::DeviceAlarm &alarm, const chat::KnownDevice &known)
{
    const bool isOwn = alarm.owner == account.jid().bare();
    const bool needsNoDecision = !isOwn && alarm.kind == Kind::NewDevice && known.trust != KeyTrust::Undecided;
    const News fresh{account.id(), alarm.owner, known, alarm.kind, alarm.since};
    const auto isSame = [&](const News &one) {
        return one.account == fresh.account && one.owner == fresh.owner && one.known.device.id == fresh.known.device.id;
    };
    if (needsNoDecision) {
        if (std::none_of(m_told.begin(), m_told.end(), isSame))
            tell(fresh);
        return;
    }
    const auto kept = std::find_if(m_news.begin(), m_news.end(), isSame);
    if (kept != m_news.end() && *kept == fresh)
        return;
    if (kept == m_news.end())
        m_news.append(fresh);
    else
        *kept = fresh;
    Q_EMIT changed();
}

void DeviceNews::tell(const News &news)
{
    m_told.append(news);
    if (const auto chat = m_conversations.find(news.account, news.owner); chat && chat->lastMessage)
        m_conversations.note(chat->id, text::KeyWords::addedNote(text::safeName(chat->name).text),
                             news.known.device.id);
    dismiss(news);
}

QList<News> DeviceNews::of(model::AccountId account, const base::Jid &owner) const
{
    QList<News> found;
    std::copy_if(m_news.begin(), m_news.end(), std::back_inserter(found), [&](const News &news) {
        return news.account == account && news.owner == owner && news.kind != Kind::BegunAnew;
    });
    std::stable_sort(found.begin(), found.end(), [](const News &one, const News &other) {
        return one.kind == Kind::KeyChanged && other.kind != Kind::KeyChanged;
    });
    return found;
}

QList<News> DeviceNews::own() const
{
    QList<News> found;
    std::copy_if(m_news.begin(), m_news.end(), std::back_inserter(found), [this](const News &news) {
        const chat::Account *account = m_accounts.find(news.account);
        return account && news.owner == account->jid().bare();
    });
    return found;
}

void DeviceNews::decide(const QList<News> &news, KeyTrust trust)
{
    for (const News &one : news) {
        chat::Account *account = m_accounts.find(one.account);
        if (!account)
            continue;
        account->devices()
            .setTrust(one.owner, one.known.device.id, trust)
            .then(this, [this, one](const base::Result<> &decided) {
                if (!decided)
                    dismiss(one); // its key was never seen: nothing to decide about
            });
    }
}

void DeviceNews::dismiss(const News &news)
{
    if (chat::Account *account = m_accounts.find(news.account))
        account->devices().dismiss(news.owner, news.known.device.id).then(this, [](const base::Result<> &) {});
}

} // namespace trust
