// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/IntruderPage.h"

#include "chat/Account.h"
#include "text/ErrorText.h"
#include "text/KeyWords.h"
#include "text/Spans.h"
#include "trust/ScrolledColumn.h"
#include "widgets/Announcer.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QDesktopServices>
#include <QUrl>
#include <QVBoxLayout>

namespace trust {
namespace {

using widgets::Button;

constexpr int pageWidth = 560;

widgets::Label *paragraph(const QString &words, theme::Type type = theme::Type::Body,
                          theme::Colour colour = theme::Colour::Text)
{
    auto *label = new widgets::Label(words, type, colour);
    label->setWrapping(true);
    return label;
}

// As wide as it needs to be.
QWidget *placeFor(Button *button)
{
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(button, 0, Qt::AlignLeading);
    return place;
}

} // namespace

IntruderPage::IntruderPage(chat::Account &account, const News &news, QWidget *parent)
    : Plane(theme::Colour::Window, Line::None, parent)
    , m_account(&account)
    , m_news(news)
{
    setAccessibleName(tr("A sign-in that isn’t yours"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout;
    outer->addWidget(scrolledColumn(pageWidth, column));
    column->setSpacing(theme::space::medium);
    auto *head = new QHBoxLayout;
    auto *back = new widgets::IconButton(theme::Icon::Back, tr("Back"));
    connect(back, &QAbstractButton::clicked, this, &IntruderPage::closed, Qt::QueuedConnection);
    head->addWidget(back, 0, Qt::AlignTop);
    head->addWidget(paragraph(tr("A sign-in that isn’t yours"), theme::Type::PageTitle), 1);
    column->addLayout(head);
    column->addWidget(paragraph(tr("“%1” has signed in to %2.", "%1: a device, %2: own address")
                                    .arg(text::KeyWords::device(news.known.device), account.jid().bare().toString()),
                                theme::Type::Body, theme::Colour::Text2));
    auto *password = new Button(tr("Change the password"), Button::Kind::Primary);
    connect(password, &QPushButton::clicked, this, &IntruderPage::changePasswordWanted, Qt::QueuedConnection);
    m_first = password;
    addStep(column, 1, tr("Change the password at once: then nobody can sign in with the old one."),
            placeFor(password));
    addStep(column, 2, tr("Remove the device: from then on nothing is encrypted for it."), removal());
    addStep(column, 3, tr("Tell the people who run the server."), contact());
    column->addStretch();
}

void IntruderPage::focusFirst()
{
    m_first->show();
    m_first->setFocus(Qt::OtherFocusReason);
}

void IntruderPage::addStep(QVBoxLayout *column, int number, const QString &words, QWidget *action)
{
    auto *card = new widgets::Card;
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(theme::space::large, theme::space::medium, theme::space::large, theme::space::medium);
    inner->addWidget(paragraph(QStringLiteral("%1. ").arg(number) + words));
    inner->addWidget(action);
    column->addWidget(card);
}

QWidget *IntruderPage::removal()
{
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    auto *remove = new Button(tr("Remove the device"), Button::Kind::Danger);
    auto *outcome = paragraph({}, theme::Type::Secondary, theme::Colour::Text2);
    outcome->hide();
    column->addWidget(remove, 0, Qt::AlignLeading);
    column->addWidget(outcome);
    connect(remove, &QPushButton::clicked, this, [this, remove, outcome] {
        if (!m_account || remove->isBusy())
            return;
        remove->setBusy(true);
        m_account->devices()
            .revoke(m_news.known.device.id)
            .then(this, [this, remove, outcome](const base::Result<> &done) {
                remove->setBusy(false);
                remove->setEnabled(!done);
                outcome->setText(
                    done ? tr("The device is removed.")
                         : text::sentenceFor(done.error(), m_account ? m_account->jid().domain() : QString()));
                outcome->show();
                widgets::alert(*outcome);
            });
    });
    return place;
}

// Whom to tell, if the server says.
QWidget *IntruderPage::contact()
{
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    auto *words = paragraph(tr("Looking for their addresses…"), theme::Type::Secondary, theme::Colour::Text2);
    column->addWidget(words);
    m_account->examine({}).then(place, [column, words](const base::Result<chat::ServerReport> &report) {
        const QStringList addresses = report ? report->contacts : QStringList();
        words->setVisible(addresses.isEmpty());
        words->setText(tr("The server does not say how to reach them."));
        for (const QString &address : addresses) {
            const QUrl url = text::safeLink(address);
            if (!url.isValid())
                continue;
            auto *write = new Button(address, Button::Kind::Link);
            connect(write, &QPushButton::clicked, write, [url] { QDesktopServices::openUrl(url); });
            column->addLayout(widgets::flush(write));
        }
    });
    return place;
}

} // namespace trust
