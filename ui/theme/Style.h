// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with the house's measures, focus ring, menus and scroll bars. QApplication owns the one; Theme feeds it.
#pragma once

#include "theme/Look.h"

#include <QProxyStyle>

class QStyleOptionMenuItem;

namespace theme {

// Dynamic properties that change how a line edit is drawn: red edge of an error, fully round ends, no frame at all.
inline constexpr char wrongProperty[] = "lucchettoWrong";
inline constexpr char roundProperty[] = "lucchettoRound";
inline constexpr char framelessProperty[] = "lucchettoFrameless";

class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(Look look = {});

    const Look &look() const { return m_look; }
    void setLook(Look look) { m_look = std::move(look); }

    QPalette standardPalette() const override { return m_look.colours.palette(); }
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter) const;
    void drawCheckBox(const QStyleOption *option, QPainter *painter) const;
    void drawRadioButton(const QStyleOption *option, QPainter *painter) const;
    void drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter) const;
    void drawMenuIcon(const QStyleOptionMenuItem &item, QPainter &painter) const;
    void drawMenuWords(const QStyleOptionMenuItem &item, QPainter &painter) const;

    Look m_look;
};

// Ring of 2 px in the accent colour, 2 px outside of `rect` (ux.md B3).
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal cornerRadius, const Look &look);

} // namespace theme
