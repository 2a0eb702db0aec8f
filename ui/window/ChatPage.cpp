// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ChatPage.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Outbox.h"
#include "chat/Padlock.h"
#include "chat/Roster.h"
#include "chat/Timeline.h"
#include "settings/Preferences.h"
#include "theme/Icons.h"
#include "timeline/ChatSource.h"
#include "timeline/TimelineView.h"
#include "trust/Padlocks.h"
#include "widgets/Announcer.h"
#include "window/BarView.h"
#include "window/ChatHeader.h"
#include "window/EmptyPlace.h"
#include "window/FindBar.h"
#include "window/Presence.h"
#include "window/RemedyWork.h"

#include <QDesktopServices>
#include <QStackedLayout>

namespace window {

ChatPage::ChatPage(const Desk &desk, trust::Padlocks &padlocks, widgets::AvatarPictures &pictures, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_padlocks(padlocks)
    , m_search(desk.profile)
    , m_layers(new QStackedLayout(this))
{
    build(pictures);
    connectParts();
    open({});
}

ChatPage::~ChatPage()
{
    flushDraft();
    m_view->open(nullptr, {});
}

void ChatPage::build(widgets::AvatarPictures &pictures)
{
    m_open = new QWidget;
    m_header = new ChatHeader(&pictures);
    m_bar = new BarView;
    m_find = new FindBar;
    m_view = new timeline::TimelineView(&pictures);
    m_composer = new composer::Composer;
    m_beginning = new EmptyPlace(theme::Icon::Person, theme::Colour::ChatBackground);
    m_nothing = new EmptyPlace(theme::Icon::PadlockClosed, theme::Colour::ChatBackground);
    m_announcer = new widgets::Announcer(this);
    m_nothing->setSentence(tr("Choose a chat, or press Ctrl+K."));
    m_view->setAccessibleName(tr("Messages"));
    setSendKey();
    auto *column = new QVBoxLayout(m_open);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *part :
         {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_find)})
        column->addWidget(part);
    column->addWidget(m_view, 1);
    column->addWidget(m_beginning, 1);
    column->addWidget(m_composer);
    m_bar->hide();
    m_find->hide();
    m_beginning->hide();
    m_layers->addWidget(m_nothing);
    m_layers->addWidget(m_open);
}

void ChatPage::setSendKey()
{
    m_composer->setSendKey(m_desk.preferences.entersSend() ? composer::SendKey::Enter : composer::SendKey::CtrlEnter);
}

void ChatPage::connectParts()
{
    connect(&m_desk.preferences, &settings::Preferences::changed, this, &ChatPage::setSendKey);
    connect(m_header, &ChatHeader::backPressed, this, &ChatPage::backPressed);
    connect(m_header, &ChatHeader::searchPressed, this, [this] { startFind(); });
    connect(m_header, &ChatHeader::detailsPressed, this, &ChatPage::detailsPressed);
    connect(m_header, &ChatHeader::padlockPressed, this, &ChatPage::padlockPressed);
    connect(m_header, &ChatHeader::menuAboutToShow, this, &ChatPage::fillMenu);
    connect(m_bar, &BarView::chosen, this, &ChatPage::barAction);
    connect(m_find, &FindBar::wordsChanged, this, &ChatPage::find);
    connect(m_find, &FindBar::chosen, this, [this](model::MessageId message) { goTo(message, m_find->words()); });
    connect(m_find, &FindBar::closed, this, [this] { endFind(); });
    connect(m_find, &FindBar::everywhereWanted, this, &ChatPage::searchEverywhere);
    connectComposer();
    connectMessages();
    connectConversations();
}

void ChatPage::connectComposer()
{
    connect(m_composer, &composer::Composer::submitted, this, &ChatPage::submit);
    connect(m_composer, &composer::Composer::draftChanged, this,
            [this](const QString &text) { m_desk.conversations.setDraft(m_chat.id, text); });
    connect(m_composer, &composer::Composer::composingChanged, this, [this](bool composing) {
        if (chat::Account *own = account())
            own->outbox().setComposing(m_chat.id, composing);
    });
    connect(m_composer, &composer::Composer::escapePressed, this, &ChatPage::escapePressed);
}

