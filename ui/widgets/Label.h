// SPDX-License-Identifier: GPL-3.0-or-later
// Text on a page: always plain text, sized and coloured by token. The only labels of the house.
#pragma once

#include "theme/Look.h"

#include <QLabel>

namespace widgets {

class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString &text = {}, theme::Type type = theme::Type::Body,
                   theme::Colour colour = theme::Colour::Text, QWidget *parent = nullptr);

    void setType(theme::Type type);
    void setColour(theme::Colour colour);
    void setWrapping(bool wraps) { setWordWrap(wraps); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void align();

    theme::Type m_type;
    theme::Colour m_colour;
};

// One line that ends in "…" where space ends; the whole text is in its tooltip and accessible name.
class ElidedLabel : public Label
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, theme::Type type = theme::Type::Body,
                         theme::Colour colour = theme::Colour::Text, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    const QString &fullText() const { return m_text; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool fits() const;

    QString m_text;
};

// Line height and base size of a text widget in that type: sets font and palette by token on any widget.
void dress(QWidget &widget, theme::Type type, theme::Colour colour);
// The same now and after every change of the look, for widgets of Qt's own.
void keepDressed(QWidget &widget, theme::Type type, theme::Colour colour);

} // namespace widgets
