// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Roster.h"

#include "base/Clock.h"
#include "base/Signals.h"
#include "chat/Conversations.h"
#include "store/Profile.h"
#include "store/Roster.h"
#include "xep/Modules.h"

namespace chat {
namespace {

namespace rows = store::roster;

constexpr int mostDevices = 64;     // of one person, remembered at a time
constexpr int mostEarly = 10'000;   // people whose presence comes before the list is stored
constexpr int mostRequests = 1'000; // waiting at a time (security.md I01)

model::Subscription subscriptionOf(std::optional<xep::RosterSubscription> said)
{
    switch (said.value_or(xep::RosterSubscription::None)) {
    case xep::RosterSubscription::To: return model::Subscription::To;
    case xep::RosterSubscription::From: return model::Subscription::From;
    case xep::RosterSubscription::Both: return model::Subscription::Both;
    default: return model::Subscription::None;
    }
}

std::vector<QString> listOf(const QStringList &groups)
{
    return {groups.begin(), groups.end()};
}

} // namespace

Roster::Roster(model::AccountId account, xep::Modules &modules, store::Profile &profile, Conversations &conversations,
               const base::Clock &clock)
    : m_account(account)
    , m_modules(modules)
    , m_profile(profile)
    , m_conversations(conversations)
    , m_clock(clock)
{
    connect(&modules.get<xep::RosterQuery>(), &xep::RosterQuery::pushed, this, &Roster::takePush);
    connect(&modules.get<xep::Nicknames>(), &xep::Nicknames::announced, this, &Roster::setNickname);
}

Roster::~Roster() = default;

base::Task<base::Result<>> Roster::load()
{
    struct Kept
    {
        QList<model::Contact> contacts;
        QList<model::ContactRequest> requests;
    };
    auto work = [account = m_account](store::Connection &connection) -> base::Result<Kept> {
        auto contacts = rows::list(connection, account);
        if (!contacts)
            return contacts.error();
        auto requests = rows::requests(connection);
        if (!requests)
            return requests.error();
        return Kept{std::move(*contacts), std::move(*requests)};
    };
    const auto task = m_profile.read(std::move(work));
    const auto kept = co_await task.on(this);
    if (!kept)
        co_return kept.error();
    for (const auto &contact : kept->contacts) {
        m_contacts.insert(contact.jid, contact);
        m_conversations.noteContact(contact);
    }
    for (const auto &request : kept->requests) {
        if (request.account == m_account)
            m_requests.insert(request.jid, request);
    }
    co_return base::Done{};
}

std::optional<model::Contact> Roster::find(const base::Jid &bareJid) const
{
    const auto found = m_contacts.constFind(bareJid);
    return found == m_contacts.constEnd() ? std::nullopt : std::optional(*found);
}

bool Roster::seesUs(const base::Jid &bareJid) const
{
    const auto contact = m_contacts.constFind(bareJid);
    return contact != m_contacts.constEnd() && contact->seesPresence();
}

model::Presence Roster::presence(const base::Jid &bareJid) const
{
    const Device *best = nullptr;
    const auto devices = m_devices.constFind(bareJid);
    if (devices == m_devices.constEnd())
        return {};
    for (const auto &device : *devices) {
        if (!best || device.priority > best->priority)
            best = &device;
    }
    return best ? best->presence : model::Presence();
}

void Roster::begin()
{
    m_devices.clear();
    m_fetched.reset();
    fetch().then(this, [this](const base::Result<> &result) {
        m_fetched = result;
        Q_EMIT fetched(result);
    });
}

void Roster::end()
{
    const auto seen = m_devices.keys();
    m_devices.clear();
    for (const auto &jid : seen)
        Q_EMIT presenceChanged(jid, {});
}

base::Task<base::Result<>> Roster::whenLoaded()
{
    return base::whenFound<base::Result<>>(this, &Roster::fetched, [this] { return m_fetched; });
}

base::Task<base::Result<>> Roster::fetch()
{
    auto &query = m_modules.get<xep::RosterQuery>();
    std::optional<QString> version;
    if (query.canVersions()) {
        const auto task = m_profile.read(
            [account = m_account](store::Connection &connection) { return rows::version(connection, account); });
        version = (co_await task.on(this)).valueOr({});
    }
    const auto fetching = query.fetch(version);
    // At once behind the question: the server answers in order, so the list still comes before anybody's presence.
    xep::PresenceStanza available;
    available.caps = xep::ownCaps();
    m_modules.get<stream::Session>().send(xep::write(available));
    auto list = co_await fetching.on(this);
    if (!list)
        co_return list.error();
    if (*list) {
        if (const auto stored = co_await replaceAll(std::move(**list)).on(this); !stored)
            co_return stored.error();
    }
    co_return base::Done{};
}

model::Contact Roster::contactFrom(const xep::RosterItem &item) const
{
    model::Contact contact = m_contacts.value(item.jid.bare());
    contact.account = m_account;
    contact.jid = item.jid.bare();
    contact.name = item.name.left(200);
    contact.groups = QStringList(item.groups.begin(), item.groups.end());
    contact.subscription = subscriptionOf(item.subscription);
    contact.asked = item.ask == u"subscribe";
    contact.preApproved = item.approved;
    return contact;
}

// Known at once, then stored: what comes right behind the list (presence, names, pictures) finds its people.
base::Task<base::Result<>> Roster::replaceAll(xep::RosterList list)
{
    QList<model::Contact> contacts;
    for (const auto &item : list.items)
        contacts.append(contactFrom(item));
    m_contacts.clear();
    for (const auto &contact : contacts) {
        m_contacts.insert(contact.jid, contact);
        m_conversations.noteContact(contact);
    }
    const auto task = m_profile.write(
        [account = m_account, contacts, version = list.version.value_or(QString())](store::Connection &connection) {
            return rows::replace(connection, account, contacts, version);
        });
    Q_EMIT loaded();
    co_return co_await task.on(this);
}

void Roster::takePush(const xep::RosterItem &item, const QString &version)
{
    const bool isRemoved = item.subscription == xep::RosterSubscription::Remove;
    const auto contact = contactFrom(item);
    auto work = [contact, version, isRemoved](store::Connection &connection) {
        return isRemoved ? rows::remove(connection, contact.account, contact.jid, version)
                         : rows::put(connection, contact, version);
    };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<> &stored) {
        if (!stored)
            Q_EMIT m_conversations.storingFailed(stored.error());
    });
    if (!isRemoved) {
        changeContact(contact);
        return;
    }
    m_contacts.remove(contact.jid);
    m_devices.remove(contact.jid);
    m_conversations.noteContactGone(m_account, contact.jid);
    Q_EMIT contactRemoved(contact.jid);
}

