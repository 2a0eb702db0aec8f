// SPDX-License-Identifier: GPL-3.0-or-later
// The house's own icons, tinted by token, sharp at every scale, mirrored where reading direction matters.
// Drawings live in resources/icons; rendered ones in QPixmapCache. Main thread.
#pragma once

#include "theme/Look.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace theme {

enum class Icon {
    PadlockClosed,
    PadlockVerified,
    PadlockWarning,
    PadlockWaiting,
    PadlockBusy,
    PadlockOpen,
    Globe,
    Search,
    Plus,
    Back,
    Close,
    More,
    Details,
    Attach,
    Emoji,
    Microphone,
    Send,
    Reply,
    Forward,
    Copy,
    Edit,
    Delete,
    Pin,
    Mute,
    Bell,
    Archive,
    Clock,
    Tick,
    DoubleTick,
    Warning,
    Person,
    Group,
    Device,
    Settings,
    Eye,
    EyeOff,
    ChevronDown,
    ChevronUp,
    ChevronEnd,
    Check,
    List,
    Retry,
    Link,
    Quit,
    File,
    Heart,
    Block,
    Download,
    Play,
    Pause,
    Stop,
    Help,
};
inline constexpr int iconCount = static_cast<int>(Icon::Help) + 1;

// Whether the picture turns around in right-to-left layouts (ux.md B4): back, send, reply, forward, list, chevron.
bool isMirrored(Icon icon);

// Painted into `rect` (square); `direction` decides mirroring.
void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &colour,
               Qt::LayoutDirection direction = Qt::LeftToRight);
// `size` in logical px.
QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio,
                   Qt::LayoutDirection direction = Qt::LeftToRight);
// For menus, actions and the tray: takes its colour from the current look whenever it is drawn.
QIcon asIcon(Icon icon, Colour colour = Colour::Text);
// The program's own picture: a padlock whose body is a speech bubble.
QIcon applicationIcon();
void paintApplicationIcon(QPainter &painter, const QRectF &rect);

} // namespace theme
