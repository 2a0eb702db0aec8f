// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Padlock.h"

#include <catch2/catch_test_macros.hpp>

using chat::Padlock;
using chat::PadlockFacts;
using model::ConversationKind;
using model::EncryptionChoice;
using model::KeyTrust;
using model::Obstacle;

namespace {

PadlockFacts with(QList<KeyTrust> readers, Obstacle obstacle = Obstacle::None, qint64 waits = 0)
{
    PadlockFacts facts;
    facts.conversation.encryption = EncryptionChoice::On;
    facts.areListsKnown = true;
    facts.readers = std::move(readers);
    facts.obstacle = obstacle;
    facts.waits = waits;
    return facts;
}

PadlockFacts chosen(PadlockFacts facts, EncryptionChoice choice, ConversationKind kind = ConversationKind::Person)
{
    facts.conversation.encryption = choice;
    facts.conversation.kind = kind;
    return facts;
}

PadlockFacts unlisted(PadlockFacts facts)
{
    facts.areListsKnown = false;
    return facts;
}

PadlockFacts off(PadlockFacts facts)
{
    facts.isOff = true;
    return facts;
}

} // namespace

TEST_CASE("the padlock says what the next message will do", "[chat][encryption]")
{
    using enum KeyTrust;
    struct Row
    {
        PadlockFacts facts;
        Padlock shown;
    };
    const Row rows[] = {
        {with({Verified}), Padlock::Verified},
        {with({Verified, Verified, Rejected}), Padlock::Verified},
        {with({Blind}), Padlock::Encrypted},
        {with({Verified, Blind}), Padlock::Encrypted},
        {with({Verified, Undecided}), Padlock::NewDevice},
        {with({Undecided}), Padlock::NewDevice},
        {with({}), Padlock::CannotEncrypt},
        {with({Rejected}), Padlock::CannotEncrypt},
        {unlisted(with({})), Padlock::Preparing},
        {with({Blind}, Obstacle::KeysWanted, 0), Padlock::Preparing},
        {with({Blind}, Obstacle::KeysWanted, chat::preparingTime - 1), Padlock::Preparing},
        {with({Blind}, Obstacle::KeysWanted, chat::preparingTime), Padlock::WaitingForKeys},
        {with({Blind}, Obstacle::NoDevices), Padlock::CannotEncrypt},
        {with({Blind}, Obstacle::NobodyMay), Padlock::CannotEncrypt},
        {with({Blind}, Obstacle::TooLarge), Padlock::CannotEncrypt},
        {off(with({Verified})), Padlock::CannotEncrypt},
        {chosen(with({Blind}), EncryptionChoice::OnlyVerified), Padlock::CannotEncrypt},
        {chosen(with({Verified, Blind}), EncryptionChoice::OnlyVerified), Padlock::Encrypted},
        {chosen(with({Blind}), EncryptionChoice::Automatic), Padlock::Encrypted},
        {chosen(with({}), EncryptionChoice::Automatic), Padlock::CannotEncrypt},
        {chosen(with({}), EncryptionChoice::Automatic, ConversationKind::PrivateGroup), Padlock::NotEncrypted},
        {chosen(with({Verified}), EncryptionChoice::Off), Padlock::NotEncrypted},
        {off(chosen(with({}), EncryptionChoice::Off)), Padlock::NotEncrypted},
        {chosen(with({}), EncryptionChoice::On, ConversationKind::NotesToSelf), Padlock::Encrypted},
        {chosen(with({}), EncryptionChoice::Off, ConversationKind::PublicChannel), Padlock::PublicChannel},
        {chosen(with({}), EncryptionChoice::On, ConversationKind::PublicChannel), Padlock::PublicChannel},
    };
    for (const auto &row : rows) {
        CAPTURE(&row - rows);
        CHECK(chat::padlockFor(row.facts) == row.shown);
    }
}
