// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts as the server last told them, what people publish about themselves, and requests that wait for an answer.
// Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Contact.h"
#include "store/Connection.h"

#include <QList>

namespace store::roster {

// All contacts of one account, with nickname and avatar.
base::Result<QList<model::Contact>> list(Connection &connection, model::AccountId account);
// A whole roster from the server in place of the old one (RFC 6121 §2.1.4).
base::Result<base::Done> replace(Connection &connection, model::AccountId account,
                                 const QList<model::Contact> &contacts, const QString &version);
// One roster push: adds or changes; nickname and avatar are not touched (§2.1.6).
base::Result<base::Done> put(Connection &connection, const model::Contact &contact, const QString &version);
base::Result<base::Done> remove(Connection &connection, model::AccountId account, const base::Jid &jid,
                                const QString &version);
// On the list, whatever the subscription.
base::Result<bool> holds(Connection &connection, model::AccountId account, const base::Jid &jid);
// Empty if no roster was kept (§2.6).
base::Result<QString> version(Connection &connection, model::AccountId account);

// Published by anybody, contact or not (XEP-0172, XEP-0084, XEP-0153).
base::Result<base::Done> setNickname(Connection &connection, model::AccountId account, const base::Jid &jid,
                                     const QString &nickname);
base::Result<base::Done> setAvatar(Connection &connection, model::AccountId account, const base::Jid &jid,
                                   const QString &hash);
// Empty if none is known.
base::Result<QString> avatar(Connection &connection, model::AccountId account, const base::Jid &jid);

// Requests to see our presence, oldest first; of all accounts.
base::Result<QList<model::ContactRequest>> requests(Connection &connection);
base::Result<base::Done> putRequest(Connection &connection, const model::ContactRequest &request);
base::Result<base::Done> removeRequest(Connection &connection, model::AccountId account, const base::Jid &jid);

} // namespace store::roster
