// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a row that is ready. No side effects: what it shows was decided before. Made for one paint event.
#pragma once

#include "timeline/Selection.h"

namespace timeline {

class RowPainter
{
public:
    RowPainter(QPainter &painter, const theme::Look &look, widgets::AvatarPictures *pictures);

    // `top` is where the row begins in the viewport.
    void paint(const Row &row, int top, const Selection &selection);
    // The ring around a row; it reaches over its neighbours, so they go first.
    void paintFocus(const Row &row, int top);
    void paintDatePill(const QRectF &area, const QString &day, qreal opacity = 1);

private:
    void paintBubble(const Row &row);
    void paintUnreadLine(const QRectF &area, int count);
    void paintText(const QRectF &area, const QString &text, theme::Type type, const QColor &colour);

    QPainter &m_painter;
    const theme::Look &m_look;
    widgets::AvatarPictures *m_pictures;
};

} // namespace timeline
