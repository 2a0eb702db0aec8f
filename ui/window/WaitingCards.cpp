// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/WaitingCards.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Roster.h"
#include "theme/Icons.h"
#include "widgets/Button.h"
#include "widgets/FlowLayout.h"
#include "widgets/Label.h"
#include "widgets/Panels.h"

#include <QHBoxLayout>
#include <QHash>
#include <QMenu>

namespace window {

namespace {

constexpr int mostCards = 4;
constexpr int picture = 36;

} // namespace

WaitingCards::WaitingCards(const Desk &desk, widgets::AvatarPictures &pictures, QWidget *parent)
    : CardGroup(parent)
    , m_desk(desk)
    , m_pictures(pictures)
{
    desk.accounts.followEach(this, [this](chat::Account &account) { follow(account); });
    connect(&desk.accounts, &chat::Accounts::accountAdded, this, &WaitingCards::rebuild);
    connect(&desk.accounts, &chat::Accounts::accountRemoved, this, &WaitingCards::rebuild);
    connect(&desk.conversations, &chat::Conversations::changed, this, [this](const model::Conversation &chat) {
        if (chat.stranger || m_strangers.contains(chat.id))
            rebuild();
    });
    connect(&desk.conversations, &chat::Conversations::removed, this, [this](model::ConversationId id) {
        if (m_strangers.contains(id))
            rebuild();
    });
    rebuild();
}

void WaitingCards::follow(chat::Account &account)
{
    connect(&account.roster(), &chat::Roster::requestReceived, this, &WaitingCards::rebuild);
    connect(&account.roster(), &chat::Roster::requestGone, this, &WaitingCards::rebuild);
}

void WaitingCards::rebuild()
{
    QVBoxLayout *column = begin();
    int count = 0;
    m_strangers.clear();
    QHash<std::pair<qint64, QString>, QString> said; // first words of strangers
    for (const model::Conversation &chat : m_desk.conversations.sorted()) {
        if (chat.stranger && !chat.archived) {
            m_strangers.insert(chat.id);
            said.insert({chat.account.value, chat.jid.toString()}, chat.preview);
        }
    }
    const auto add = [&](chat::Account &account, const model::ContactRequest &request, Asks asks) {
        if (!m_ignored.contains({account.id().value, request.jid.toString()}) && count++ < mostCards)
            column->addWidget(card(account, request, asks));
    };
    for (chat::Account *account : m_desk.accounts.all()) {
        for (model::ContactRequest request : account->roster().requests()) {
            if (const QString words = said.take({account->id().value, request.jid.toString()}); !words.isEmpty())
                request.text = words;
            add(*account, request, Asks::ForContact);
        }
    }
    for (auto at = said.cbegin(); at != said.cend(); ++at) {
        const model::AccountId id{at.key().first};
        if (chat::Account *account = m_desk.accounts.find(id))
            add(*account, {id, base::Jid::of(at.key().second), {}, at.value(), {}}, Asks::ForAnswer);
    }
    finish(count);
}

// Declined first: a server sends nothing any more to somebody who is blocked.
void WaitingCards::block(model::AccountId id, const base::Jid &jid)
{
    chat::Account *own = m_desk.accounts.find(id);
    if (!own)
        return;
    own->roster().decline(jid);
    own->roster().block(jid).then(this, [this, id, jid](const base::Result<> &done) {
        if (const auto chat = m_desk.conversations.find(id, jid); done && chat && chat->stranger)
            m_desk.conversations.setArchived(chat->id, true);
    });
}

QWidget *WaitingCards::card(chat::Account &account, const model::ContactRequest &request, Asks asks)
{
    auto *card = new widgets::Card;
    card->setAccessibleName(asks == Asks::ForContact
                                ? tr("Contact request from %1").arg(request.jid.toString())
                                : tr("Message from %1, who is no contact").arg(request.jid.toString()));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::medium, theme::space::medium, theme::space::medium, theme::space::small);
    column->setSpacing(theme::space::small);
    const Asking asking{account.id(), request.jid, asks};
    auto *top = new QHBoxLayout;
    top->addLayout(whoAsks(account, request), 1);
    top->addWidget(moreButton(asking), 0, Qt::AlignTop);
    column->addLayout(top);
    column->addLayout(answers(asking));
    return card;
}

