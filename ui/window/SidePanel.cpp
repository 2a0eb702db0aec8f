// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/SidePanel.h"

#include "widgets/Button.h"
#include "widgets/ScrollPlace.h"

#include <QVBoxLayout>

namespace window {

SidePanel::SidePanel(const QString &title, QWidget *parent)
    : Plane(theme::Colour::Surface, Line::None, parent)
    , m_outer(new QVBoxLayout(this))
    , m_area(new widgets::ScrollPlace(this))
{
    setAccessibleName(title);
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
    auto *head = new Plane(theme::Colour::Surface, Line::Bottom);
    head->setMinimumHeight(theme::measure::topBar);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme::space::large, 0, theme::space::small, 0);
    auto *close = new widgets::IconButton(theme::Icon::Close, tr("Close"), head);
    connect(close, &QAbstractButton::clicked, this, &SidePanel::closed);
    m_close = close;
    auto *heading = new widgets::Label(title, theme::Type::PanelTitle);
    heading->setWrapping(true);
    row->addWidget(heading, 1);
    row->addWidget(close);
    m_outer->addWidget(head);
    m_outer->addWidget(m_area, 1);
    clearColumn();
}

void SidePanel::setBody(QWidget *body)
{
    m_area->hide();
    m_outer->addWidget(body, 1);
}

void SidePanel::focusFirst()
{
    m_close->setFocus(Qt::OtherFocusReason);
}

void SidePanel::clearColumn()
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    m_column->setSpacing(theme::space::small);
    m_area->hold(content);
}

void SidePanel::addTitle(const QString &title)
{
    m_column->addSpacing(theme::space::medium);
    auto *heading = new widgets::Label(title, theme::Type::BodyBold);
    heading->setWrapping(true);
    m_column->addWidget(heading);
}

void SidePanel::addRow(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *name = new widgets::Label(label, theme::Type::Meta, theme::Colour::Text2);
    auto *words = new widgets::Label(value, theme::Type::Body);
    words->setWrapping(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(label + QStringLiteral(": ") + value);
    auto *pair = new QVBoxLayout;
    pair->setContentsMargins(0, 0, 0, theme::space::tiny);
    pair->setSpacing(0);
    pair->addWidget(name);
    pair->addWidget(words);
    m_column->addLayout(pair);
}

} // namespace window
