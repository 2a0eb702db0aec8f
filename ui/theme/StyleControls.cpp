// SPDX-License-Identifier: GPL-3.0-or-later
// The standard controls that Style draws its own way: scroll bar, check box, radio button, choice, menu row.
#include "theme/Icons.h"
#include "theme/Style.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace theme {

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto has = [widget](const char *property) { return widget && widget->property(property).toBool(); };
    // Inside spin boxes and combo boxes the box draws the frame.
    const bool inner = widget && widget->parentWidget()
        && (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox"));
    if (inner || has(framelessProperty))
        return;
    const bool focused = option->state & State_HasFocus;
    const Colour edge = has(wrongProperty) ? Colour::Bad : focused ? Colour::Accent : Colour::ControlBorder;
    const qreal width = focused || has(wrongProperty) ? measure::focusRing : 1;
    const QRectF rect = QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    const qreal round = has(roundProperty) ? rect.height() / 2 : radius::medium;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_look[edge], width));
    painter->setBrush(m_look[option->state & State_Enabled ? Colour::Surface : Colour::Window]);
    painter->drawRoundedRect(rect, round, round);
    painter->restore();
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const
{
    const bool focused = option->state & State_HasFocus;
    const qreal width = focused ? measure::focusRing : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_look[focused ? Colour::Accent : Colour::ControlBorder], width));
    painter->setBrush(m_look[option->state & State_MouseOver ? Colour::Hover : Colour::Surface]);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                             radius::medium, radius::medium);
    const int side = m_look.icon();
    const QRect arrow(option->rect.right() - side - space::small, option->rect.center().y() - side / 2 + 1, side, side);
    paintIcon(*painter, visualRect(option->direction, option->rect, arrow), Icon::ChevronDown,
              m_look[option->state & State_Enabled ? Colour::Text2 : Colour::Disabled], option->direction);
    painter->restore();
}

void Style::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->orientation != Qt::Horizontal)
        return QProxyStyle::drawComplexControl(CC_Slider, option, painter, widget);
    const bool enabled = slider->state & State_Enabled;
    const QRectF handle = QRectF(subControlRect(CC_Slider, option, SC_SliderHandle, widget));
    const qreal side = std::min(handle.width(), handle.height()) - 2;
    QRectF knob(0, 0, side, side);
    knob.moveCenter(handle.center());
    const QRectF whole = QRectF(slider->rect).adjusted(side / 2, 0, -side / 2, 0);
    const QRectF groove(whole.left(), knob.center().y() - 2, whole.width(), 4);
    QRectF filled = groove;
    if (slider->direction == Qt::RightToLeft)
        filled.setLeft(knob.center().x());
    else
        filled.setRight(knob.center().x());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_look[Colour::ControlBorder]);
    painter->drawRoundedRect(groove, 2, 2);
    painter->setBrush(m_look[enabled ? Colour::Accent : Colour::Disabled]);
    painter->drawRoundedRect(filled, 2, 2);
    painter->drawEllipse(knob);
    if (slider->state & State_HasFocus)
        paintFocusRing(*painter, knob.adjusted(3, 3, -3, -3), side / 2, m_look);
    painter->restore();
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const bool lying = slider->orientation == Qt::Horizontal;
    const bool active = slider->activeSubControls & SC_ScrollBarSlider || slider->state & State_Sunken;
    const qreal inset = active ? 2 : 3;
    const QRectF thumb = QRectF(subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, nullptr))
                             .adjusted(lying ? 2 : inset, lying ? inset : 2, lying ? -2 : -inset, lying ? -inset : -2);
    const qreal round = std::min(thumb.width(), thumb.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor colour = m_look[Colour::ControlBorder];
    colour.setAlphaF(active || m_look.isHighContrast() ? 1.0F : 0.6F);
    painter->setBrush(colour);
    painter->drawRoundedRect(thumb, round, round);
    painter->restore();
}