QLayout *WaitingCards::whoAsks(const chat::Account &account, const model::ContactRequest &request)
{
    auto *avatar = new widgets::Avatar(picture, &m_pictures);
    const QString name = request.nickname.isEmpty() ? request.jid.local() : request.nickname;
    avatar->setFace({name, request.jid.toString(), {}});
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new widgets::ElidedLabel(request.jid.toString(), theme::Type::BodyBold));
    words->addWidget(
        new widgets::ElidedLabel(request.text.isEmpty() ? tr("wants to be your contact") : request.text.simplified(),
                                 theme::Type::Secondary, theme::Colour::Text2));
    if (m_desk.accounts.all().size() > 1)
        words->addWidget(
            new widgets::ElidedLabel(tr("for %1", "%1: one of your own accounts").arg(account.jid().bare().toString()),
                                     theme::Type::Meta, theme::Colour::Text2));
    auto *row = new QHBoxLayout;
    row->addWidget(avatar);
    row->addLayout(words, 1);
    return row;
}

// What is pressed happens later: the answer takes away the very card of the button.
QLayout *WaitingCards::answers(const Asking &asking)
{
    auto *actions = new widgets::FlowLayout(theme::space::small);
    const auto add = [&](const QString &word, widgets::Button::Kind kind,
                         void (WaitingCards::*answer)(const Asking &)) {
        auto *button = new widgets::Button(word, kind);
        actions->addWidget(button);
        connect(
            button, &QPushButton::clicked, this, [this, answer, asking] { (this->*answer)(asking); },
            Qt::QueuedConnection);
    };
    add(tr("Accept"), widgets::Button::Kind::Primary, &WaitingCards::accept);
    add(tr("Ignore"), widgets::Button::Kind::Link, &WaitingCards::ignore);
    add(tr("Decline"), widgets::Button::Kind::Link, &WaitingCards::decline);
    return actions;
}

QWidget *WaitingCards::moreButton(const Asking &asking)
{
    auto *more = new widgets::IconButton(theme::Icon::More, tr("More"));
    more->setSide(theme::measure::minimumTarget);
    connect(more, &QAbstractButton::clicked, this, [this, more, asking] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(
            theme::asIcon(theme::Icon::Block, theme::Colour::Bad), tr("Block"), this,
            [this, asking] { block(asking.account, asking.jid); }, Qt::QueuedConnection);
        menu->popup(more->mapToGlobal(more->rect().bottomLeft()));
    });
    return more;
}

void WaitingCards::accept(const Asking &asking)
{
    chat::Account *own = m_desk.accounts.find(asking.account);
    if (own && asking.asks == Asks::ForContact)
        own->roster().accept(asking.jid).then(this, [](const base::Result<> &) {});
    if (const auto chat = m_desk.conversations.find(asking.account, asking.jid))
        m_desk.conversations.accept(chat->id);
    Q_EMIT accepted(asking.account, asking.jid);
}

void WaitingCards::ignore(const Asking &asking)
{
    m_ignored.insert({asking.account.value, asking.jid.toString()});
    rebuild();
}

void WaitingCards::decline(const Asking &asking)
{
    chat::Account *own = m_desk.accounts.find(asking.account);
    if (own && asking.asks == Asks::ForContact)
        own->roster().decline(asking.jid);
    if (const auto chat = m_desk.conversations.find(asking.account, asking.jid); chat && chat->stranger)
        m_desk.conversations.setArchived(chat->id, true);
}

} // namespace window
