// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/LinkCard.h"

namespace onboarding {

LinkCard::LinkCard(QWidget *parent)
    : Card(parent)
    , m_link(new widgets::TextField(tr("Invitation link"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::wide, theme::space::large, theme::space::wide, theme::space::large);
    column->setSpacing(theme::space::medium);
    auto *back = new widgets::Button(tr("Back"), widgets::Button::Kind::Link, this);
    back->setIcon(theme::Icon::Back);
    auto *next = new widgets::Button(tr("Continue"), widgets::Button::Kind::Primary, this);
    m_link->setHint(tr("Paste here the link that somebody sent you."));
    column->addLayout(widgets::flush(back));
    column->addWidget(new widgets::Label(tr("I have an invitation link"), theme::Type::PanelTitle));
    column->addWidget(m_link);
    column->addWidget(next);
    column->addStretch();
    connect(back, &QPushButton::clicked, this, &LinkCard::left);
    connect(next, &QPushButton::clicked, this, &LinkCard::submit);
    connect(m_link, &widgets::TextField::submitted, this, &LinkCard::submit);
}

void LinkCard::focusFirst()
{
    m_link->edit().setFocus();
}

void LinkCard::submit()
{
    const QString link = m_link->text().trimmed();
    if (chat::Invitation::parse(link)) {
        Q_EMIT opened(link);
        return;
    }
    m_link->setError(tr("This is no invitation link. It begins with xmpp: or https:"));
    m_link->edit().setFocus();
}

} // namespace onboarding