void Style::drawCheckBox(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool set = option->state & (State_On | State_NoChange);
    const QRectF box = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Colour edge = !enabled                 ? Colour::Border
        : set || option->state & State_MouseOver ? Colour::Accent
                                                 : Colour::ControlBorder;
    painter->setPen(QPen(m_look[edge], 1.5));
    painter->setBrush(m_look[set && enabled ? Colour::Accent : Colour::Surface]);
    painter->drawRoundedRect(box, radius::small, radius::small);
    if (option->state & State_On)
        paintIcon(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), Icon::Check,
                  m_look[enabled ? Colour::OnAccent : Colour::Disabled]);
    else if (option->state & State_NoChange)
        painter->fillRect(QRectF(box.x() + 4, box.center().y() - 1, box.width() - 8, 2), m_look[Colour::OnAccent]);
    painter->restore();
}

void Style::drawRadioButton(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool set = option->state & State_On;
    const QRectF circle = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Colour edge = !enabled ? Colour::Border : set ? Colour::Accent : Colour::ControlBorder;
    painter->setPen(QPen(m_look[edge], 1.5));
    painter->setBrush(m_look[Colour::Surface]);
    painter->drawEllipse(circle);
    if (set) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_look[enabled ? Colour::Accent : Colour::Disabled]);
        painter->drawEllipse(circle.adjusted(4, 4, -4, -4));
    }
    painter->restore();
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(rect.x(), rect.center().y(), rect.width(), 1, m_look[Colour::Border]);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = item->state & State_Enabled;
    if (item->state & State_Selected && enabled) {
        painter->setPen(m_look.isHighContrast() ? QPen(m_look[Colour::Accent], 2) : QPen(Qt::NoPen));
        painter->setBrush(m_look[Colour::Hover]);
        painter->drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), radius::small, radius::small);
    }
    drawMenuIcon(*item, *painter);
    drawMenuWords(*item, *painter);
    painter->restore();
}

void Style::drawMenuIcon(const QStyleOptionMenuItem &item, QPainter &painter) const
{
    const bool enabled = item.state & State_Enabled;
    const int side = m_look.icon();
    const QRect place = visualRect(item.direction, item.rect,
                                   QRect(item.rect.x() + space::medium, item.rect.center().y() - side / 2 + 1, side,
                                         side));
    if (item.checked)
        paintIcon(painter, place, Icon::Tick, m_look[enabled ? Colour::Text : Colour::Disabled], item.direction);
    else if (!item.icon.isNull())
        item.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

// The words, and at the end their key or the arrow to a further menu.
void Style::drawMenuWords(const QStyleOptionMenuItem &item, QPainter &painter) const
{
    const QRect rect = item.rect;
    const bool enabled = item.state & State_Enabled;
    const QColor ink = m_look[enabled ? Colour::Text : Colour::Disabled];
    const bool indented = item.maxIconWidth > 0 || item.menuHasCheckableItems;
    const int start = space::medium + (indented ? m_look.icon() + space::small : space::tiny);
    const QRect words = visualRect(item.direction, rect, rect.adjusted(start, 0, -space::large, 0));
    const QStringList parts = item.text.split(QLatin1Char('\t'));
    const int flags = Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine;
    painter.setFont(item.font);
    painter.setPen(ink);
    painter.drawText(words, flags | int(visualAlignment(item.direction, Qt::AlignLeft)), parts.first());
    if (parts.size() > 1) {
        painter.setPen(m_look[enabled ? Colour::Text2 : Colour::Disabled]);
        painter.drawText(words, flags | int(visualAlignment(item.direction, Qt::AlignRight)), parts.at(1));
    } else if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = visualRect(item.direction, rect,
                                       QRect(rect.right() - space::large, rect.center().y() - 6, 14, 14));
        paintIcon(painter, arrow, Icon::ChevronEnd, ink, item.direction);
    }
}

} // namespace theme
