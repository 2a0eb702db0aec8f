// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Padlock.h"

#include <QCoreApplication>

namespace text {
namespace {

using theme::Colour;
using theme::Icon;

struct PadlockWords
{
    Q_DECLARE_TR_FUNCTIONS(text::Padlock)

public:
    static QString encryptedPlaceholder() { return tr("Write an encrypted message"); }
    static QString clearPlaceholder() { return tr("Write an unencrypted message"); }

    static PadlockFace verified()
    {
        return {Icon::PadlockVerified,
                tr("Encrypted and verified"),
                Colour::Ok,
                Colour::OkBackground,
                tr("You have checked the keys of all devices."),
                encryptedPlaceholder()};
    }
    static PadlockFace encrypted()
    {
        return {Icon::PadlockClosed,
                tr("Encrypted"),
                Colour::Text,
                Colour::Hover,
                tr("Only you can read this. Keys not verified yet."),
                encryptedPlaceholder()};
    }
    static PadlockFace partlyVerified(const Padlock &padlock)
    {
        return {Icon::PadlockClosed,
                tr("Encrypted · %1 of %2 verified", "numbers of people in a group")
                    .arg(QString::number(padlock.verified), QString::number(padlock.people)),
                Colour::Text,
                Colour::Hover,
                tr("%n people still to verify.", nullptr, padlock.missing),
                encryptedPlaceholder()};
    }
    static PadlockFace newDevice(const Padlock &padlock)
    {
        return {Icon::PadlockWarning,
                tr("New device"),
                Colour::Warn,
                Colour::WarnBackground,
                padlock.person.isEmpty()
                    ? tr("There is a device never seen before. Check it.")
                    : tr("%1 uses a device never seen before. Check it.", "%1: name").arg(padlock.person),
                encryptedPlaceholder()};
    }
    static PadlockFace preparing(const Padlock &padlock)
    {
        return {Icon::PadlockBusy,
                tr("Preparing…"),
                Colour::Text2,
                Colour::Surface,
                padlock.person.isEmpty() ? tr("Looking for the keys.")
                                         : tr("Looking for the keys of %1.", "%1: name").arg(padlock.person),
                encryptedPlaceholder()};
    }
    static PadlockFace waitingForKeys()
    {
        return {Icon::PadlockWaiting,
                tr("Waiting for keys"),
                Colour::Warn,
                Colour::WarnBackground,
                tr("Messages will leave encrypted as soon as possible."),
                encryptedPlaceholder()};
    }
    static PadlockFace cannotEncrypt(const Padlock &padlock)
    {
        return {Icon::PadlockWarning,
                tr("Can’t encrypt"),
                Colour::Bad,
                Colour::BadBackground,
                padlock.holdsMessages ? unsent(padlock.person) : unsendable(padlock.person),
                encryptedPlaceholder()};
    }
    static QString unsent(const QString &person)
    {
        return person.isEmpty() ? tr("No keys. The message hasn’t left.")
                                : tr("No key for %1. The message hasn’t left.", "%1: name").arg(person);
    }
    static QString unsendable(const QString &person)
    {
        return person.isEmpty() ? tr("No usable keys. What you write waits here.")
                                : tr("No usable key for %1. What you write waits here.", "%1: name").arg(person);
    }
    static PadlockFace notEncrypted()
    {
        return {Icon::PadlockOpen,
                tr("Not encrypted"),
                Colour::Warn,
                Colour::WarnBackground,
                tr("The people who run the servers can read what you write."),
                clearPlaceholder()};
    }
    static PadlockFace publicChannel()
    {
        return {Icon::Globe,
                tr("Public"),
                Colour::Note,
                Colour::NoteBackground,
                tr("Anyone who joins can read."),
                tr("Write in the public channel")};
    }
};

} // namespace

PadlockFace faceOf(const Padlock &padlock)
{
    switch (padlock.state) {
    case PadlockState::Verified: return PadlockWords::verified();
    case PadlockState::Encrypted: return PadlockWords::encrypted();
    case PadlockState::PartlyVerified: return PadlockWords::partlyVerified(padlock);
    case PadlockState::NewDevice: return PadlockWords::newDevice(padlock);
    case PadlockState::Preparing: return PadlockWords::preparing(padlock);
    case PadlockState::WaitingForKeys: return PadlockWords::waitingForKeys();
    case PadlockState::CannotEncrypt: return PadlockWords::cannotEncrypt(padlock);
    case PadlockState::NotEncrypted: return PadlockWords::notEncrypted();
    case PadlockState::PublicChannel: return PadlockWords::publicChannel();
    }
    return PadlockWords::notEncrypted();
}

bool showsInRow(PadlockState state)
{
    switch (state) {
    case PadlockState::Verified:
    case PadlockState::Encrypted:
    case PadlockState::PartlyVerified:
    case PadlockState::Preparing: return false;
    default: return true;
    }
}

} // namespace text
