// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Paint.h"

namespace widgets {

QRectF paintFocus(QPainter &painter, const QRectF &rect, qreal cornerRadius, bool focused, const theme::Look &look)
{
    if (!focused)
        return rect;
    paintPlate(painter, rect, cornerRadius, {}, look[theme::Colour::Accent], theme::measure::focusRing);
    const qreal inset = theme::measure::focusRing + theme::measure::focusOffset;
    return rect.adjusted(inset, inset, -inset, -inset);
}

void paintPlate(QPainter &painter, const QRectF &rect, qreal cornerRadius, const QColor &fill, const QColor &edge,
                qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    const qreal inset = edge.isValid() ? width / 2 : 0;
    const QRectF inner = rect.adjusted(inset, inset, -inset, -inset);
    const qreal largest = std::min(inner.width(), inner.height()) / 2;
    const qreal round = std::min(std::max(cornerRadius - inset, 0.0), largest);
    painter.drawRoundedRect(inner, round, round);
    painter.restore();
}

} // namespace widgets
