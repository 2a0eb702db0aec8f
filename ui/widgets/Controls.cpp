// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Controls.h"

#include "widgets/Paint.h"

#include <QLocale>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace widgets {

using theme::Colour;
using theme::Type;

CheckBox::CheckBox(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    setFont(theme::lookOf(this).font(Type::Secondary));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int CheckBox::wordsStart() const
{
    return theme::space::tiny + style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this)
        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, this);
}

QSize CheckBox::minimumSizeHint() const
{
    int longest = 0;
    for (const QString &word : text().split(u' '))
        longest = std::max(longest, fontMetrics().horizontalAdvance(word));
    return {wordsStart() + longest + 2 * theme::space::tiny, sizeHint().height()};
}

int CheckBox::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(width - wordsStart() - theme::space::tiny, 1), 10'000);
    const int words = fontMetrics().boundingRect(room, Qt::TextWordWrap, text()).height();
    return std::max(sizeHint().height(), words + theme::space::small);
}

void CheckBox::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QStylePainter painter(this);
    QStyleOptionButton box = option;
    box.rect = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, this);
    painter.drawPrimitive(QStyle::PE_IndicatorCheckBox, box);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(),
                                           rect().adjusted(wordsStart(), 0, -theme::space::tiny, 0));
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(words,
                     int(Qt::AlignVCenter | Qt::TextWordWrap)
                         | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                     text());
    if (hasFocus()) {
        option.rect = rect();
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    }
}

RadioButton::RadioButton(const QString &text, QWidget *parent)
    : QRadioButton(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    setFont(theme::lookOf(this).font(Type::Body));
}

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(shownText());
    updateGeometry();
    update();
}

QString Chip::shownText() const
{
    return m_count > 0 ? QStringLiteral("%1 %2").arg(text(), QLocale().toString(m_count)) : text();
}

QSize Chip::sizeHint() const
{
    const theme::Look &look = theme::lookOf(this);
    // Bold or not, the chip keeps its width, so that its neighbours stay where they are.
    const QFontMetrics metrics(look.font(Type::SecondaryBold));
    return {metrics.horizontalAdvance(shownText()) + 2 * 10,
            std::max(theme::measure::minimumTarget, metrics.height() + 2 * theme::space::small)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    const QRectF body = hasFocus() ? paintFocus(painter, rect(), height() / 2.0, true, look)
                                   : QRectF(rect()).adjusted(0, 2, 0, -2);
    const bool edged = !isChecked() || look.isHighContrast();
    const QColor fill = isChecked() ? look[Colour::Selected] : underMouse() ? look[Colour::Hover] : QColor();
    paintPlate(painter, body, height() / 2.0, fill, edged ? look[Colour::ControlBorder] : QColor(),
               isChecked() ? 2 : 1);
    painter.setFont(look.font(isChecked() ? Type::SecondaryBold : Type::Secondary));
    painter.setPen(look[Colour::Text]);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, shownText());
}

Spinner::Spinner(const QString &name, int side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Spinner::showEvent(QShowEvent *)
{
    if (!m_timer && theme::lookOf(this).motion == theme::Motion::Full)
        m_timer = startTimer(40);
}

void Spinner::hideEvent(QHideEvent *)
{
    if (m_timer)
        killTimer(m_timer);
    m_timer = 0;
}

void Spinner::timerEvent(QTimerEvent *)
{
    m_angle = (m_angle + 14) % 360;
    update();
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSpinner(painter, QRectF(rect()).adjusted(2, 2, -2, -2), theme::lookOf(this)[Colour::Accent], m_angle);
}

void paintSpinner(QPainter &painter, const QRectF &rect, const QColor &colour, int degrees)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, std::max(1.7, rect.width() / 10), Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(rect, (90 - degrees) * 16, -270 * 16);
    painter.restore();
}

QString badgeText(int count)
{
    return count > 99 ? QStringLiteral("99+") : QLocale().toString(count);
}

int badgeHeight(const theme::Look &look)
{
    return std::max(20, QFontMetrics(look.font(Type::MetaBold)).height() + 4);
}

int badgeWidth(const QString &text, const theme::Look &look)
{
    const int height = badgeHeight(look);
    return std::max(height + 2, QFontMetrics(look.font(Type::MetaBold)).horizontalAdvance(text) + height / 2 + 2);
}

void paintBadge(QPainter &painter, const QRectF &rect, const QString &text, BadgeKind kind, const theme::Look &look)
{
    const bool muted = kind == BadgeKind::Muted;
    paintPlate(painter, rect, rect.height() / 2, look[muted ? Colour::MutedBadge : Colour::Accent], {});
    painter.setFont(look.font(Type::MetaBold));
    painter.setPen(look[muted ? Colour::OnMutedBadge : Colour::OnAccent]);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextForceLeftToRight, text);
}

} // namespace widgets
