// SPDX-License-Identifier: GPL-3.0-or-later
// The contact list of one account with presence and requests (RFC 6121). Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Contact.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace store {
class Profile;
}
namespace stream {
class Session;
struct Stanza;
}

namespace chat {

class Roster : public QObject
{
    Q_OBJECT

public:
    Roster(model::AccountId account, stream::Session &session, store::Profile &profile);
    ~Roster() override;

    QList<model::Contact> contacts() const { return m_contacts.values(); }
    std::optional<model::Contact> find(const base::Jid &bareJid) const;
    model::Presence presence(const base::Jid &bareJid) const;
    QList<model::ContactRequest> requests() const { return m_requests.values(); }

    // Adds or renames (roster set), asks to see presence and pre-approves the answer (RFC 6121 §2.3, §3.1, §3.4).
    base::Task<base::Result<>> add(base::Jid jid, QString name, QStringList groups);
    base::Task<base::Result<>> rename(base::Jid jid, QString name, QStringList groups);
    // Removes the entry and both subscriptions.
    base::Task<base::Result<>> remove(base::Jid jid);
    // Accepts a request and asks back, so that both see each other.
    base::Task<base::Result<>> accept(base::Jid jid);
    // Declines for good; `Ignore` in the interface leaves the request where it is.
    void decline(const base::Jid &jid);

Q_SIGNALS:
    void loaded(); // the whole list changed: read contacts() again
    void contactChanged(model::Contact contact);
    void contactRemoved(base::Jid jid);
    void presenceChanged(base::Jid jid, model::Presence presence);
    void requestReceived(model::ContactRequest request);
    void requestGone(base::Jid jid);

private:
    friend class Account;
    struct Private;
    QHash<base::Jid, model::Contact> m_contacts;
    QHash<base::Jid, model::ContactRequest> m_requests;
    std::unique_ptr<Private> m;
};

} // namespace chat
