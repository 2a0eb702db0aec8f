// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/Onboarding.h"

#include "onboarding/LinkCard.h"
#include "onboarding/NewHereCard.h"
#include "onboarding/RegistrationPage.h"
#include "theme/Icons.h"
#include "widgets/FlowLayout.h"
#include "widgets/Label.h"
#include "widgets/ScrollPlace.h"

#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStackedLayout>

#include <algorithm>

namespace onboarding {

namespace {

constexpr int cardWidth = 400;
constexpr int stackBelow = 720;
constexpr qreal mostGrowth = 1.7; // of the cards where the text is large

// The program's own sign.
class Sign : public QWidget
{
public:
    Sign() { setFixedSize(64, 64); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        theme::paintApplicationIcon(painter, rect());
    }
};

} // namespace

Onboarding::Onboarding(Occasion occasion, const QString &serversFile, QWidget *parent)
    : QWidget(parent)
    , m_occasion(occasion)
    , m_pages(new QStackedLayout(this))
{
    m_start = scrolling(buildStart(serversFile));
    m_pages->addWidget(m_start);
    buildOthers();
    arrange();
}

void Onboarding::buildOthers()
{
    m_registration = new RegistrationPage;
    m_link = new LinkCard;
    m_pages->addWidget(scrolling(centred(m_registration)));
    m_pages->addWidget(scrolling(centred(m_link)));
    const auto home = [this] {
        m_pages->setCurrentWidget(m_start);
        focusFirst();
    };
    connect(m_registration, &RegistrationPage::left, this, home);
    connect(m_link, &LinkCard::left, this, home);
    connect(m_link, &LinkCard::opened, this, &Onboarding::openLink);
    connect(m_registration, &RegistrationPage::signedIn, this, &Onboarding::finish);
    connect(m_registration, &RegistrationPage::invitationWanted, this, [this] {
        showPage(m_link);
        m_link->focusFirst();
    });
    connect(m_registration, &RegistrationPage::signInWanted, this, [this](const QString &address) {
        m_pages->setCurrentWidget(m_start);
        m_signIn->setAddress(address);
    });
}

QWidget *Onboarding::buildStart(const QString &serversFile)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(theme::space::large, theme::space::wide, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::wide);
    column->addStretch(1);
    column->addWidget(buildHead());
    auto *cards = new QWidget;
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight, cards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(theme::space::wide);
    m_signIn = new SignInCard;
    m_newHere = new NewHereCard(listedServers(serversFile, locale().name().left(2)));
    for (widgets::Card *card : {static_cast<widgets::Card *>(m_signIn), static_cast<widgets::Card *>(m_newHere)}) {
        card->setMaximumWidth(cardWidth);
        m_cards->addWidget(card);
    }
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(cards, 100);
    middle->addStretch(1);
    cards->setMaximumWidth(2 * cardWidth + theme::space::wide);
    column->addLayout(middle);
    column->addWidget(buildFooter(), 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_signIn, &SignInCard::signedIn, this, &Onboarding::finish);
    connect(m_signIn, &SignInCard::linkPasted, this, &Onboarding::openLink);
    connect(m_newHere, &NewHereCard::linkPasted, this, &Onboarding::openLink);
    connect(m_newHere, &NewHereCard::serverChosen, this, [this](const QString &domain) {
        showPage(m_registration);
        m_registration->begin(domain);
    });
    connect(m_newHere, &NewHereCard::invitationWanted, this, [this] {
        showPage(m_link);
        m_link->focusFirst();
    });
    return page;
}

QWidget *Onboarding::buildHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::small);
    column->addWidget(new Sign, 0, Qt::AlignHCenter);
    column->addWidget(new widgets::Label(QStringLiteral("Lucchetto"), theme::Type::PageTitle), 0, Qt::AlignHCenter);
    auto *motto = new widgets::Label(tr("Free chat, with the padlock closed"), theme::Type::Body, theme::Colour::Text2);
    motto->setWrapping(true);
    motto->setAlignment(Qt::AlignHCenter);
    column->addWidget(motto);
    return head;
}

QWidget *Onboarding::buildFooter()
{
    auto *footer = new QWidget;
    auto *row = new widgets::FlowLayout(theme::space::wide, footer);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_occasion == Occasion::Another) {
        auto *back = new widgets::Button(tr("Back"), widgets::Button::Kind::Link);
        back->setIcon(theme::Icon::Back);
        connect(back, &QPushButton::clicked, this, &Onboarding::left);
        row->addWidget(back);
    }
    auto *language = new QComboBox;
    language->setAccessibleName(tr("Language"));
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("Italiano"), QStringLiteral("it"));
    language->setMinimumHeight(theme::measure::minimumTarget);
    widgets::keepDressed(*language, theme::Type::Body, theme::Colour::Text);
    language->setCurrentIndex(QLocale().language() == QLocale::Italian ? 1 : 0);
    connect(language, &QComboBox::activated, this,
            [this, language](int index) { Q_EMIT languageChosen(language->itemData(index).toString()); });
    row->addWidget(language);
    row->addWidget(new widgets::Label(tr("Version %1").arg(QStringLiteral(LUCCHETTO_VERSION)), theme::Type::Meta,
                                      theme::Colour::Text2));
    return footer;
}

QWidget *Onboarding::scrolling(QWidget *content)
{
    auto *area = new widgets::ScrollPlace(this);
    area->hold(content);
    return area;
}

QWidget *Onboarding::centred(QWidget *card)
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(theme::space::large, theme::space::wide, theme::space::large, theme::space::large);
    card->setMaximumWidth(cardWidth + 80);
    row->addStretch(1);
    row->addWidget(card, 100, Qt::AlignVCenter);
    row->addStretch(1);
    return page;
}

void Onboarding::setCore(chat::Accounts *accounts, chat::Network *network)
{
    m_signIn->setAccounts(accounts);
    m_registration->setCore(accounts, network);
}

void Onboarding::propose(const chat::Invitation &invitation)
{
    using Kind = chat::Invitation::Kind;
    const bool isPerson = invitation.kind != Kind::Room && !invitation.inviter.local().isEmpty();
    m_openWith = isPerson ? invitation.inviter.bare().toString() : QString();
    if (invitation.kind == Kind::Account || invitation.kind == Kind::AccountAndContact) {
        showPage(m_registration);
        m_registration->begin(invitation);
        return;
    }
    m_pages->setCurrentWidget(m_start);
    focusFirst();
}

void Onboarding::openLink(const QString &link)
{
    if (const auto invitation = chat::Invitation::parse(link))
        propose(*invitation);
}

void Onboarding::showPage(QWidget *card)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->isAncestorOf(card))
            m_pages->setCurrentIndex(i);
    }
}

void Onboarding::finish(model::AccountId account)
{
    Q_EMIT signedIn(account, std::exchange(m_openWith, {}));
}

void Onboarding::focusFirst()
{
    m_signIn->focusFirst();
}

TypedSignIn Onboarding::typed() const
{
    return m_signIn->typed();
}

void Onboarding::restore(const TypedSignIn &typed)
{
    m_signIn->restore(typed);
}

void Onboarding::arrange()
{
    const qreal scale = std::min(theme::lookOf(this).scale, mostGrowth);
    const int card = int(cardWidth * scale);
    const bool stacked = width() < stackBelow * scale;
    m_signIn->setMaximumWidth(card);
    m_newHere->setMaximumWidth(card);
    m_cards->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_cards->parentWidget()->setMaximumWidth(stacked ? card : 2 * card + theme::space::wide);
}

void Onboarding::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Onboarding::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::lookOf(this)[theme::Colour::Window]);
}

} // namespace onboarding
