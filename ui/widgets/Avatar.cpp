// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Avatar.h"

#include "base/Pool.h"
#include "theme/Identity.h"
#include "widgets/Paint.h"
#include "widgets/SafeImage.h"

#include <QPainterPath>
#include <QPixmapCache>
#include <QTextBoundaryFinder>

namespace widgets {
namespace {

using theme::Colour;

constexpr int decodedSide = 192;       // px; the largest avatar is 96 at twice the scale
constexpr int maximumCost = 12 * 1024; // KiB of decoded pictures
constexpr double squareCorner = 0.28;  // of the side

// The first character as a reader sees it, in upper case.
QString initial(const QString &name)
{
    QString trimmed = name.trimmed();
    while (!trimmed.isEmpty() && trimmed.front().category() == QChar::Other_Format)
        trimmed.remove(0, 1); // such as the isolate around a name from right to left
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const qsizetype end = finder.toNextBoundary();
    const QString letter = end > 0 ? trimmed.left(std::min<qsizetype>(end, 12)) : QString();
    return letter.isEmpty() ? QStringLiteral("?") : letter.toUpper();
}

QPainterPath outline(const QRectF &rect, AvatarShape shape)
{
    QPainterPath path;
    const qreal round = rect.width() * (shape == AvatarShape::Round ? 0.5 : squareCorner);
    path.addRoundedRect(rect, round, round);
    return path;
}

void paintDot(QPainter &painter, const QRectF &rect, OnlineDot dot, const theme::Look &look, const QColor &backdrop)
{
    const qreal side = std::max(10.0, rect.width() * 0.23);
    // On the edge of the circle, lower end.
    QRectF circle(0, 0, side, side);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    circle.moveBottom(rect.bottom() - 1);
    if (mirrored)
        circle.moveLeft(rect.left() + 1);
    else
        circle.moveRight(rect.right() - 1);
    const Colour colour = dot == OnlineDot::Online ? Colour::Ok : dot == OnlineDot::Away ? Colour::Warn : Colour::Bad;
    painter.setPen(Qt::NoPen);
    painter.setBrush(backdrop.isValid() ? backdrop : look[Colour::Sidebar]);
    painter.drawEllipse(circle.adjusted(-2, -2, 2, 2));
    painter.setBrush(look[colour]);
    painter.drawEllipse(circle);
    // Shapes differ too: away has a hand of a clock, busy a bar.
    painter.setPen(QPen(backdrop.isValid() ? backdrop : look[Colour::Sidebar], 1.6, Qt::SolidLine, Qt::RoundCap));
    const QPointF centre = circle.center();
    if (dot == OnlineDot::Busy)
        painter.drawLine(centre - QPointF(side * 0.22, 0), centre + QPointF(side * 0.22, 0));
    else if (dot == OnlineDot::Away)
        painter.drawPolyline(QPolygonF{centre - QPointF(0, side * 0.24), centre, centre + QPointF(side * 0.2, 0)});
}

} // namespace

AvatarPictures::AvatarPictures(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_images(maximumCost)
{
}

QPixmap AvatarPictures::picture(const QString &hash, int devicePixels)
{
    if (hash.isEmpty())
        return {};
    const QString key = QStringLiteral("lucchetto-avatar-%1-%2").arg(hash, QString::number(devicePixels));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    if (const QImage *image = m_images.object(hash)) {
        if (image->isNull())
            return {};
        pixmap = QPixmap::fromImage(
            image->scaled(devicePixels, devicePixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }
    if (!m_asked.contains(hash)) {
        m_asked.insert(hash);
        m_source(hash, [self = QPointer(this), hash](QByteArray bytes) {
            if (self)
                self->decode(hash, std::move(bytes));
        });
    }
    return {};
}

void AvatarPictures::forget(const QString &hash)
{
    m_asked.remove(hash);
    m_images.remove(hash);
    Q_EMIT arrived(hash);
}

void AvatarPictures::decode(const QString &hash, QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    QThreadPool::globalInstance()->start([self = QPointer(this), hash, bytes = std::move(bytes)] {
        const QImage image = decodeImage(bytes, QSize(decodedSide, decodedSide));
        const QRect middle((image.width() - std::min(image.width(), image.height())) / 2,
                           (image.height() - std::min(image.width(), image.height())) / 2,
                           std::min(image.width(), image.height()), std::min(image.width(), image.height()));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, hash, square = image.copy(middle)] {
                if (!self)
                    return;
                self->m_images.insert(hash, new QImage(square), static_cast<int>(square.sizeInBytes() / 1024) + 1);
                self->m_asked.remove(hash);
                Q_EMIT self->arrived(hash);
            },
            Qt::QueuedConnection);
    });
}

void paintAvatar(QPainter &painter, const QRectF &rect, const AvatarFace &face, AvatarPictures *pictures,
                 const theme::Look &look, const QColor &backdrop)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const int devicePixels = qCeil(rect.width() * std::max(1.0, std::abs(painter.deviceTransform().m11())));
    const QPixmap pixmap = pictures ? pictures->picture(face.hash, devicePixels) : QPixmap();
    const QPainterPath path = outline(rect, face.shape);
    if (!pixmap.isNull()) {
        QBrush brush(pixmap);
        QTransform transform = QTransform::fromTranslate(rect.x(), rect.y());
        transform.scale(rect.width() / pixmap.width(), rect.height() / pixmap.height());
        brush.setTransform(transform);
        painter.fillPath(path, brush);
    } else {
        painter.fillPath(path, theme::identityColour(face.seed, look.colours.scheme()));
        QFont font = look.font(theme::Type::BodyBold);
        font.setPixelSize(std::max(10, qRound(rect.width() * 0.41)));
        painter.setFont(font);
        painter.setPen(look[Colour::OnIdentity]);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initial(face.name));
    }
    if (face.dot != OnlineDot::None)
        paintDot(painter, rect, face.dot, look, backdrop);
    painter.restore();
}

Avatar::Avatar(int side, AvatarPictures *pictures, QWidget *parent)
    : QAbstractButton(parent)
    , m_side(side)
    , m_pictures(pictures)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    if (pictures) {
        connect(pictures, &AvatarPictures::arrived, this, [this](const QString &hash) {
            if (hash == m_face.hash)
                update();
        });
    }
}

void Avatar::setFace(AvatarFace face)
{
    if (face == m_face)
        return;
    m_face = std::move(face);
    if (focusPolicy() == Qt::NoFocus)
        setAccessibleName(m_face.name);
    update();
}

void Avatar::setPressable(const QString &name)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(name);
    setToolTip(name);
    updateGeometry();
}

QSize Avatar::sizeHint() const
{
    const int side = focusPolicy() == Qt::NoFocus ? m_side : std::max(m_side + 8, theme::measure::primaryTarget);
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    QRectF circle(0, 0, m_side, m_side);
    circle.moveCenter(QRectF(rect()).center());
    const qreal round = m_side * (m_face.shape == AvatarShape::Round ? 0.5 : squareCorner);
    if (hasFocus())
        paintFocus(painter, circle.adjusted(-4, -4, 4, 4), round + 4, true, look);
    const QColor backdrop = parentWidget() ? parentWidget()->palette().color(QPalette::Window) : QColor();
    paintAvatar(painter, circle, m_face, m_pictures, look, backdrop);
}

} // namespace widgets
