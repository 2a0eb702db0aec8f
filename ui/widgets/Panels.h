// SPDX-License-Identifier: GPL-3.0-or-later
// Surfaces that hold other widgets: a card with an edge, a plane of one colour.
#pragma once

#include "theme/Look.h"

#include <QFrame>

namespace widgets {

// A filled rectangle with a thin edge.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

// A background of one token over the whole widget, with an optional line at its lower edge.
class Plane : public QWidget
{
    Q_OBJECT

public:
    enum class Line { None, Bottom, Top, End };

    explicit Plane(theme::Colour fill, Line line = Line::None, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dressPlane();

    theme::Colour m_fill;
    Line m_line;
};

} // namespace widgets
