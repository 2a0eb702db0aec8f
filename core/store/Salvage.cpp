// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Salvage.h"

#include "store/MessageRow.h"
#include "store/Messages.h"
#include "store/Schema.h"

namespace store {
namespace {

using base::Result;

void copyAll(Query from, Connection &fresh, Sql insert)
{
    while (from.next())
        static_cast<void>(fresh.query(insert, from).finish());
}

// Their history is gone here, so they begin empty.
void copyConversations(Connection &damaged, Connection &fresh)
{
    copyAll(damaged.query("SELECT id, account, jid, kind, name, pinned, archived, stranger, muted_until, encryption,"
                          " draft, last_activity, beside_lock FROM conversation"),
            fresh,
            "INSERT INTO conversation (id, account, jid, kind, name, pinned, archived, stranger, muted_until,"
            " encryption, draft, last_activity, beside_lock) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

void copyUnsent(Connection &damaged, Connection &fresh)
{
    auto unsent = damaged.query("SELECT m.* FROM outbox o JOIN message m ON m.id = o.message ORDER BY o.position");
    while (unsent.next())
        static_cast<void>(messages::insert(fresh, readMessage(unsent)));
}

} // namespace

void salvage(Connection &fresh, const QString &damagedFile, const base::Secret &key)
{
    if (damagedFile.isEmpty())
        return;
    const auto opened = Connection::open(damagedFile, key, OpenMode::ReadWrite);
    if (!opened)
        return;
    Connection &damaged = **opened;
    const auto version = schema::version(damaged);
    if (!version || *version != schema::current())
        return;
    Transaction transaction(fresh);
    if (!transaction.begin())
        return;
    copyAll(damaged.query("SELECT * FROM account"), fresh,
            "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    copyAll(damaged.query("SELECT * FROM secret"), fresh, "INSERT INTO secret VALUES (?, ?, ?)");
    copyAll(damaged.query("SELECT * FROM setting"), fresh, "INSERT INTO setting VALUES (?, ?)");
    copyAll(damaged.query("SELECT * FROM contact"), fresh, "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?)");
    copyAll(damaged.query("SELECT * FROM person"), fresh, "INSERT INTO person VALUES (?, ?, ?, ?)");
    copyAll(damaged.query("SELECT * FROM request"), fresh, "INSERT INTO request VALUES (?, ?, ?, ?, ?)");
    copyConversations(damaged, fresh);
    copyUnsent(damaged, fresh);
    static_cast<void>(transaction.commit());
}

} // namespace store
