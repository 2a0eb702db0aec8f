// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/Padlocks.h"
#include "chat/Devices.h"
#include "chat/Outbox.h"
#include "support/SampleKeys.h"

#include <catch2/catch_test_macros.hpp>

using model::EncryptionChoice;
using model::KeyTrust;
using text::PadlockState;

namespace {

const char *anna = "anna@serviziliberi.it";

struct Looking
{
    explicit Looking(sample::SampleDesk &sampleDesk)
        : desk(sampleDesk)
        , padlocks(desk.workspace().accounts(), desk.workspace().conversations())
    {
    }
    PadlockState of(model::ConversationId id) { return padlocks.of(*desk.workspace().conversations().find(id)).state; }
    bool becomes(model::ConversationId id, PadlockState state)
    {
        return sample::waitUntil([&] { return of(id) == state; });
    }

    sample::SampleDesk &desk;
    trust::Padlocks padlocks;
};

} // namespace

TEST_CASE("UX-LOCK-3: the padlock of a chat follows its switch, its devices and what is decided about them", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{anna, 11, "Portatile", KeyTrust::Blind}, {anna, 12, "Telefono", KeyTrust::Verified}});
    const auto chat = sample::setEncryption(desk, anna, EncryptionChoice::Off);
    Looking looking(desk);
    CHECK(looking.of(chat) == PadlockState::NotEncrypted);
    sample::setEncryption(desk, anna, EncryptionChoice::On);
    CHECK(looking.becomes(chat, PadlockState::Encrypted));
    auto &devices = desk.workspace().accounts().all().front()->devices();
    devices.setTrust(base::Jid::of(QString::fromUtf8(anna)), quint32(11), KeyTrust::Verified)
        .then(&looking.padlocks, [](const base::Result<> &) {});
    CHECK(looking.becomes(chat, PadlockState::Verified));
    devices.setTrust(base::Jid::of(QString::fromUtf8(anna)), quint32(12), KeyTrust::Undecided)
        .then(&looking.padlocks, [](const base::Result<> &) {});
    CHECK(looking.becomes(chat, PadlockState::NewDevice));
    sample::setEncryption(desk, anna, EncryptionChoice::Off);
    CHECK(looking.of(chat) == PadlockState::NotEncrypted);
}

TEST_CASE("UX-LOCK-1: a chat whose keys nobody has looked at yet says so, and promises nothing", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    const auto chat = sample::setEncryption(desk, anna, EncryptionChoice::On);
    Looking looking(desk);
    CHECK(looking.of(chat) == PadlockState::Preparing);
}

TEST_CASE("a message that waits because nobody can read it makes the padlock say so, with the reason", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{anna, 11, "Portatile", KeyTrust::Rejected}});
    const auto chat = sample::setEncryption(desk, anna, EncryptionChoice::On);
    Looking looking(desk);
    CHECK(looking.becomes(chat, PadlockState::CannotEncrypt));
    CHECK(looking.padlocks.obstacle(chat) == model::Obstacle::None);
    CHECK_FALSE(looking.padlocks.of(*desk.workspace().conversations().find(chat)).holdsMessages);
    desk.workspace()
        .accounts()
        .all()
        .front()
        ->outbox()
        .send(chat, QStringLiteral("ci sei?"))
        .then(&looking.padlocks, [](const base::Result<model::MessageId> &) {});
    CHECK(sample::waitUntil([&] { return looking.padlocks.obstacle(chat) != model::Obstacle::None; }));
    CHECK(looking.of(chat) != PadlockState::Encrypted);
}
