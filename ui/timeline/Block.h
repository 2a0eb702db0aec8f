// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of a message on the screen: it measures itself, paints itself, and answers where a point is in its text.
// Owned by Row; coordinates are its own, from its top left corner.
#pragma once

#include "theme/Look.h"

#include <QPainter>
#include <QString>

namespace timeline {

// A stretch of selected text, in characters of the block; empty if `from` is not before `to`.
struct TextRange
{
    int from = 0;
    int to = 0;

    bool isEmpty() const { return from >= to; }
    bool operator==(const TextRange &) const = default;
};

class Block
{
public:
    virtual ~Block() = default;

    // Takes at most `maxWidth` and `maxLines` (0: any number); returns the lines it has used.
    virtual int layOut(qreal maxWidth, int maxLines, const theme::Look &look) = 0;
    // The row has decided how wide it is: texts of the other direction move to their side.
    virtual void settle(qreal width) = 0;
    virtual QSizeF size() const = 0;
    // How much of the last line is taken, to put the time beside it; a full line if nothing may stand there.
    virtual qreal lastLineWidth() const = 0;
    // Not everything fitted into the lines it was given.
    virtual bool isCut() const = 0;

    virtual void paint(QPainter &painter, TextRange selection, const theme::Look &look) const = 0;

    virtual int textLength() const = 0;
    virtual QString text(TextRange range) const = 0;
    // The position in the text that is nearest to that point.
    virtual int positionAt(QPointF point) const = 0;
    // Where a link under that point leads; empty: no link.
    virtual QString linkAt(QPointF point) const = 0;
    // The word or paragraph around a position.
    virtual TextRange wordAt(int position) const = 0;
    virtual TextRange paragraphAt(int position) const = 0;
};

} // namespace timeline
