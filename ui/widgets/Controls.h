// SPDX-License-Identifier: GPL-3.0-or-later
// Small controls: check box, radio button, filter chip, count badge, turning ring.
#pragma once

#include "theme/Icons.h"

#include <QCheckBox>
#include <QRadioButton>

namespace widgets {

// Its words go on in a second line where there is no room for them in one.
class CheckBox : public QCheckBox
{
    Q_OBJECT

public:
    explicit CheckBox(const QString &text, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }

private:
    int wordsStart() const;
};

class RadioButton : public QRadioButton
{
    Q_OBJECT

public:
    explicit RadioButton(const QString &text, QWidget *parent = nullptr);
};

// One choice of a row of filters, 28 px high in a target of 32, with a count behind the word if it is not 0.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    void setCount(int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText() const;

    int m_count = 0;
};

class Spinner : public QWidget
{
    Q_OBJECT

public:
    // `name` says to screen readers what is going on.
    Spinner(const QString &name, int side, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int m_side;
    int m_timer = 0;
    int m_angle = 0;
};

// Three quarters of a ring beginning at `degrees`.
void paintSpinner(QPainter &painter, const QRectF &rect, const QColor &colour, int degrees);

enum class BadgeKind { Normal, Muted };
// "3", "99+"; what fits a badge.
QString badgeText(int count);
// Width of a badge with that text, at least its height.
int badgeWidth(const QString &text, const theme::Look &look);
int badgeHeight(const theme::Look &look);
void paintBadge(QPainter &painter, const QRectF &rect, const QString &text, BadgeKind kind, const theme::Look &look);

} // namespace widgets
