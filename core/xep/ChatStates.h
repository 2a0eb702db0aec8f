// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the other side is typing (XEP-0085).
#pragma once

#include "stream/Origin.h"
#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

enum class ChatState { Active, Composing, Paused, Inactive, Gone };
constexpr auto wireWords(const ChatState *)
{
    using enum ChatState;
    return std::to_array<std::pair<ChatState, QStringView>>({{Active, u"active"},
                                                             {Composing, u"composing"},
                                                             {Paused, u"paused"},
                                                             {Inactive, u"inactive"},
                                                             {Gone, u"gone"}});
}

struct ChatStates
{
    static About about();
};

// The state in the message; nothing if there is none or several.
std::optional<ChatState> chatStateIn(const xml::Element &message);
// The state of somebody else that counts now: old news (archive, delayed), errors and own devices say nothing.
std::optional<ChatState> freshChatState(const stream::Stanza &message);
xml::Element write(ChatState state);

} // namespace xep
