// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Panes.h"

#include "theme/Look.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <functional>

namespace window {

namespace {

constexpr int grabWidth = 6;
constexpr qreal mostGrowth = 1.35; // of the list where the text is large

// A line of one pixel with room to grab it.
class Divider : public QWidget
{
public:
    Divider(std::function<void(int)> dragged, QWidget *parent)
        : QWidget(parent)
        , m_dragged(std::move(dragged))
    {
        setCursor(Qt::SplitHCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(QRect(width() / 2, 0, 1, height()), theme::lookOf(this)[theme::Colour::Border]);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (event->buttons() & Qt::LeftButton)
            m_dragged(mapToParent(event->position().toPoint()).x());
    }

private:
    std::function<void(int)> m_dragged;
};

// Darkens what lies under a panel; a click takes the panel away.
class Scrim : public QWidget
{
public:
    Scrim(std::function<void()> clicked, QWidget *parent)
        : QWidget(parent)
        , m_clicked(std::move(clicked))
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), theme::lookOf(this)[theme::Colour::Scrim]);
    }
    void mousePressEvent(QMouseEvent *) override { m_clicked(); }

private:
    std::function<void()> m_clicked;
};

} // namespace

Panes::Panes(QWidget *list, QWidget *chat, QWidget *parent)
    : QWidget(parent)
    , m_list(list)
    , m_chat(chat)
    , m_divider(new Divider([this](int x) { drag(layoutDirection() == Qt::RightToLeft ? width() - x : x); }, this))
    , m_scrim(new Scrim([this] { Q_EMIT sideDismissed(); }, this))
{
    m_list->setParent(this);
    m_chat->setParent(this);
    m_scrim->hide();
    m_divider->raise();
}

PaneMode Panes::modeFor(int width)
{
    if (width < 720)
        return PaneMode::One;
    return width < 1040 ? PaneMode::Two : PaneMode::Three;
}

QSize Panes::minimumSizeHint() const
{
    return {380, 480};
}

void Panes::showChat()
{
    if (m_chatInFront)
        return;
    m_chatInFront = true;
    place();
    Q_EMIT chatInFrontChanged();
}

void Panes::showList()
{
    if (!m_chatInFront)
        return;
    m_chatInFront = false;
    place();
    Q_EMIT chatInFrontChanged();
}

void Panes::showSide(QWidget *panel)
{
    if (m_side && m_side != panel)
        m_side->hide();
    m_side = panel;
    panel->setParent(this);
    panel->show();
    place();
}

void Panes::hideSide()
{
    if (!m_side)
        return;
    m_side->hide();
    m_side = nullptr;
    place();
}

void Panes::setListWidth(int px)
{
    const bool wasCollapsed = isCollapsed();
    m_listWidth = px < collapseBelow ? collapsedWidth : std::clamp(px, listMinimum, listMaximum);
    place();
    if (wasCollapsed != isCollapsed())
        Q_EMIT collapsedChanged(isCollapsed());
}

void Panes::drag(int x)
{
    const int before = m_listWidth;
    setListWidth(x);
    if (before != m_listWidth)
        Q_EMIT listWidthChanged(m_listWidth);
}

void Panes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool Panes::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        place();
    return QWidget::event(event);
}

void Panes::place()
{
    const PaneMode mode = modeFor(width());
    const bool wasCollapsed = isCollapsed();
    const bool modeIsNew = mode != m_mode;
    m_mode = mode;
    const QRect area = rect();
    if (mode == PaneMode::One) {
        m_divider->hide();
        m_scrim->hide();
        m_list->setVisible(!m_chatInFront && !m_side);
        m_chat->setVisible(m_chatInFront && !m_side);
        m_list->setGeometry(area);
        m_chat->setGeometry(area);
        if (m_side)
            m_side->setGeometry(area);
    } else {
        placeTwo(area);
    }
    if (modeIsNew)
        Q_EMIT modeChanged();
    if (wasCollapsed != isCollapsed())
        Q_EMIT collapsedChanged(isCollapsed());
}

void Panes::placeTwo(const QRect &area)
{
    const auto visual = [&](const QRect &logical) { return QStyle::visualRect(layoutDirection(), area, logical); };
    const int wanted = isCollapsed() ? m_listWidth : int(m_listWidth * std::min(theme::lookOf(this).scale, mostGrowth));
    const int list = std::min(wanted, std::max(collapsedWidth, area.width() - chatMinimum));
    const bool beside = m_mode == PaneMode::Three && m_side;
    const int side = m_side ? std::max(sideMinimum, std::min(sideWidth, area.width() - collapsedWidth)) : 0;
    const int chat = area.width() - list - (beside ? side : 0);
    m_list->setGeometry(visual({0, 0, list, area.height()}));
    m_chat->setGeometry(visual({list, 0, chat, area.height()}));
    m_divider->setGeometry(visual({list - grabWidth / 2, 0, grabWidth, area.height()}));
    m_list->show();
    m_chat->show();
    m_divider->show();
    m_divider->raise();
    m_scrim->setVisible(m_side && !beside);
    if (!m_side)
        return;
    if (!beside) {
        m_scrim->setGeometry(area);
        m_scrim->raise();
    }
    m_side->setGeometry(visual({area.width() - side, 0, side, area.height()}));
    m_side->raise();
}

} // namespace window
