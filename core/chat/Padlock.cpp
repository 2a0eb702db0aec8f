// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Padlock.h"

#include "encryption/Recipients.h"
#include "encryption/Trust.h"
#include "store/OmemoDevices.h"
#include "store/OmemoKeys.h"
#include "store/Outbox.h"

#include <algorithm>

namespace chat {
namespace {

using model::KeyTrust;
using model::Obstacle;

bool isGroup(const model::Conversation &conversation)
{
    return conversation.kind == model::ConversationKind::PrivateGroup;
}

// What the keys say, if nothing else is in the way.
Padlock byKeys(const PadlockFacts &facts)
{
    const auto &readers = facts.readers;
    const auto isWorth = [](KeyTrust wanted) { return [wanted](KeyTrust trust) { return trust == wanted; }; };
    const bool onlyVerified = facts.conversation.encryption == model::EncryptionChoice::OnlyVerified;
    const bool someRead = std::any_of(readers.begin(), readers.end(), [&](KeyTrust trust) {
        return trust == KeyTrust::Verified || (trust == KeyTrust::Blind && !onlyVerified);
    });
    if (std::any_of(readers.begin(), readers.end(), isWorth(KeyTrust::Undecided)))
        return Padlock::NewDevice;
    if (!someRead)
        return Padlock::CannotEncrypt;
    const bool allVerified = std::none_of(readers.begin(), readers.end(), isWorth(KeyTrust::Blind));
    if (isGroup(facts.conversation) && facts.peopleVerified < facts.people)
        return facts.peopleVerified > 0 ? Padlock::PartlyVerified : Padlock::Encrypted;
    return allVerified ? Padlock::Verified : Padlock::Encrypted;
}

// Whether the device gets what is locked next, if its key is accepted: its keys are there, or may be.
base::Result<bool> isReached(store::Connection &connection, model::AccountId account, const model::Device &device,
                             const QDateTime &now)
{
    if (encryption::isSilent(device, now))
        return false;
    for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
        if (!device.isListedIn(profile))
            continue;
        if (!device.unusableSince(profile).isValid())
            return true;
        // Who has a session needs no bundle.
        const auto session = store::omemoKeys::session(connection, {account, profile}, device.owner, device.id);
        if (!session)
            return session.error();
        if (*session)
            return true;
    }
    return false;
}

base::Result<> readWaiting(store::Connection &connection, const QDateTime &now, PadlockFacts &facts)
{
    const auto first = store::outbox::firstWithoutLock(connection, facts.conversation.id);
    if (!first)
        return first.error();
    if (*first) {
        facts.obstacle = (*first)->obstacle;
        facts.waits = std::max<qint64>(0, (*first)->time.msecsTo(now));
    }
    return base::Done{};
}

} // namespace

bool encrypts(const model::Conversation &conversation)
{
    using Kind = model::ConversationKind;
    const bool canBe = conversation.kind == Kind::Person || conversation.kind == Kind::NotesToSelf;
    switch (conversation.encryption) {
    case model::EncryptionChoice::Off: return false;
    case model::EncryptionChoice::Automatic:
    case model::EncryptionChoice::On:
    case model::EncryptionChoice::OnlyVerified: return canBe;
    }
    Q_UNREACHABLE();
}

Padlock padlockFor(const PadlockFacts &facts)
{
    if (facts.conversation.kind == model::ConversationKind::PublicChannel)
        return Padlock::PublicChannel;
    if (!encrypts(facts.conversation))
        return Padlock::NotEncrypted;
    if (facts.isOff)
        return Padlock::CannotEncrypt;
    switch (facts.obstacle) {
    case Obstacle::NoDevices:
    case Obstacle::NobodyMay:
    case Obstacle::TooLarge:
    case Obstacle::EncryptionOff: return Padlock::CannotEncrypt;
    case Obstacle::KeysWanted: return facts.waits < preparingTime ? Padlock::Preparing : Padlock::WaitingForKeys;
    default: break;
    }
    if (facts.conversation.kind == model::ConversationKind::NotesToSelf)
        return Padlock::Encrypted;
    return facts.areListsKnown ? byKeys(facts) : Padlock::Preparing;
}

base::Result<PadlockFacts> readPadlockFacts(store::Connection &connection, const model::Conversation &conversation,
                                            const QDateTime &now)
{
    namespace devices = store::omemoDevices;
    const auto account = conversation.account;
    const auto &owner = conversation.jid;
    PadlockFacts facts;
    facts.conversation = conversation;
    facts.areListsKnown = true;
    for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
        const auto since = devices::listKnownSince(connection, account, owner, profile);
        if (!since)
            return since.error();
        facts.areListsKnown = facts.areListsKnown && since->isValid();
    }
    const auto all = devices::of(connection, account, owner);
    const auto keys = all ? devices::keysOf(connection, account, owner) : base::Result<QList<model::Key>>(all.error());
    if (!keys)
        return keys.error();
    const auto unmet = encryption::trust::ofNewKey(connection, *keys);
    if (!unmet)
        return unmet.error();
    for (const auto &device : *all) {
        const auto reached = isReached(connection, account, device, now);
        if (!reached)
            return reached.error();
        if (!*reached)
            continue;
        const auto known = std::find_if(keys->begin(), keys->end(),
                                        [&](const model::Key &key) { return key.identity == device.identity; });
        facts.readers.append(known == keys->end() ? *unmet : known->trust);
    }
    if (const auto read = readWaiting(connection, now, facts); !read)
        return read.error();
    return facts;
}

} // namespace chat
