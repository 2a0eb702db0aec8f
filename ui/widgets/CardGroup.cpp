// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CardGroup.h"

#include "theme/Look.h"

#include <QVBoxLayout>

namespace widgets {
namespace {

constexpr int edge = 6; // as of the rows below

} // namespace

CardGroup::CardGroup(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(edge, 0, edge, 0);
}

QVBoxLayout *CardGroup::begin()
{
    if (m_body)
        m_body->hide(); // hands the focus on, if it has it
    delete m_body;
    m_body = new QWidget;
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, theme::space::small);
    column->setSpacing(theme::space::small);
    return column;
}

void CardGroup::finish(int count)
{
    m_column->addWidget(m_body);
    m_count = count;
    setVisible(count > 0);
    Q_EMIT countChanged();
}

} // namespace widgets
