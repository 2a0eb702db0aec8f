// SPDX-License-Identifier: GPL-3.0-or-later
// What devices have said about keys whose own key nobody has verified yet: it counts once somebody has (XEP-0450 §4).
// Plain functions for use inside Profile::write.
#pragma once

#include "base/Result.h"
#include "model/Key.h"
#include "store/Connection.h"

#include <QList>

namespace store::hearsay {

struct Word
{
    base::Jid teller; // bare
    QByteArray tellerKey;
    model::Key about; // since: when it was said; decidedBy is not read
};

// The last word of one about the same key stays; at most a thousand of one teller.
base::Result<base::Done> add(Connection &connection, model::AccountId account, const Word &word);
// Takes what that key has said.
base::Result<QList<Word>> take(Connection &connection, model::AccountId account, const base::Jid &teller,
                               const QByteArray &tellerKey);

} // namespace store::hearsay
