// SPDX-License-Identifier: GPL-3.0-or-later
// Painting that all widgets share. Free functions, main thread.
#pragma once

#include "theme/Look.h"

#include <QPainter>

class QWidget;

namespace widgets {

// Ring at the edge of `rect` and 2 px of air inside it, if `focused`; gives back the room left for the body.
QRectF paintFocus(QPainter &painter, const QRectF &rect, qreal cornerRadius, bool focused, const theme::Look &look);
// Rounded rectangle whose edge of `width` px lies inside `rect`; an invalid colour leaves fill or edge out.
void paintPlate(QPainter &painter, const QRectF &rect, qreal cornerRadius, const QColor &fill, const QColor &edge,
                qreal width = 1);

} // namespace widgets
