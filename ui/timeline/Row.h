// SPDX-License-Identifier: GPL-3.0-or-later
// One message on its way to the screen: the value, what it looks like, and where its pieces stand. Owned by RowWindow.
#pragma once

#include "timeline/Block.h"
#include "timeline/MetaLine.h"
#include "timeline/RowContent.h"
#include "timeline/RowKey.h"

#include <memory>
#include <vector>

namespace timeline {

// Where the pieces of a row stand, in px from its top left corner; empty rectangles are not there.
struct RowGeometry
{
    int height = 0;
    QRectF date;
    QRectF unread;
    QRectF picture;
    QRectF bubble;
    QRectF name;
    QRectF more; // "Show all"
    QRectF meta;
    std::vector<QRectF> blocks;
};

class Row
{
public:
    explicit Row(model::Message message);

    RowKey key() const { return m_key; }
    const model::Message &message() const { return m_message; }
    void setMessage(const model::Message &message);
    // Asks for more of a folded text; each step shows a bounded piece (G12).
    void unfold();
    int unfolded() const { return m_unfolded; }

    // What it shows may have changed.
    void invalidate() { m_stamp = 0; }
    // Built and measured for that stamp of the view (width, look, facts); its pieces can be painted.
    bool isReady(int stamp) const { return m_stamp == stamp && !m_isDropped; }
    bool isMeasured(int stamp) const { return m_stamp == stamp; }
    void build(RowContent content, int viewportWidth, const theme::Look &look, int stamp);
    // Gives the laid-out pieces back; the height stays.
    void drop();
    bool isDropped() const { return m_isDropped; }

    const RowContent &content() const { return m_content; }
    const RowGeometry &geometry() const { return m_geometry; }
    const MetaLine &meta() const { return m_meta; }
    int height() const { return m_geometry.height; }
    const Block &block(size_t index) const { return *m_blocks[index]; }
    size_t blockCount() const { return m_blocks.size(); }
    // Where the text of a block begins in the text of the row; texts are joined by '\n'.
    int textStart(size_t block) const;
    int textLength() const;
    int positionAt(QPointF point) const;
    QString linkAt(QPointF point) const;
    TextRange wordAt(int position) const;
    TextRange paragraphAt(int position) const;

private:
    size_t blockOf(int position) const;

    model::Message m_message;
    RowKey m_key;
    RowContent m_content;
    RowGeometry m_geometry;
    MetaLine m_meta;
    std::vector<std::unique_ptr<Block>> m_blocks;
    int m_unfolded = 0;
    int m_stamp = 0; // 0: to be built
    bool m_isDropped = true;
};

// The text of all parts as it is selected and copied.
QString textOf(const RowContent &content);

} // namespace timeline
