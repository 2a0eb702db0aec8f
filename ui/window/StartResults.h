// SPDX-License-Identifier: GPL-3.0-or-later
// What the search-or-start field proposes for the words typed into it; the first is what Enter takes. Plain functions.
#pragma once

#include "base/Jid.h"
#include "model/Contact.h"
#include "model/Conversation.h"

#include <QList>
#include <QString>

namespace window {

struct StartResult
{
    enum class Kind { Chat, Contact, NewAddress, SearchMessages };

    Kind kind = Kind::Chat;
    model::ConversationId conversation; // Chat
    model::AccountId account;
    base::Jid jid;
    QString name; // as shown
    QString line; // below it
    QString avatarHash;

    bool operator==(const StartResult &) const = default;
};

// Letters without case and accents, so that "peru" finds "Perù".
QString folded(const QString &text);

// Exact addresses first, then what begins with the words, then "write to" a whole address, then what contains them.
// `account` writes to new addresses.
QList<StartResult> startResults(const QString &typed, const QList<model::Conversation> &conversations,
                                const QList<model::Contact> &contacts, model::AccountId account);

} // namespace window
