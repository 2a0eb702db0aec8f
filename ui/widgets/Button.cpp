// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Button.h"

#include "widgets/Controls.h"
#include "widgets/Label.h"
#include "widgets/Paint.h"

#include <QBoxLayout>
#include <QKeySequence>

#include <utility>

namespace widgets {
namespace {

using theme::Colour;

struct Clothes
{
    QColor fill;
    QColor edge;
    QColor ink;
};

Clothes clothesOf(Button::Kind kind, const QAbstractButton &button, const theme::Look &look)
{
    if (!button.isEnabled() && kind == Button::Kind::Link)
        return {{}, {}, look[Colour::Disabled]};
    if (!button.isEnabled())
        return {look[Colour::Window], look[Colour::Border], look[Colour::Disabled]};
    const bool lit = button.underMouse() || button.isDown();
    switch (kind) {
    case Button::Kind::Primary: {
        QColor fill = look[Colour::Accent];
        if (lit && !look.isHighContrast())
            fill = look.isDark() ? fill.lighter(108) : fill.darker(button.isDown() ? 125 : 112);
        return {fill, {}, look[Colour::OnAccent]};
    }
    case Button::Kind::Secondary:
        return {look[lit ? Colour::Hover : Colour::Surface], look[Colour::ControlBorder], look[Colour::Text]};
    case Button::Kind::Danger:
        return {look[lit ? Colour::BadBackground : Colour::Surface], look[Colour::Bad], look[Colour::Bad]};
    case Button::Kind::Link: return {{}, {}, look[Colour::Accent]};
    }
    return {};
}

} // namespace

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAutoDefault(false);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setIcon(theme::Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setInset(Inset inset)
{
    m_inset = inset;
    updateGeometry();
    update();
}

void Button::setBusy(bool busy)
{
    if (busy == isBusy())
        return;
    if (busy) {
        m_spin = startTimer(theme::lookOf(this).motion == theme::Motion::Full ? 40 : 1000);
    } else {
        killTimer(m_spin);
        m_spin = 0;
    }
    setEnabled(!busy);
    updateGeometry();
    update();
}

int Button::padding() const
{
    if (m_inset == Inset::Flush)
        return theme::measure::focusRing + 1;
    return m_kind == Kind::Link ? theme::space::small : theme::space::large;
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(theme::lookOf(this).font(theme::Type::BodyBold));
    const int width = metrics.horizontalAdvance(text()) + 2 * padding() + 2 + iconRoom();
    const int least = m_kind == Kind::Link ? theme::measure::minimumTarget : theme::measure::primaryTarget;
    return {std::max(width, least), std::max(lineHeight(), m_wrappedHeight)};
}

QSize Button::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), theme::measure::primaryTarget * 2), sizeHint().height()};
}

int Button::lineHeight() const
{
    const QFontMetrics metrics(theme::lookOf(this).font(theme::Type::BodyBold));
    const int least = m_kind == Kind::Link ? theme::measure::minimumTarget : theme::measure::primaryTarget;
    return std::max(least, metrics.height() + 2 * theme::space::small);
}

int Button::iconRoom() const
{
    return m_icon || isBusy() ? theme::lookOf(this).icon() + theme::space::small : 0;
}

// Where it is narrow the words go on in a further line.
int Button::heightForWidth(int width) const
{
    const QFontMetrics metrics(theme::lookOf(this).font(theme::Type::BodyBold));
    const int room = std::max(width - 2 * std::min(padding(), theme::space::small) - iconRoom(), 1);
    const int words = metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, text()).height();
    return std::max(lineHeight(), words + 2 * theme::space::small);
}

// So that it is as high as its words, and no higher, in whatever layout.
void Button::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    const int before = std::exchange(m_wrappedHeight, heightForWidth(width()));
    if (before != m_wrappedHeight)
        updateGeometry();
}

bool Button::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    return QPushButton::event(event);
}

void Button::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_spin)
        return QPushButton::timerEvent(event);
    if (theme::lookOf(this).motion == theme::Motion::Full)
        m_angle = (m_angle + 14) % 360;
    update();
}

