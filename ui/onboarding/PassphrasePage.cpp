// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/PassphrasePage.h"

#include "widgets/Announcer.h"

#include <QPainter>

namespace onboarding {

namespace {

constexpr int cardWidth = 420;

// A card in the middle of the page; its column.
QVBoxLayout *centredCard(QWidget *page)
{
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    auto *card = new widgets::Card(page);
    card->setMaximumWidth(cardWidth);
    row->addStretch(1);
    row->addWidget(card, 100, Qt::AlignVCenter);
    row->addStretch(1);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::wide, theme::space::wide, theme::space::wide, theme::space::wide);
    column->setSpacing(theme::space::medium);
    return column;
}

void addTitle(QVBoxLayout &column, const QString &words)
{
    auto *title = new widgets::Label(words, theme::Type::PanelTitle);
    title->setWrapping(true);
    column.addWidget(title);
}

} // namespace

PassphrasePage::PassphrasePage(QWidget *parent)
    : QWidget(parent)
    , m_passphrase(new widgets::PasswordField(tr("Passphrase"), this))
    , m_open(new widgets::Button(tr("Open"), widgets::Button::Kind::Primary, this))
{
    QVBoxLayout *column = centredCard(this);
    addTitle(*column, tr("Lucchetto is locked"));
    auto *lead = new widgets::Label(tr("Write the passphrase that guards your messages on this computer."),
                                    theme::Type::Secondary, theme::Colour::Text2);
    lead->setWrapping(true);
    column->addWidget(lead);
    column->addWidget(m_passphrase);
    column->addWidget(m_open);
    connect(m_passphrase, &widgets::TextField::submitted, this, &PassphrasePage::submit);
    connect(m_open, &QPushButton::clicked, this, &PassphrasePage::submit);
}

void PassphrasePage::focusFirst()
{
    m_passphrase->edit().setFocus();
}

void PassphrasePage::showWrong()
{
    m_open->setBusy(false);
    m_passphrase->setError(tr("This is not the passphrase. Check capital letters."));
    m_passphrase->edit().selectAll();
    focusFirst();
}

void PassphrasePage::clear()
{
    m_open->setBusy(false);
    m_passphrase->setText({});
    m_passphrase->clearError();
}

void PassphrasePage::submit()
{
    if (m_open->isBusy() || m_passphrase->text().isEmpty())
        return;
    m_open->setBusy(true);
    Q_EMIT given(base::Secret::fromText(m_passphrase->text()));
}

void PassphrasePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::lookOf(this)[theme::Colour::Window]);
}

TroublePage::TroublePage(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new widgets::Label({}, theme::Type::Body))
    , m_detail(new widgets::Label({}, theme::Type::Meta, theme::Colour::Text2))
    , m_retry(new widgets::Button(tr("Try again"), widgets::Button::Kind::Primary))
    , m_remedy(new widgets::Button({}, widgets::Button::Kind::Secondary))
{
    QVBoxLayout *column = centredCard(this);
    auto *quit = new widgets::Button(tr("Quit Lucchetto"), widgets::Button::Kind::Link);
    addTitle(*column, tr("Your messages can’t be opened now"));
    m_sentence->setWrapping(true);
    m_detail->setWrapping(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QWidget *part :
         {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_detail), static_cast<QWidget *>(m_retry),
          static_cast<QWidget *>(m_remedy), static_cast<QWidget *>(quit)})
        column->addWidget(part);
    connect(m_retry, &QPushButton::clicked, this, &TroublePage::retried);
    connect(m_remedy, &QPushButton::clicked, this, &TroublePage::remedied);
    connect(quit, &QPushButton::clicked, this, &TroublePage::quitWanted);
}

void TroublePage::present(const QString &sentence, const QString &detail, const QString &remedy)
{
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_remedy->setText(remedy);
    m_remedy->setAccessibleName(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_retry->setFocus();
    widgets::alert(*m_sentence);
}

void TroublePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::lookOf(this)[theme::Colour::Window]);
}

} // namespace onboarding
