// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/KeyFetch.h"

#include "encryption/Announcements.h"
#include "store/Profile.h"
#include "xep/OmemoDevices.h"

#include <algorithm>
#include <array>

namespace chat {
namespace {

constexpr std::size_t atOnce = 8;
constexpr std::chrono::seconds patience(10);
constexpr std::chrono::seconds soon(5);
constexpr qint64 shortestPause = 60'000;     // ms
constexpr qint64 longestPause = 60 * 60'000; // ms

// Whether there is no such list, as far as we may know: there or here nobody will say otherwise when asked again. All
// else (no line to that server, a busy one) leaves it open.
bool meansNone(const base::Error &error)
{
    constexpr std::array conditions = {
        QStringView(u"item-not-found"),        QStringView(u"feature-not-implemented"),
        QStringView(u"service-unavailable"),   QStringView(u"forbidden"),
        QStringView(u"not-authorized"),        QStringView(u"not-allowed"),
        QStringView(u"subscription-required"), QStringView(u"bad-request"),
    };
    const bool isRefusal = std::any_of(conditions.begin(), conditions.end(),
                                       [&](QStringView one) { return error.condition == one; });
    return isRefusal || error.kind == base::ErrorKind::NotFound || error.kind == base::ErrorKind::Malformed;
}

} // namespace

KeyFetch::KeyFetch(model::AccountId account, Parts parts)
    : m_account(account)
    , m_profile(parts.profile)
    , m_devices(parts.devices)
    , m_clock(parts.clock)
{
    connect(&m_devices, &xep::OmemoDevices::announced, this, &KeyFetch::noteAnnounced);
}

KeyFetch::~KeyFetch() = default;

void KeyFetch::fetch(const encryption::Missing &missing)
{
    for (const auto &owner : missing.lists) {
        for (const auto profile : {crypto::Profile::Omemo2, crypto::Profile::Legacy})
            want({owner, profile});
    }
    for (const auto &bundle : missing.bundles)
        want({bundle.owner, bundle.profile, bundle.device});
    askNext();
}

void KeyFetch::refresh(const base::Jid &owner)
{
    const qint64 now = m_clock.monotonic();
    const auto known = m_refreshed.constFind(owner);
    if (known != m_refreshed.constEnd() && now - *known < longestPause)
        return;
    m_refreshed.insert(owner, now);
    fetch({{owner}, {}});
}

void KeyFetch::restart()
{
    m_pauses.clear();
    m_askedTwice.clear();
}

void KeyFetch::want(const Question &question)
{
    const auto isIt = [&](const auto &other) { return other == question; };
    const bool isUnderWay = std::any_of(m_waiting.begin(), m_waiting.end(), isIt)
        || std::any_of(m_asked.begin(), m_asked.end(), [&](const Asked &one) { return one.question == question; })
        || std::any_of(m_answers.begin(), m_answers.end(), [&](const Answer &one) { return one.question == question; });
    if (!isUnderWay && !isPaused(question))
        m_waiting.push_back(question);
}

void KeyFetch::askNext()
{
    while (!m_waiting.empty() && m_asked.size() < atOnce) {
        const Asked asked{m_waiting.front(), ++m_lastNumber};
        m_waiting.pop_front();
        m_asked.push_back(asked);
        ask(asked);
    }
}

void KeyFetch::ask(const Asked &asked)
{
    const auto &[owner, profile, device] = asked.question;
    using List = base::Result<std::vector<xep::omemo::Device>>;
    if (device == 0)
        m_devices.devices(owner, profile).then(this, [this, asked](const List &list) { takeList(asked, list); });
    else
        m_devices.bundle(owner, profile, device).then(this, [this, asked](const base::Result<crypto::Bundle> &bundle) {
            takeBundle(asked, bundle);
        });
    m_clock.after(patience, this, [this, asked] { giveUp(asked); });
}

// False if it was given up before.
bool KeyFetch::finish(quint64 number)
{
    return std::erase_if(m_asked, [number](const Asked &one) { return one.number == number; }) > 0;
}

void KeyFetch::takeList(const Asked &asked, const base::Result<std::vector<xep::omemo::Device>> &list)
{
    if (!finish(asked.number))
        return;
    const auto &question = asked.question;
    if (list || meansNone(list.error())) {
        std::erase_if(m_pauses, [&](const Pause &one) { return one.question == question; });
        const bool isGone = !list && list.error().kind == base::ErrorKind::NotFound;
        Answer answer{question};
        if (list || isGone)
            answer.devices = list.valueOr({});
        m_answers.push_back(std::move(answer));
    } else {
        pause(question);
    }
    adoptIfComplete(question.owner);
}

void KeyFetch::takeBundle(const Asked &asked, const base::Result<crypto::Bundle> &bundle)
{
    if (!finish(asked.number))
        return;
    Answer answer{asked.question};
    if (bundle)
        answer.bundle = *bundle;
    if (!bundle && bundle.error().kind == base::ErrorKind::ServerUnreachable)
        pause(asked.question); // our own line: says nothing of the device
    else
        m_answers.push_back(std::move(answer));
    if (!bundle && meansNone(bundle.error()))
        askAgainSoon(asked.question);
    adoptIfComplete(asked.question.owner);
}

// Some programs announce a device a moment before its keys are there.
void KeyFetch::askAgainSoon(const Question &question)
{
    if (std::find(m_askedTwice.begin(), m_askedTwice.end(), question) != m_askedTwice.end())
        return;
    m_askedTwice.push_back(question);
    m_clock.after(soon, this, [this, question] {
        want(question);
        askNext();
    });
}

void KeyFetch::giveUp(const Asked &asked)
{
    const base::Error late{base::ErrorKind::Timeout, {}, {}, {}};
    if (asked.question.device == 0)
        takeList(asked, late);
    else
        takeBundle(asked, late);
}

bool KeyFetch::isOpen(const base::Jid &owner) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Question &one) { return one.owner == owner; })
        || std::any_of(m_asked.begin(), m_asked.end(), [&](const Asked &one) { return one.question.owner == owner; });
}