void ChatPage::connectMessages()
{
    connect(m_view, &timeline::TimelineView::composerRequested, this, &ChatPage::focusComposer);
    connect(m_view, &timeline::TimelineView::arrived, m_announcer, &widgets::Announcer::say);
    connect(m_view, &timeline::TimelineView::linkActivated, this, [this](const QUrl &url) {
        if (url.scheme() == QLatin1String("xmpp"))
            Q_EMIT linkToXmpp(url.toString(QUrl::FullyEncoded)); // ours, whatever program the system would ask
        else
            QDesktopServices::openUrl(url);
    });
    connect(m_view, &timeline::TimelineView::readUpTo, this, [this](model::MessageId message) {
        if (isActiveWindow())
            m_desk.conversations.markRead(m_chat.id, message);
    });
    connect(m_view, &timeline::TimelineView::retryRequested, this, [this](model::MessageId message) {
        if (chat::Account *own = account())
            own->outbox().retry(message);
    });
    connect(m_view, &timeline::TimelineView::deleteRequested, this, [this](model::MessageId message) {
        if (chat::Account *own = account())
            own->outbox().discard(message);
    });
    connect(m_view, &timeline::TimelineView::devicesRequested, this, &ChatPage::padlockPressed);
    connect(m_view, &timeline::TimelineView::remedyRequested, this,
            [this](const model::Message &closed, timeline::Remedy remedy) {
                apply(remedy, closed, m_desk, this, [this](const QString &words) { Q_EMIT said(words); });
            });
    connect(m_view, &timeline::TimelineView::detailsRequested, this, &ChatPage::showMessageDetails);
}

void ChatPage::connectConversations()
{
    const chat::Conversations &all = m_desk.conversations;
    connect(&m_padlocks, &trust::Padlocks::changed, this, [this](model::ConversationId id) {
        if (id == m_chat.id)
            showPadlock();
    });
    connect(&all, &chat::Conversations::messageChanged, this, &ChatPage::noteState);
    connect(&all, &chat::Conversations::changed, this, [this](const model::Conversation &chat) {
        if (chat.id == m_chat.id)
            show(chat);
    });
    connect(&all, &chat::Conversations::removed, this, [this](model::ConversationId id) {
        if (id == m_chat.id)
            open({});
    });
    connect(&all, &chat::Conversations::typingChanged, this, [this](model::ConversationId id, bool) {
        if (id == m_chat.id)
            showLine();
    });
}

void ChatPage::open(model::ConversationId id)
{
    if (id && id == m_chat.id)
        return;
    flushDraft();
    endFind();
    for (const QMetaObject::Connection &connection : std::exchange(m_following, {}))
        disconnect(connection);
    const auto chat = m_desk.conversations.find(id);
    m_view->open(nullptr, {});
    m_source.reset();
    m_messages.reset();
    m_chat = {};
    m_failed = {};
    m_missing.clear();
    if (!chat) {
        m_layers->setCurrentWidget(m_nothing);
        Q_EMIT opened({});
        return;
    }
    m_chat = *chat;
    m_messages = std::make_unique<chat::Timeline>(m_desk.profile, m_desk.conversations, id);
    m_source = std::make_unique<timeline::ChatSource>(*m_messages);
    m_view->open(m_source.get(), facts(), {chat->firstUnread, chat->unread});
    m_composer->show(chat->draft, m_padlocks.of(*chat));
    follow();
    show(*chat);
    learnKeys();
    m_layers->setCurrentWidget(m_open);
    Q_EMIT opened(id);
}

void ChatPage::follow()
{
    chat::Account *own = account();
    if (!own)
        return;
    const chat::Roster &roster = own->roster();
    const auto mine = [this](const base::Jid &jid) { return jid.bare() == m_chat.jid; };
    m_following << connect(&roster, &chat::Roster::presenceChanged, this,
                           [this, mine](const base::Jid &jid, const model::Presence &) {
                               if (mine(jid))
                                   showLine();
                           });
    m_following << connect(&roster, &chat::Roster::contactChanged, this, [this, mine](const model::Contact &contact) {
        if (mine(contact.jid))
            show(m_chat);
    });
    m_following << connect(&roster, &chat::Roster::contactRemoved, this, [this, mine](const base::Jid &jid) {
        if (mine(jid))
            show(m_chat);
    });
    m_following << connect(&roster, &chat::Roster::loaded, this, [this] { show(m_chat); });
    m_following << connect(own, &chat::Account::stateChanged, this, [this] {
        showLine();
        learnKeys();
    });
}