void Button::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    const Clothes clothes = clothesOf(m_kind, *this, look);
    QPainter painter(this);
    const QRectF body = paintFocus(painter, rect(), theme::radius::medium, hasFocus(), look);
    if (m_kind != Kind::Link)
        paintPlate(painter, body, theme::radius::medium - (hasFocus() ? 2 : 0), clothes.fill, clothes.edge);
    QFont font = look.font(theme::Type::BodyBold);
    font.setUnderline(m_kind == Kind::Link && underMouse() && isEnabled());
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int side = look.icon();
    const int room = width() - 2 * std::min(padding(), theme::space::small) - iconRoom();
    const QRect words = metrics.boundingRect(QRect(0, 0, std::max(room, 1), 10'000),
                                             int(Qt::AlignHCenter) | int(Qt::TextWordWrap), text());
    const int content = std::min(words.width(), room) + iconRoom();
    const QRect line((width() - content) / 2, 0, content, height());
    if (iconRoom() > 0) {
        const QRect icon = QStyle::visualRect(layoutDirection(), line,
                                              QRect(line.x(), (height() - side) / 2, side, side));
        if (isBusy())
            paintSpinner(painter, QRectF(icon).adjusted(2, 2, -2, -2), clothes.ink, m_angle);
        else
            theme::paintIcon(painter, icon, *m_icon, clothes.ink, layoutDirection());
    }
    painter.setPen(clothes.ink);
    painter.drawText(QStyle::visualRect(layoutDirection(), line, line.adjusted(iconRoom(), 0, 0, 0)),
                     int(Qt::AlignCenter) | int(Qt::TextWordWrap), text());
}

QLayout *flush(Button *link)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    link->setInset(Button::Inset::Flush);
    row->addWidget(link);
    row->addStretch();
    return row;
}

IconButton::IconButton(theme::Icon icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setFocusPolicy(Qt::TabFocus); // a press with the mouse leaves the focus where one was writing
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void IconButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void IconButton::setIcon(theme::Icon icon)
{
    m_icon = icon;
    update();
}

void IconButton::setColour(Colour colour)
{
    m_colour = colour;
    update();
}

void IconButton::setName(const QString &name)
{
    setAccessibleName(name);
    this->name();
}

void IconButton::setShortcutHint(const QKeySequence &keys)
{
    m_keys = keys;
    name();
}

void IconButton::name()
{
    const QString keys = m_keys.toString(QKeySequence::NativeText);
    setToolTip(keys.isEmpty() ? accessibleName() : QStringLiteral("%1 (%2)").arg(accessibleName(), keys));
}

void IconButton::setSide(int side)
{
    m_side = std::max(side, theme::measure::minimumTarget);
    updateGeometry();
}

QSize IconButton::sizeHint() const
{
    const int side = theme::lookOf(this).grown(m_side);
    return {side, side};
}

void IconButton::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    const QRectF body = paintFocus(painter, rect(), height() / 2.0, hasFocus(), look);
    QColor ink = look[isEnabled() ? m_colour : Colour::Disabled];
    if (m_kind == Kind::Primary) {
        QColor fill = look[isEnabled() ? Colour::Accent : Colour::Hover];
        if (isEnabled() && (underMouse() || isDown()) && !look.isHighContrast())
            fill = look.isDark() ? fill.lighter(108) : fill.darker(112);
        paintPlate(painter, body, height() / 2.0, fill, {});
        ink = look[isEnabled() ? Colour::OnAccent : Colour::Disabled];
    } else if (isEnabled() && (underMouse() || isDown() || isChecked())) {
        paintPlate(painter, body, height() / 2.0, look[isChecked() ? Colour::Selected : Colour::Hover],
                   look.isHighContrast() ? look[Colour::Accent] : QColor());
        ink = look[Colour::Text];
    }
    QRectF icon(0, 0, look.icon(), look.icon());
    icon.moveCenter(QRectF(rect()).center());
    theme::paintIcon(painter, icon, m_icon, ink, layoutDirection());
}

} // namespace widgets
