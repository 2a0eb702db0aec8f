// SPDX-License-Identifier: GPL-3.0-or-later
// An account at work on a real profile under a fake server: contact list, inbox, outbox and encryption, put together as
// chat::Account does it.
#pragma once

#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/FollowUps.h"
#include "chat/Inbox.h"
#include "chat/Outbox.h"
#include "chat/Roster.h"
#include "core/store/StoreFixture.h"
#include "support/SessionTalk.h"
#include "xep/Modules.h"

#include <QTest>

namespace chatTest {

struct Desk
{
    // A profile that is there already is used on; empty: one that goes with the desk.
    explicit Desk(const model::AccountSettings &settings = support::SessionTalk::usualSettings(),
                  const QString &profileFolder = {})
        : talk(settings)
        , profile(storeTest::openProfile(profileFolder.isEmpty() ? folder.path() : profileFolder))
        , account(accountIn(*profile, settings))
        , conversations(*profile, talk.clock)
        , circle{[this](const base::Jid &jid) { return friends.contains(jid); },
                 [this](const base::Jid &jid) { return roster.find(jid).has_value(); }}
        , modules(*talk.session, talk.clock, circle)
        , roster(account, modules, *profile, conversations, talk.clock)
        , encryption(account, {*profile, modules.get<xep::OmemoDevices>(), talk.clock})
        , inbox(*profile, conversations,
                {account, settings.jid, talk.clock, circle,
                 [this](const xml::Element &stanza) { talk.session->send(stanza); },
                 [this](const base::Jid &, bool composing) { typing.append(composing); }, false, false,
                 [this](const base::Jid &peer, const xml::Element &stanza) { outbox.sendAside(peer, stanza); }})
        , outbox(account, {*profile, conversations, *talk.session, roster, encryption, talk.clock})
        , followUps(account, {*profile, *talk.session, encryption, talk.clock})
    {
        inbox.unlockWith(encryption);
        inbox.missNothing();
        QObject::connect(&inbox, &chat::Inbox::unlocked, &followUps, &chat::FollowUps::look);
        QObject::connect(talk.session.get(), &stream::Session::stanzaReceived, &inbox,
                         [this](const stream::Stanza &stanza) {
                             if (stanza.element.is(xml::ns::client, u"message") && !xep::isEvent(stanza.element))
                                 inbox.take(stanza);
                         });
        REQUIRE(storeTest::answerOf(conversations.load()));
        REQUIRE(QTest::qWaitFor([this] { return encryption.state() == chat::Encryption::State::Ready; }));
        talk.signIn();
        outbox.restart();
    }

    static model::AccountId accountIn(store::Profile &profile, const model::AccountSettings &settings)
    {
        const auto id = storeTest::answerOf(
            profile.write([settings](store::Connection &connection) -> base::Result<model::AccountId> {
                const auto all = store::accounts::list(connection);
                if (!all || !all->isEmpty())
                    return all ? base::Result<model::AccountId>(all->front().id) : all.error();
                return store::accounts::add(connection, settings);
            }));
        REQUIRE(id);
        return *id;
    }
    template<typename Work>
    auto write(Work work)
    {
        auto result = storeTest::answerOf(profile->write(std::move(work)));
        REQUIRE(result);
        return std::move(*result);
    }
    model::ConversationId chatWith(const base::Jid &jid, model::EncryptionChoice choice)
    {
        const auto made = storeTest::answerOf(conversations.open(account, jid));
        REQUIRE(made);
        conversations.setEncryption(*made, choice);
        REQUIRE(QTest::qWaitFor([&] { return conversations.find(*made)->encryption == choice; }));
        return *made;
    }
    model::MessageId send(model::ConversationId chat, const QString &text, chat::Lock lock = chat::Lock::AsTheChat)
    {
        const auto sent = storeTest::answerOf(outbox.send(chat, text, lock));
        REQUIRE(sent);
        return *sent;
    }
    model::Message stored(model::MessageId id)
    {
        return write([id](store::Connection &connection) { return store::messages::get(connection, id); });
    }

    QTemporaryDir folder;
    QList<base::Jid> friends; // who may know that we are here
    support::SessionTalk talk;
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    chat::Conversations conversations;
    xep::Circle circle;
    xep::Modules modules;
    chat::Roster roster;
    chat::Encryption encryption;
    QList<bool> typing;
    chat::Inbox inbox;
    chat::Outbox outbox;
    chat::FollowUps followUps;
};

} // namespace chatTest
