// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody's presence is said in a line and shown as a dot. Free functions grouped for translation.
#pragma once

#include "model/Contact.h"
#include "widgets/Avatar.h"

#include <QCoreApplication>

namespace chat {
class Account;
}

namespace window {

class Presence
{
    Q_DECLARE_TR_FUNCTIONS(Presence)

public:
    // What the account knows now: nothing about anybody while it has no line.
    static model::Presence of(const chat::Account *account, const base::Jid &bareJid);
    static QString typing() { return tr("is typing…"); }
    // "Online", "Last seen at 18:40", or empty if nothing is known.
    static QString line(const model::Presence &presence, const QDateTime &now);
    static widgets::OnlineDot dot(const model::Presence &presence);
};

} // namespace window
