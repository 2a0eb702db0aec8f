// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a chat of core as a source for the view. Owned with the chat::Timeline by whoever shows it.
#pragma once

#include "timeline/MessageSource.h"

namespace timeline {

class ChatSource final : public MessageSource
{
public:
    // `chatTimeline` must outlive the source.
    explicit ChatSource(chat::Timeline &chatTimeline, QObject *parent = nullptr);

    Answer last(int count) override;
    Answer before(model::Message message, int count) override;
    Answer after(model::Message message, int count) override;
    Answer around(model::MessageId message, int count) override;

private:
    chat::Timeline &m_timeline;
};

} // namespace timeline
