// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

namespace theme {
namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "padlock-closed",
    "padlock-verified",
    "padlock-warning",
    "padlock-waiting",
    "padlock-busy",
    "padlock-open",
    "globe",
    "search",
    "plus",
    "back",
    "close",
    "more",
    "details",
    "attach",
    "emoji",
    "microphone",
    "send",
    "reply",
    "forward",
    "copy",
    "edit",
    "delete",
    "pin",
    "mute",
    "bell",
    "archive",
    "clock",
    "tick",
    "double-tick",
    "warning",
    "person",
    "group",
    "device",
    "settings",
    "eye",
    "eye-off",
    "chevron-down",
    "chevron-up",
    "chevron-end",
    "check",
    "list",
    "retry",
    "link",
    "quit",
    "file",
    "heart",
    "block",
    "download",
    "play",
    "pause",
    "stop",
    "help",
};

QByteArray drawing(Icon icon)
{
    const QLatin1String name(fileNames[static_cast<size_t>(icon)]);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("missing icon %s", fileNames[static_cast<size_t>(icon)]);
        return {};
    }
    return file.readAll();
}

QPixmap render(Icon icon, const QColor &colour, int devicePixels)
{
    QByteArray svg = drawing(icon);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QPixmap pixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, devicePixels, devicePixels));
    return pixmap;
}

// Draws with the colours of the moment, so that icons in menus follow a live change of theme.
class TokenEngine final : public QIconEngine
{
public:
    TokenEngine(Icon icon, Colour colour)
        : m_icon(icon)
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Look &look = applicationLook();
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        paintIcon(*painter, square, m_icon, look[mode == QIcon::Disabled ? Colour::Disabled : m_colour],
                  QGuiApplication::layoutDirection());
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TokenEngine(*this); }

private:
    Icon m_icon;
    Colour m_colour;
};

} // namespace

bool isMirrored(Icon icon)
{
    switch (icon) {
    case Icon::Back:
    case Icon::Send:
    case Icon::Reply:
    case Icon::Forward:
    case Icon::List:
    case Icon::ChevronEnd:
    case Icon::Quit: return true;
    default: return false;
    }
}

QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio, Qt::LayoutDirection direction)
{
    const bool mirrored = direction == Qt::RightToLeft && isMirrored(icon);
    const int devicePixels = std::max(1, static_cast<int>(std::ceil(size * devicePixelRatio)));
    const QString key = QStringLiteral("lucchetto-icon-%1-%2-%3-%4")
                            .arg(QString::number(static_cast<int>(icon)), colour.name(QColor::HexArgb),
                                 QString::number(devicePixels), QString::number(mirrored));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(icon, colour, devicePixels);
        if (mirrored)
            pixmap = pixmap.transformed(QTransform::fromScale(-1, 1));
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &colour, Qt::LayoutDirection direction)
{
    // Of what is really painted on: painter.device() is the widget even when it is drawn into a picture.
    const qreal ratio = std::max(1.0, std::abs(painter.deviceTransform().m11()));
    const int size = static_cast<int>(std::lround(rect.width()));
    // On whole device pixels, or the strokes blur.
    const auto snap = [ratio](qreal value) { return std::round(value * ratio) / ratio; };
    painter.drawPixmap(QPointF(snap(rect.x()), snap(rect.y())), iconPixmap(icon, colour, size, ratio, direction));
}

QIcon asIcon(Icon icon, Colour colour)
{
    return QIcon(new TokenEngine(icon, colour));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/lucchetto.svg"));
}

void paintApplicationIcon(QPainter &painter, const QRectF &rect)
{
    QSvgRenderer(QStringLiteral(":/icons/lucchetto.svg")).render(&painter, rect);
}

} // namespace theme