void Roster::changeContact(model::Contact contact)
{
    const auto known = m_contacts.constFind(contact.jid);
    if (known != m_contacts.constEnd() && *known == contact)
        return;
    m_contacts.insert(contact.jid, contact);
    m_conversations.noteContact(contact);
    Q_EMIT contactChanged(contact);
    if (contact.subscription == model::Subscription::From || contact.subscription == model::Subscription::Both)
        dropRequest(contact.jid);
}

// While the list is on its way to the store, whoever shows presence is on it.
bool Roster::mayBeContact(const base::Jid &bareJid) const
{
    return m_contacts.contains(bareJid) || (!m_fetched && m_devices.size() < mostEarly);
}

void Roster::takePresence(const stream::Stanza &stanza)
{
    if (const auto step = xep::subscriptionStepIn(stanza)) {
        takeSubscription(*step);
        return;
    }
    const auto presence = xep::readPresence(stanza.element);
    const auto jid = stanza.origin.bare();
    if (!presence || presence->type == xep::PresenceType::Error || !mayBeContact(jid))
        return;
    auto &devices = m_devices[jid];
    const QString resource = stanza.origin.from.resource();
    if (presence->type == xep::PresenceType::Unavailable) {
        if (resource.isEmpty())
            devices.clear();
        else
            devices.remove(resource);
    } else if (devices.contains(resource) || devices.size() < mostDevices) {
        devices[resource] = {{presence->show, presence->status, presence->idleSince}, presence->priority};
    }
    Q_EMIT presenceChanged(jid, this->presence(jid));
}

void Roster::takeSubscription(const xep::SubscriptionStep &step)
{
    if (step.type == xep::PresenceType::Unsubscribe || step.type == xep::PresenceType::Unsubscribed) {
        dropRequest(step.by);
        return;
    }
    if (step.type != xep::PresenceType::Subscribe || seesUs(step.by) || m_requests.contains(step.by)
        || m_requests.size() >= mostRequests)
        return;
    const auto known = find(step.by);
    if (known && known->preApproved)
        return;
    const model::ContactRequest request{m_account, step.by, step.nickname.left(100), step.text.left(500),
                                        m_clock.utc()};
    auto work = [request](store::Connection &connection) { return rows::putRequest(connection, request); };
    m_profile.write(std::move(work)).then(this, [this, request](const base::Result<> &stored) {
        if (!stored || m_requests.contains(request.jid))
            return;
        m_requests.insert(request.jid, request);
        Q_EMIT requestReceived(request);
    });
}

