// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Style.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace theme {

Style::Style(Look look)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_look(std::move(look))
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return measure::minimumTarget;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return space::tiny;
    case PM_MenuHMargin:
    case PM_SubMenuOverlap: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return static_cast<int>(18 * m_look.scale);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength: return m_look.icon();
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 10;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return m_look.icon();
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return measure::focusOffset;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return space::large;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::small;
    case PM_SplitterWidth: return 6;
    case PM_ToolTipLabelFrameWidth: return space::small;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return m_look.motion == Motion::Full ? QProxyStyle::styleHint(hint, option, widget, answer) : 0;
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ToolTipLabel_Opacity: return 255;
    default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {wanted.width(), space::small + 1};
        wanted.rwidth() += space::wide;
        wanted.setHeight(std::max(wanted.height(), static_cast<int>(measure::minimumTarget * m_look.scale)));
    } else if (type == CT_CheckBox || type == CT_RadioButton) {
        wanted.setHeight(std::max(wanted.height(), measure::minimumTarget));
        wanted.rwidth() += 2 * space::tiny;
    } else if (type == CT_ComboBox || type == CT_LineEdit || type == CT_SpinBox) {
        wanted.setHeight(std::max(wanted.height(), measure::primaryTarget));
        if (type == CT_ComboBox)
            wanted.setWidth(size.width() + 2 * space::medium + m_look.icon() + space::small);
    }
    return wanted;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    switch (element) {
    case PE_FrameFocusRect:
        // Rows of a view show their ring themselves, inside the row.
        if (!qobject_cast<const QAbstractItemView *>(widget))
            paintFocusRing(*painter, option->rect.adjusted(3, 3, -3, -3), radius::small, m_look);
        return;
    case PE_IndicatorCheckBox: return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton: return drawRadioButton(option, painter);
    case PE_PanelLineEdit: return drawField(option, painter, widget);
    case PE_PanelMenu:
    case PE_FrameMenu:
        painter->setPen(m_look[Colour::Border]);
        painter->setBrush(element == PE_PanelMenu ? QBrush(m_look[Colour::Surface]) : QBrush(Qt::NoBrush));
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    case PE_PanelTipLabel: painter->fillRect(option->rect, m_look[Colour::Tooltip]); return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_MenuItem)
        return drawMenuItem(option, painter);
    if (element == CE_Splitter) {
        const QRectF rect(option->rect);
        const QRectF line = rect.width() < rect.height() ? QRectF(rect.center().x(), rect.y(), 1, rect.height())
                                                         : QRectF(rect.x(), rect.center().y(), rect.width(), 1);
        painter->fillRect(line, m_look[option->state & State_HasFocus ? Colour::Accent : Colour::Border]);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter);
    if (control == CC_ComboBox)
        return drawComboBox(option, painter);
    if (control == CC_Slider)
        return drawSlider(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return option->rect; // box and words together
    // Room for the ring around both.
    if (element == SE_CheckBoxIndicator || element == SE_RadioButtonIndicator || element == SE_CheckBoxContents
        || element == SE_RadioButtonContents)
        return QProxyStyle::subElementRect(element, option, widget)
            .translated(option->direction == Qt::LeftToRight ? space::tiny : -space::tiny, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        const QRect rect = option->rect;
        return visualRect(option->direction, rect,
                          rect.adjusted(space::medium - 2, 1, -(m_look.icon() + space::medium), -1));
    }
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // No arrows at the ends: the whole length is groove.
    const QRect rect = slider->rect;
    const bool lying = slider->orientation == Qt::Horizontal;
    const int length = lying ? rect.width() : rect.height();
    const qint64 range = static_cast<qint64>(slider->maximum) - slider->minimum;
    const qint64 whole = range + slider->pageStep;
    int thumb = range > 0 && whole > 0 ? static_cast<int>(static_cast<qint64>(length) * slider->pageStep / whole)
                                       : length;
    thumb = std::clamp(thumb, std::min(measure::minimumTarget, length), length);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - thumb,
                                              slider->upsideDown);
    const auto piece = [&](int from, int size) {
        return lying ? QRect(rect.x() + from, rect.y(), size, rect.height())
                     : QRect(rect.x(), rect.y() + from, rect.width(), size);
    };
    switch (part) {
    case SC_ScrollBarSlider: return piece(start, thumb);
    case SC_ScrollBarGroove: return rect;
    case SC_ScrollBarSubPage: return piece(0, start);
    case SC_ScrollBarAddPage: return piece(start + thumb, length - start - thumb);
    default: return {};
    }
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal cornerRadius, const Look &look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look[Colour::Accent], measure::focusRing));
    const qreal outset = measure::focusOffset + measure::focusRing / 2.0;
    const QRectF ring = rect.adjusted(-outset, -outset, outset, outset);
    painter.drawRoundedRect(ring, cornerRadius + outset, cornerRadius + outset);
    painter.restore();
}

} // namespace theme
