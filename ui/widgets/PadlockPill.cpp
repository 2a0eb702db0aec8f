// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PadlockPill.h"

#include "widgets/Paint.h"

namespace widgets {
namespace {

constexpr int sidePadding = 10;
constexpr int usualIcon = 18;

} // namespace

PadlockPill::PadlockPill(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPadlock({});
}

void PadlockPill::setPadlock(const text::Padlock &padlock)
{
    if (padlock == m_padlock && !text().isEmpty())
        return;
    m_padlock = padlock;
    const text::PadlockFace face = text::faceOf(padlock);
    setText(face.word);
    setAccessibleName(tr("Encryption", "the padlock button in the header of a chat"));
    setAccessibleDescription(face.word + QStringLiteral(". ") + face.explanation);
    setToolTip(face.word + QLatin1Char('\n') + face.explanation);
    updateGeometry();
    update();
}

void PadlockPill::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

QSize PadlockPill::wideHint() const
{
    const theme::Look &look = theme::lookOf(this);
    const QFontMetrics metrics(look.font(theme::Type::SecondaryBold));
    const int height = std::max(theme::measure::minimumTarget, metrics.height() + 2 * 6);
    return {2 * sidePadding + look.grown(usualIcon) + 4 + metrics.horizontalAdvance(text()) + 2, height};
}

QSize PadlockPill::sizeHint() const
{
    const QSize wide = wideHint();
    return m_compact ? QSize(wide.height() + theme::space::small, wide.height()) : wide;
}

void PadlockPill::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    const text::PadlockFace face = text::faceOf(m_padlock);
    QPainter painter(this);
    const QRectF body = paintFocus(painter, rect(), height() / 2.0, hasFocus(), look);
    paintPlate(painter, body, height() / 2.0, look[face.background], look[face.colour], underMouse() ? 2 : 1);
    const int side = look.grown(usualIcon);
    QRect icon(sidePadding, (height() - side) / 2, side, side);
    if (m_compact)
        icon.moveCenter(rect().center());
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), face.icon, look[face.colour]);
    if (m_compact)
        return;
    painter.setFont(look.font(theme::Type::SecondaryBold));
    painter.setPen(look[face.colour]);
    const QRect words = rect().adjusted(sidePadding + side + 4, 0, -sidePadding + 2, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)), face.word);
}

} // namespace widgets
