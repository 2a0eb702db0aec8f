// SPDX-License-Identifier: GPL-3.0-or-later
// An account at work on a real profile under a fake server: contact list, inbox, outbox and encryption, put together as
// chat::Account does it.
#pragma once

#include "chat/Conversations.h"
#include "chat/Encryption.h"
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
    explicit Desk(const model::AccountSettings &settings = support::SessionTalk::usualSettings())
        : talk(settings)
        , profile(storeTest::openProfile(folder.path()))
        , account(addAccount(*profile, settings))
        , conversations(*profile, talk.clock)
        , circle{[](const base::Jid &) { return false; },
                 [this](const base::Jid &jid) { return roster.find(jid).has_value(); }}
        , modules(*talk.session, talk.clock, circle)
        , roster(account, modules, *profile, conversations, talk.clock)
        , encryption(account, {*profile, modules.get<xep::OmemoDevices>(), talk.clock})
        , outbox(account, {*profile, conversations, *talk.session, roster, encryption, talk.clock})
    {
        talk.signIn();
        outbox.restart();
        REQUIRE(QTest::qWaitFor([this] { return encryption.state() == chat::Encryption::State::Ready; }));
    }

    static model::AccountId addAccount(store::Profile &profile, const model::AccountSettings &settings)
    {
        const auto added = storeTest::answerOf(profile.write(
            [settings](store::Connection &connection) { return store::accounts::add(connection, settings); }));
        REQUIRE(added);
        return *added;
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
    support::SessionTalk talk;
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    chat::Conversations conversations;
    xep::Circle circle;
    xep::Modules modules;
    chat::Roster roster;
    chat::Encryption encryption;
    chat::Outbox outbox;
};

} // namespace chatTest
