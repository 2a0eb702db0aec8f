// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the timeline in the user's language. Free functions grouped for translation; main thread.
#pragma once

#include "timeline/RowContent.h"

#include <QCoreApplication>

namespace timeline {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(timeline::Words)

public:
    static QString edited() { return tr("edited"); }
    static QString notEncrypted() { return tr("Not encrypted", "a message; Italian agrees with messaggio"); }
    static QString notSent() { return tr("Not sent", "a message"); }
    static QString tryAgain() { return tr("Try again"); }
    static QString showAll() { return tr("Show all", "the rest of a long message"); }
    static QString deleted() { return tr("Message deleted"); }
    static QString unreadable(const QString &name);
    static QString ownUnreadable();
    static QString details() { return tr("Details"); }
    // What the padlock of a message means; empty without one.
    static QString padlock(const RowContent &content);
    static QString newMessages(int count) { return tr("%n new message(s)", nullptr, count); }
    static QString goToNewest() { return tr("Go to newest"); }
    static QString you() { return tr("You", "sender of one's own message"); }

    // "Today", "Yesterday", "Monday 16 November", with the year when it is another one.
    static QString day(QDate day, QDate today);
    static QString time(const QDateTime &time);
    // Day and time for copied text and accessible sentences.
    static QString dayAndTime(const QDateTime &time);
    // "delivered"; empty for incoming messages.
    static QString state(model::DeliveryState state);

    // The row as one sentence (ux.md B20): sender, text, time, state, encryption if it is not normal.
    static QString sentence(const RowContent &content, const QDateTime &time);
};

} // namespace timeline
