// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what a message looks like beside its neighbours. Pure: the same values give the same row. Owned by Column.
#pragma once

#include "timeline/ChatFacts.h"
#include "timeline/RowContent.h"

namespace timeline {

// Where unread messages began when the chat was opened; no id: none.
struct UnreadMark
{
    model::MessageId first;
    int count = 0;

    bool operator==(const UnreadMark &) const = default;
};

class RowBuilder
{
public:
    ChatFacts facts;
    UnreadMark unread;
    text::FoundWords found;   // marked in all texts
    model::MessageId foundIn; // the hit that was gone to; no id: none

    // `previous` and `next` may be null at the ends of what is known; `unfolded` counts "Show all".
    RowContent build(const model::Message &message, const model::Message *previous, const model::Message *next,
                     int unfolded) const;

    // The day of a message in words.
    QString dayOf(const model::Message &message) const;

private:
    bool continues(const model::Message *earlier, const model::Message *later) const;
    widgets::AvatarFace personOf(const model::Message &message) const;
    Padlock padlockOf(const model::Message &message) const;
    void markFound(RowContent &content, const model::Message &message) const;
    void addParts(RowContent &content, const model::Message &message, int unfolded) const;
};

} // namespace timeline
