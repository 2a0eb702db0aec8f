// SPDX-License-Identifier: GPL-3.0-or-later
// What the view must know of a chat besides its messages. Value with a question inside; handed in by the window.
#pragma once

#include "model/Conversation.h"
#include "timeline/RowContent.h"

#include <functional>

namespace timeline {

struct ChatFacts
{
    model::ConversationKind kind = model::ConversationKind::Person;
    bool isEncrypted = false; // what the next message will be; a clear one stands out then
    // Who wrote an incoming message; asked whenever a row is built, so it must answer at once.
    std::function<widgets::AvatarFace(const model::Message &)> personOf;

    // Decides what is today and yesterday; without it the computer's clock does.
    std::function<QDateTime()> now = {};

    bool isRoom() const
    {
        return kind == model::ConversationKind::PrivateGroup || kind == model::ConversationKind::PublicChannel;
    }
};

} // namespace timeline