void Roster::dropRequest(const base::Jid &jid)
{
    if (!m_requests.remove(jid))
        return;
    auto work = [account = m_account, jid](store::Connection &connection) {
        return rows::removeRequest(connection, account, jid);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
    Q_EMIT requestGone(jid);
}

// Finishes when the server has taken it.
base::Task<base::Result<>> Roster::tell(xep::PresenceType what, const base::Jid &bareJid)
{
    const base::Completer<base::Result<>> completer;
    m_modules.get<stream::Session>().send(xep::write(xep::SubscriptionStep{what, bareJid, {}, {}}),
                                          [completer] { completer.finish(base::Done{}); });
    return completer.task();
}

base::Task<base::Result<>> Roster::add(base::Jid jid, QString name, QStringList groups)
{
    auto &query = m_modules.get<xep::RosterQuery>();
    const auto setting = query.set({jid.bare(), name, listOf(groups)});
    if (const auto set = co_await setting.on(this); !set)
        co_return set.error();
    if (query.canPreApprove())
        std::ignore = tell(xep::PresenceType::Subscribed, jid.bare());
    const auto asking = tell(xep::PresenceType::Subscribe, jid.bare());
    co_return co_await asking.on(this);
}

base::Task<base::Result<>> Roster::rename(base::Jid jid, QString name, QStringList groups)
{
    return m_modules.get<xep::RosterQuery>().set({jid.bare(), name, listOf(groups)});
}

base::Task<base::Result<>> Roster::remove(base::Jid jid)
{
    return m_modules.get<xep::RosterQuery>().remove(jid.bare());
}

base::Task<base::Result<>> Roster::block(base::Jid jid)
{
    return m_modules.get<xep::Blocking>().block(jid);
}

base::Task<base::Result<QList<base::Jid>>> Roster::blocked()
{
    const auto list = co_await m_modules.get<xep::Blocking>().fetch().on(this);
    if (!list)
        co_return list.error();
    co_return QList<base::Jid>(list->begin(), list->end());
}

base::Task<base::Result<bool>> Roster::isBlocked(base::Jid jid)
{
    const auto list = co_await blocked().on(this);
    if (!list)
        co_return list.error();
    co_return std::any_of(list->begin(), list->end(), [&jid](const base::Jid &blocked) {
        return blocked == jid.bare() || blocked == base::Jid::of(jid.domain());
    });
}

base::Task<base::Result<>> Roster::unblock(base::Jid jid)
{
    return m_modules.get<xep::Blocking>().unblock(jid);
}

base::Task<base::Result<>> Roster::accept(base::Jid jid)
{
    auto telling = tell(xep::PresenceType::Subscribed, jid.bare());
    dropRequest(jid.bare());
    const auto known = find(jid.bare());
    const bool seesThem = known
        && (known->subscription == model::Subscription::To || known->subscription == model::Subscription::Both);
    if (!seesThem && !(known && known->asked))
        telling = tell(xep::PresenceType::Subscribe, jid.bare());
    if (const auto conversation = m_conversations.find(m_account, jid.bare()))
        m_conversations.accept(conversation->id);
    co_return co_await telling.on(this);
}

void Roster::decline(const base::Jid &jid)
{
    std::ignore = tell(xep::PresenceType::Unsubscribed, jid.bare());
    dropRequest(jid.bare());
}

void Roster::setNickname(const base::Jid &bareJid, const QString &nickname)
{
    auto contact = find(bareJid);
    if (!contact || contact->nickname == nickname)
        return;
    contact->nickname = nickname;
    auto work = [account = m_account, bareJid, nickname](store::Connection &connection) {
        return rows::setNickname(connection, account, bareJid, nickname);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
    changeContact(*contact);
}

void Roster::setPicture(const base::Jid &bareJid, const QString &hash)
{
    auto contact = find(bareJid);
    if (!contact || contact->avatarHash == hash)
        return;
    contact->avatarHash = hash;
    auto work = [account = m_account, bareJid, hash](store::Connection &connection) {
        return rows::setAvatar(connection, account, bareJid, hash);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
    changeContact(*contact);
}

} // namespace chat
