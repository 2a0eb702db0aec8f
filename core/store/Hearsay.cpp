// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Hearsay.h"

namespace store::hearsay {

using base::Done;
using base::Result;

Result<Done> add(Connection &connection, model::AccountId account, const Word &word)
{
    const auto &about = word.about;
    return connection.run("INSERT INTO omemo_hearsay (account, teller, teller_key, owner, identity, trust, said)"
                          " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE (SELECT count(*) FROM omemo_hearsay"
                          " WHERE account = ?1 AND teller = ?2) < 1000"
                          " ON CONFLICT DO UPDATE SET trust = excluded.trust, said = excluded.said"
                          " WHERE excluded.said > said",
                          account, word.teller, word.tellerKey, about.owner, about.identity, about.trust, about.since);
}

Result<QList<Word>> take(Connection &connection, model::AccountId account, const base::Jid &teller,
                         const QByteArray &tellerKey)
{
    QList<Word> words;
    auto query = connection.query("DELETE FROM omemo_hearsay WHERE account = ? AND teller = ? AND teller_key = ?"
                                  " RETURNING owner, identity, trust, said",
                                  account, teller, tellerKey);
    while (query.next())
        words.append(
            {teller, tellerKey, {query.jid(0), query.blob(1), query.as<model::KeyTrust>(2), query.time(3), {}}});
    if (query.failed())
        return query.error();
    return words;
}

} // namespace store::hearsay
