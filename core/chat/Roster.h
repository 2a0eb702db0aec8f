// SPDX-License-Identifier: GPL-3.0-or-later
// The contact list of one account with presence and requests (RFC 6121). Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Contact.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <optional>

namespace base {
class Clock;
}
namespace store {
class Profile;
}
namespace stream {
struct Stanza;
}
namespace xep {
class Modules;
enum class PresenceType;
struct PresenceStanza;
struct RosterItem;
struct RosterList;
struct SubscriptionStep;
} // namespace xep

namespace chat {

class Conversations;

class Roster : public QObject
{
    Q_OBJECT

public:
    Roster(model::AccountId account, xep::Modules &modules, store::Profile &profile, Conversations &conversations,
           const base::Clock &clock);
    ~Roster() override;

    QList<model::Contact> contacts() const { return m_contacts.values(); }
    std::optional<model::Contact> find(const base::Jid &bareJid) const;
    // The best presence among the person's devices.
    model::Presence presence(const base::Jid &bareJid) const;
    QList<model::ContactRequest> requests() const { return m_requests.values(); }
    // Whether that person sees our presence.
    bool seesUs(const base::Jid &bareJid) const;

    // Adds or renames (roster set), asks to see presence and pre-approves the answer (RFC 6121 §2.3, §3.1, §3.4).
    base::Task<base::Result<>> add(base::Jid jid, QString name, QStringList groups);
    base::Task<base::Result<>> rename(base::Jid jid, QString name, QStringList groups);
    // Removes the entry and both subscriptions.
    base::Task<base::Result<>> remove(base::Jid jid);
    // The server lets nothing through from there, to any device (XEP-0191); a person, a device or a whole domain.
    base::Task<base::Result<>> block(base::Jid jid);
    base::Task<base::Result<>> unblock(base::Jid jid);
    // People, devices and domains, as the server has them now.
    base::Task<base::Result<QList<base::Jid>>> blocked();
    // As the server has it now: that person, or the whole domain.
    base::Task<base::Result<bool>> isBlocked(base::Jid jid);
    // Accepts a request and asks back, so that both see each other.
    base::Task<base::Result<>> accept(base::Jid jid);
    // Declines for good; `Ignore` in the interface leaves the request where it is.
    void decline(const base::Jid &jid);

    // For the account that owns it. A fresh session: fetches the list, then shows us as available.
    void begin();
    void takePresence(const stream::Stanza &stanza);

Q_SIGNALS:
    void loaded(); // the whole list changed: read contacts() again
    void contactChanged(model::Contact contact);
    void contactRemoved(base::Jid jid);
    void presenceChanged(base::Jid jid, model::Presence presence);
    void requestReceived(model::ContactRequest request);
    void requestGone(base::Jid jid);
    void fetched(const base::Result<> &result); // the server's list has come, or not

private:
    friend class Account;
    friend class AvatarFetch;

    struct Device
    {
        model::Presence presence;
        int priority = 0;
    };

    // Contacts as they were when the program last ran.
    base::Task<base::Result<>> load();
    void end();
    base::Task<base::Result<>> fetch();
    base::Task<base::Result<>> whenLoaded();
    bool mayBeContact(const base::Jid &bareJid) const;
    void takeSubscription(const xep::SubscriptionStep &step);
    void takePush(const xep::RosterItem &item, const QString &version);
    base::Task<base::Result<>> replaceAll(xep::RosterList list);
    void changeContact(model::Contact contact);
    void setNickname(const base::Jid &bareJid, const QString &nickname);
    void setPicture(const base::Jid &bareJid, const QString &hash);
    base::Task<base::Result<>> tell(xep::PresenceType what, const base::Jid &bareJid);
    void dropRequest(const base::Jid &jid);
    model::Contact contactFrom(const xep::RosterItem &item) const;

    const model::AccountId m_account;
    xep::Modules &m_modules;
    store::Profile &m_profile;
    Conversations &m_conversations;
    const base::Clock &m_clock;
    QHash<base::Jid, model::Contact> m_contacts;
    QHash<base::Jid, model::ContactRequest> m_requests;
    QHash<base::Jid, QHash<QString, Device>> m_devices; // by bare address and resource
    std::optional<base::Result<>> m_fetched;            // in this session
};

} // namespace chat