void KeyFetch::adoptIfComplete(const base::Jid &owner)
{
    askNext();
    if (isOpen(owner))
        return;
    std::vector<Answer> complete;
    const auto rest = std::stable_partition(m_answers.begin(), m_answers.end(),
                                            [&](const Answer &one) { return one.question.owner != owner; });
    std::move(rest, m_answers.end(), std::back_inserter(complete));
    m_answers.erase(rest, m_answers.end());
    adopt(owner, std::move(complete));
}

void KeyFetch::adopt(const base::Jid &owner, std::vector<Answer> answers)
{
    auto work = [account = m_account, ratchets = m_ratchets, answers = std::move(answers), now = m_clock.utc()](
                    store::Connection &connection) { return write(connection, account, ratchets.get(), answers, now); };
    m_writing.append(owner);
    m_profile.write(std::move(work)).then(this, [this, owner](const base::Result<News> &news) {
        m_writing.removeOne(owner);
        if (!news)
            return;
        if (!news->unmet.isEmpty())
            Q_EMIT devicesAppeared(owner, news->unmet);
        if (!news->gone.isEmpty())
            Q_EMIT devicesGone(owner, news->gone);
        for (const quint32 device : news->changedKeys)
            Q_EMIT keyChanged(owner, device);
        Q_EMIT learned(owner);
    });
}

base::Result<KeyFetch::News> KeyFetch::write(store::Connection &connection, model::AccountId account,
                                             encryption::Ratchets *ratchets, const std::vector<Answer> &answers,
                                             const QDateTime &now)
{
    namespace announcements = encryption::announcements;
    News news;
    for (const auto &[question, devices, bundle] : answers) {
        const auto &owner = question.owner;
        if (question.device == 0) {
            const auto list = devices
                ? announcements::adoptList(connection, account, owner, question.profile, *devices, now)
                : announcements::adoptNoList(connection, account, owner, question.profile, now);
            if (!list)
                return list.error();
            if (!list->isFirst)
                news.unmet += list->unmet;
            news.gone += list->gone;
        } else if (bundle && ratchets) {
            const auto adopted = announcements::adoptBundle(connection, *ratchets, owner, question.device, *bundle,
                                                            now);
            if (!adopted)
                return adopted.error();
            if (adopted->isKeyChanged)
                news.changedKeys.append(question.device);
        } else {
            const auto noted = announcements::noteUnusable(connection, account, owner, question.device,
                                                           question.profile, now);
            if (!noted)
                return noted.error();
        }
    }
    return news;
}

// Says when it may be asked again: everybody who waits for it hears of it then.
void KeyFetch::pause(const Question &question)
{
    auto found = std::find_if(m_pauses.begin(), m_pauses.end(),
                              [&](const Pause &one) { return one.question == question; });
    if (found == m_pauses.end())
        found = m_pauses.insert(m_pauses.end(), Pause{question});
    const qint64 length = std::min(shortestPause << std::min(found->inVain, 10), longestPause);
    ++found->inVain;
    found->until = m_clock.monotonic() + length;
    m_clock.after(std::chrono::milliseconds(length), this, [this, owner = question.owner] { Q_EMIT learned(owner); });
}

bool KeyFetch::isPaused(const Question &question) const
{
    return std::any_of(m_pauses.begin(), m_pauses.end(),
                       [&](const Pause &one) { return one.question == question && m_clock.monotonic() < one.until; });
}

void KeyFetch::noteAnnounced(const base::Jid &owner, crypto::Profile profile,
                             const std::vector<xep::omemo::Device> &devices)
{
    adopt(owner, {Answer{{owner, profile}, devices}});
}

} // namespace chat
