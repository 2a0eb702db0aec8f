// SPDX-License-Identifier: GPL-3.0-or-later
// One row of the chat list: the chat and what is known about it at the moment, and how both are said (ux.md B5, B20).
// Plain values, main thread.
#pragma once

#include "model/Conversation.h"
#include "text/Padlock.h"
#include "widgets/Avatar.h"

#include <optional>

namespace lists {

struct ConversationRow
{
    model::Conversation chat;
    widgets::OnlineDot dot = widgets::OnlineDot::None; // only for contacts
    bool isTyping = false;
    int mentions = 0;
    // Unknown counts as not encrypted: the padlock never promises what nobody has checked.
    text::PadlockState padlock = text::PadlockState::NotEncrypted;

    bool isGroup() const;
    bool isMuted(const QDateTime &now) const { return chat.mutedUntil.isValid() && chat.mutedUntil > now; }

    bool operator==(const ConversationRow &) const = default;
};

// The second line in pieces: "Draft:" in one colour, the text in another.
struct Preview
{
    std::optional<theme::Icon> icon;
    QString lead;
    theme::Colour leadColour = theme::Colour::Text2;
    QString text;
    theme::Colour textColour = theme::Colour::Text2;

    QString whole() const { return lead.isEmpty() ? text : lead + QLatin1Char(' ') + text; }
};

Preview previewOf(const ConversationRow &row);
widgets::AvatarFace faceOf(const ConversationRow &row);
// The whole row as a screen reader says it.
QString sentenceOf(const ConversationRow &row, const QDateTime &now);

} // namespace lists

Q_DECLARE_METATYPE(lists::ConversationRow)
