// SPDX-License-Identifier: GPL-3.0-or-later
// Push buttons of the house: primary, secondary, dangerous and link-like; round icon buttons. All paint their own focus
// ring and are at least 32 px (40 for primary ones).
#pragma once

#include "theme/Icons.h"

#include <QAbstractButton>
#include <QPushButton>

#include <optional>

namespace widgets {

class Button : public QPushButton
{
    Q_OBJECT

public:
    // Danger: for what cannot be undone. Link: looks like text in the accent colour, for the third choice.
    enum class Kind { Primary, Secondary, Danger, Link };
    // Flush: the words begin where other text does, as nearly as the focus ring allows.
    enum class Inset { Usual, Flush };

    Button(const QString &text, Kind kind, QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setIcon(theme::Icon icon);
    void setInset(Inset inset);
    // A turning ring instead of the icon while something is going on; the button cannot be pressed meanwhile.
    void setBusy(bool busy);
    bool isBusy() const { return m_spin != 0; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int padding() const;
    int iconRoom() const;
    int lineHeight() const;

    Kind m_kind;
    Inset m_inset = Inset::Usual;
    int m_wrappedHeight = 0; // at the present width
    std::optional<theme::Icon> m_icon;
    int m_spin = 0;
    int m_angle = 0;
};

// A flush link in a row of its own.
QLayout *flush(Button *link);

// A picture to press. Its accessible name and its tooltip are the same words (tooltip with the shortcut behind).
class IconButton : public QAbstractButton
{
    Q_OBJECT

public:
    // Plain: round hover. Primary: filled with the accent colour.
    enum class Kind { Plain, Primary };

    IconButton(theme::Icon icon, const QString &name, QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setIcon(theme::Icon icon);
    void setName(const QString &name);
    // Shown in the tooltip only; the action itself owns the key.
    void setShortcutHint(const QKeySequence &keys);
    // Side of the square target in px, at least 32.
    void setSide(int side);
    void setColour(theme::Colour colour);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void name();

    theme::Icon m_icon;
    Kind m_kind = Kind::Plain;
    theme::Colour m_colour = theme::Colour::Text2;
    QKeySequence m_keys;
    int m_side = theme::measure::primaryTarget;
};

} // namespace widgets
