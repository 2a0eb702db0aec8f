// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Row.h"

#include "timeline/RowLayout.h"
#include "timeline/TextBlock.h"

#include <algorithm>

namespace timeline {

Row::Row(model::Message message)
    : m_message(std::move(message))
    , m_key(keyOf(m_message))
{
}

void Row::setMessage(const model::Message &message)
{
    m_message = message;
    m_key = keyOf(message);
    invalidate();
}

void Row::unfold()
{
    ++m_unfolded;
    invalidate();
}

void Row::build(RowContent content, int viewportWidth, const theme::Look &look, int stamp)
{
    m_content = std::move(content);
    m_blocks.clear();
    for (const Part &part : std::as_const(m_content.parts))
        m_blocks.push_back(std::make_unique<TextBlock>(part));
    m_meta = m_content.side == Side::Middle ? MetaLine()
                                            : MetaLine(m_content, look, bubbleTextWidth(m_content, viewportWidth));
    m_geometry = layOutRow(m_content, m_blocks, m_meta, viewportWidth, look);
    m_stamp = stamp;
    m_isDropped = false;
}

void Row::drop()
{
    m_blocks.clear();
    m_content = {};
    m_meta = {};
    m_isDropped = true;
}

int Row::textStart(size_t block) const
{
    int start = 0;
    for (size_t index = 0; index < block; ++index)
        start += m_blocks[index]->textLength() + 1;
    return start;
}

int Row::textLength() const
{
    return m_blocks.empty() ? 0 : textStart(m_blocks.size() - 1) + m_blocks.back()->textLength();
}

int Row::positionAt(QPointF point) const
{
    if (m_blocks.empty() || point.y() < m_geometry.bubble.top())
        return 0;
    if (point.y() >= m_geometry.bubble.bottom())
        return textLength();
    size_t found = m_blocks.size() - 1;
    for (size_t index = 0; index < m_blocks.size(); ++index) {
        if (point.y() < m_geometry.blocks[index].bottom()) {
            found = index;
            break;
        }
    }
    return textStart(found) + m_blocks[found]->positionAt(point - m_geometry.blocks[found].topLeft());
}

QString Row::linkAt(QPointF point) const
{
    for (size_t index = 0; index < m_blocks.size(); ++index) {
        if (m_geometry.blocks[index].contains(point))
            return m_blocks[index]->linkAt(point - m_geometry.blocks[index].topLeft());
    }
    return {};
}

size_t Row::blockOf(int position) const
{
    size_t found = 0;
    while (found + 1 < m_blocks.size() && textStart(found + 1) <= position)
        ++found;
    return found;
}

TextRange Row::wordAt(int position) const
{
    if (m_blocks.empty())
        return {};
    const size_t block = blockOf(position);
    const int start = textStart(block);
    const TextRange word = m_blocks[block]->wordAt(position - start);
    return {start + word.from, start + word.to};
}

TextRange Row::paragraphAt(int position) const
{
    if (m_blocks.empty())
        return {};
    const size_t block = blockOf(position);
    const int start = textStart(block);
    const TextRange paragraph = m_blocks[block]->paragraphAt(position - start);
    return {start + paragraph.from, start + paragraph.to};
}

QString textOf(const RowContent &content)
{
    QStringList texts;
    for (const Part &part : content.parts)
        texts.append(part.text);
    return texts.join(QLatin1Char('\n'));
}

} // namespace timeline
