// SPDX-License-Identifier: GPL-3.0-or-later
// What one message looks like, before anybody measured it: sides, words and parts. Plain value, made by RowBuilder.
#pragma once

#include "model/Message.h"
#include "text/FoundWords.h"
#include "text/Spans.h"
#include "widgets/Avatar.h"

#include <QList>
#include <QString>

namespace timeline {

enum class Side { Start, End, Middle }; // received, sent, said by the program
enum class RunPlace { Alone, First, Inside, Last };
enum class Padlock { None, Closed, Verified, Warning, Open };

// Aside: what stands in for a text, in secondary italics. Notice: a line of the program's own, centred.
enum class PartKind { Text, Emoji, Quote, Code, Aside, Notice };
// What the words in the small line do that look like a link.
enum class MetaAction { None, TryAgain, Details };

struct Part
{
    PartKind kind = PartKind::Text;
    QString text; // paragraphs divided by '\n'
    QList<text::Span> spans;
    QList<text::Stretch> found = {}; // what a search has found in it
    bool isFoundHere = false;        // and this is the hit that was gone to

    bool operator==(const Part &) const = default;
};

struct RowContent
{
    Side side = Side::Start;
    RunPlace place = RunPlace::Alone;
    QString dayAbove;           // not empty: the first message of the day with that name
    int unreadAbove = 0;        // over 0: the unread line with that number
    widgets::AvatarFace person; // who wrote it, for received ones
    bool showsName = false;
    bool showsPicture = false;
    bool keepsPictureSpace = false;

    QList<Part> parts;
    bool hasMore = false; // there is more text than the parts hold
    int maxLines = 0;     // 0: all lines are shown

    Padlock padlock = Padlock::None;
    bool isClearInEncrypted = false; // [UX-LOCK-2]
    bool isClosed = false;           // could not be decrypted: a card, not a text
    MetaAction action = MetaAction::None;
    bool edited = false;
    QString time;
    model::DeliveryState state = model::DeliveryState::None;

    bool operator==(const RowContent &) const = default;
};

} // namespace timeline
