// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TechnicalDetails.h"

#include "widgets/Announcer.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

namespace widgets {

DetailText::DetailText(QWidget *parent)
    : QWidget(parent)
    , m_text(new Label({}, theme::Type::Meta, theme::Colour::Text2, this))
{
    m_text->setWrapping(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *copyButton = new Button(tr("Copy"), Button::Kind::Link, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space::small);
    row->addWidget(m_text, 1);
    row->addWidget(copyButton, 0, Qt::AlignTop);
    connect(copyButton, &QPushButton::clicked, this, &DetailText::copy);
}

void DetailText::copy()
{
    QGuiApplication::clipboard()->setText(text());
    m_text->setAccessibleDescription(tr("Copied."));
    alert(*m_text);
}

TechnicalDetails::TechnicalDetails(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new Button(title, Button::Kind::Link, this))
    , m_body(new DetailText(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::tiny);
    column->addLayout(flush(m_toggle));
    column->addWidget(m_body);
    connect(m_toggle, &QPushButton::clicked, this, [this] { unfold(m_body->isHidden()); });
    unfold(false);
    hide();
}

void TechnicalDetails::setText(const QString &text)
{
    m_body->setText(text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        unfold(false);
}

void TechnicalDetails::unfold(bool unfolded)
{
    m_body->setVisible(unfolded);
    m_toggle->setAccessibleDescription(unfolded ? tr("open") : tr("folded"));
}

} // namespace widgets
