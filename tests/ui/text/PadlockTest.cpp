// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Padlock.h"
#include "text/Language.h"

#include <catch2/catch_test_macros.hpp>

#include <QLocale>

#include <set>

using text::PadlockState;

namespace {

struct Restored
{
    QLocale locale;
    ~Restored() { QLocale::setDefault(locale); }
};

struct Words
{
    PadlockState state;
    const char *english;
    const char *italian;
};

// ux.md B11.
const Words table[]{
    {PadlockState::Verified, "Encrypted and verified", "Cifrata e verificata"},
    {PadlockState::Encrypted, "Encrypted", "Cifrata"},
    {PadlockState::PartlyVerified, "Encrypted · 9 of 14 verified", "Cifrata · 9 su 14 verificati"},
    {PadlockState::NewDevice, "New device", "Dispositivo nuovo"},
    {PadlockState::Preparing, "Preparing…", "Preparazione…"},
    {PadlockState::WaitingForKeys, "Waiting for keys", "In attesa delle chiavi"},
    {PadlockState::CannotEncrypt, "Can’t encrypt", "Impossibile cifrare"},
    {PadlockState::NotEncrypted, "Not encrypted", "Non cifrata"},
    {PadlockState::PublicChannel, "Public", "Pubblica"},
};

} // namespace

TEST_CASE("UX-LOCK-3: every state of the padlock has its word in both languages", "[text][padlock]")
{
    const Restored restored;
    text::Language language;
    for (const Words &words : table) {
        const text::Padlock padlock{words.state, QStringLiteral("Carla"), 9, 14, 5};
        language.choose(QStringLiteral("en"));
        CHECK(text::faceOf(padlock).word == QString::fromUtf8(words.english));
        CHECK(!text::faceOf(padlock).explanation.isEmpty());
        language.choose(QStringLiteral("it"));
        CHECK(text::faceOf(padlock).word == QString::fromUtf8(words.italian));
        CHECK(!text::faceOf(padlock).explanation.contains(u'%'));
    }
}

TEST_CASE("a chat without keys says of a message that it has not left only where there is one", "[text][padlock]")
{
    text::Padlock padlock{PadlockState::CannotEncrypt, QStringLiteral("Carla")};
    CHECK(text::faceOf(padlock).explanation == QStringLiteral("No key for Carla. The message hasn’t left."));
    padlock.holdsMessages = false;
    CHECK(text::faceOf(padlock).explanation == QStringLiteral("No usable key for Carla. What you write waits here."));
}

TEST_CASE("states of the padlock differ by icon and word together, and rows show only what is not normal",
          "[text][padlock]")
{
    std::set<std::pair<int, QString>> faces;
    for (int index = 0; index < text::padlockStateCount; ++index) {
        const text::PadlockFace face = text::faceOf({static_cast<PadlockState>(index), {}, 9, 14, 5});
        faces.insert({static_cast<int>(face.icon), face.word});
    }
    CHECK(faces.size() == text::padlockStateCount);
    CHECK(!text::showsInRow(PadlockState::Encrypted));
    CHECK(!text::showsInRow(PadlockState::Verified));
    for (const PadlockState state : {PadlockState::NotEncrypted, PadlockState::NewDevice, PadlockState::CannotEncrypt,
                                     PadlockState::PublicChannel})
        CHECK(text::showsInRow(state));
}

TEST_CASE("a padlock that nobody has set promises nothing", "[text][padlock]")
{
    CHECK(text::Padlock().state == PadlockState::NotEncrypted);
}
