// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/ChatSource.h"

namespace timeline {

ChatSource::ChatSource(chat::Timeline &chatTimeline, QObject *parent)
    : MessageSource(parent)
    , m_timeline(chatTimeline)
{
    connect(&m_timeline, &chat::Timeline::messageAdded, this, &MessageSource::added);
    connect(&m_timeline, &chat::Timeline::messageChanged, this, &MessageSource::changed);
    connect(&m_timeline, &chat::Timeline::removed, this, &MessageSource::removed);
    connect(&m_timeline, &chat::Timeline::cleared, this, &MessageSource::cleared);
}

MessageSource::Answer ChatSource::last(int count)
{
    return m_timeline.last(count);
}

MessageSource::Answer ChatSource::before(model::Message message, int count)
{
    return m_timeline.before(std::move(message), count);
}

MessageSource::Answer ChatSource::after(model::Message message, int count)
{
    return m_timeline.after(std::move(message), count);
}

MessageSource::Answer ChatSource::around(model::MessageId message, int count)
{
    return m_timeline.around(message, count);
}

} // namespace timeline