void ChatPage::show(const model::Conversation &chat)
{
    m_chat = chat;
    m_header->setFace(chatFace());
    showLine();
    showPadlock();
}

timeline::ChatFacts ChatPage::facts()
{
    return {m_chat.kind, chat::encrypts(m_chat), [this](const model::Message &message) { return faceOf(message); }};
}

void ChatPage::showPadlock()
{
    const text::Padlock padlock = m_padlocks.of(m_chat);
    m_header->setPadlock(padlock);
    m_composer->setPadlock(padlock);
    if (const bool isEncrypted = chat::encrypts(m_chat); m_view->column().builder().facts.isEncrypted != isEncrypted)
        m_view->setFacts(facts());
    showEmptiness();
    Q_EMIT barOutdated();
}

void ChatPage::showLine()
{
    const bool typing = m_desk.conversations.isTyping(m_chat.id);
    const model::Presence presence = Presence::of(account(), m_chat.jid);
    m_header->setFace(chatFace());
    m_header->setLine(typing ? Presence::typing() : Presence::line(presence, QDateTime::currentDateTime()), typing);
}

void ChatPage::showEmptiness()
{
    const bool empty = !m_chat.lastMessage;
    if (empty)
        m_beginning->setSentence((chat::encrypts(m_chat)
                                      ? tr("This is the start of your chat with %1. Messages are encrypted.")
                                      : tr("This is the start of your chat with %1. Messages are not encrypted."))
                                     .arg(m_chat.name));
    m_beginning->setVisible(empty);
    m_view->setVisible(!empty);
}

void ChatPage::setBar(const Bar &bar)
{
    m_bar->setBar(bar);
}

void ChatPage::setBackVisible(bool visible)
{
    m_header->setBackVisible(visible);
}

void ChatPage::goTo(model::MessageId message, const QString &found)
{
    m_view->setFound(found, message);
    m_view->goTo(message);
}

void ChatPage::forgetFound()
{
    m_view->setFound({});
}

void ChatPage::goToEnd()
{
    m_view->goToEnd();
}

void ChatPage::goToFirstUnread()
{
    m_view->goToFirstUnread();
}

void ChatPage::focusComposer()
{
    if (m_chat.id)
        m_composer->focusField();
}

void ChatPage::flushDraft()
{
    m_composer->flush();
}

QList<QWidget *> ChatPage::stops() const
{
    if (!m_chat.id)
        return {};
    return {m_header->firstFocus(), m_view, &m_composer->field()};
}

QString ChatPage::nameIfNoContact() const
{
    chat::Account *own = account();
    if (!own || m_chat.kind != model::ConversationKind::Person
        || own->state().connectivity != chat::Connectivity::Online)
        return {};
    const auto contact = own->roster().find(m_chat.jid);
    return !contact || isContactAsked() ? m_chat.name : QString();
}

bool ChatPage::isContactAsked() const
{
    chat::Account *own = account();
    const auto contact = own ? own->roster().find(m_chat.jid) : std::nullopt;
    return contact && contact->asked && contact->subscription == model::Subscription::None;
}

widgets::AvatarFace ChatPage::faceOf(const model::Message &message) const
{
    if (message.direction == model::Direction::Out)
        return {tr("You"), message.from.bare().toString(), {}};
    if (message.from.bare() == m_chat.jid)
        return {m_chat.name, m_chat.jid.toString(), m_chat.avatarHash};
    return {message.from.local(), message.from.bare().toString(), {}};
}

widgets::AvatarFace ChatPage::chatFace() const
{
    const bool isPerson = m_chat.kind == model::ConversationKind::Person;
    const model::Presence presence = Presence::of(account(), m_chat.jid);
    return {m_chat.name, m_chat.jid.toString(), m_chat.avatarHash,
            isPerson ? widgets::AvatarShape::Round : widgets::AvatarShape::Square,
            isPerson ? Presence::dot(presence) : widgets::OnlineDot::None};
}

chat::Account *ChatPage::account() const
{
    return m_chat.account ? m_desk.accounts.find(m_chat.account) : nullptr;
}

} // namespace window
