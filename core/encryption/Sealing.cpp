// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Sealing.h"

#include "encryption/Recipients.h"
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "store/OmemoDevices.h"
#include "xep/Envelope.h"
#include "xep/ExplicitEncryption.h"
#include "xep/Hints.h"
#include "xep/OmemoWire.h"
#include "xml/Writer.h"

#include <algorithm>

namespace encryption {
namespace {

using crypto::Profile;
using xep::omemo::Locked;

constexpr qsizetype roomForTheRest = 4096;   // bytes of a stanza around what is locked
constexpr qsizetype largestKeyElement = 320; // bytes; one that begins a session in Profile::Omemo2 has 303

base::Error unreadable()
{
    return {base::ErrorKind::Storage, QStringLiteral("keys could not be read"), {}, {}};
}

// The payload of one profile, and the key to it that each device gets.
struct Payload
{
    Locked locked;
    crypto::Secret key;
};

xml::Element bodyOf(const Letter &letter)
{
    xml::Element body(xml::ns::client, u"body");
    return std::move(body.setText(letter.text));
}

Payload payloadFor(Profile profile, const Letter &letter, quint32 sender)
{
    if (profile == Profile::Legacy) {
        auto sealed = crypto::legacy::sealPayload(letter.text.toUtf8());
        return {{sender, {}, sealed.vector, sealed.ciphertext}, std::move(sealed.keyAndTag)};
    }
    xep::Envelope envelope{letter.content, letter.self, letter.peer, letter.now};
    if (!letter.text.isEmpty())
        envelope.content.insert(envelope.content.begin(), bodyOf(letter));
    auto sealed = crypto::omemo2::sealPayload(xep::write(envelope));
    return {{sender, {}, {}, sealed.ciphertext}, std::move(sealed.keyAndCode)};
}

Payload emptyFor(Profile profile, quint32 sender)
{
    if (profile == Profile::Legacy)
        return {{sender, {}, crypto::legacy::emptyVector(), std::nullopt}, crypto::legacy::emptyKey()};
    return {{sender, {}, {}, std::nullopt}, crypto::omemo2::emptyKey()};
}

// Adds the key for that device; the ratchet's new state is in the draft.
base::Result<bool> addKey(Ratchets &ratchets, Profile profile, crypto::Draft &draft, Payload &payload,
                          const base::Jid &owner, quint32 device)
{
    const auto sealed = ratchets.engine(profile).encrypt(draft, addressOf(owner, device), payload.key.reveal());
    if (!sealed && sealed.fault() == crypto::RatchetFault::StoreFailed)
        return unreadable();
    if (!sealed)
        return false;
    const auto named = profile == Profile::Legacy ? base::Jid() : owner;
    payload.locked.keys.push_back({named, device, sealed->isKeyExchange, sealed->bytes});
    return true;
}

// Locks for all readers of one profile; nothing if there is none. A reader whose session turns out to be unusable is
// left out, and asked for a new one next time.
base::Result<std::optional<xml::Element>> sealFor(store::Connection &connection, Ratchets &ratchets, Profile profile,
                                                  const Letter &letter, Sealed &sealed)
{
    auto payload = payloadFor(profile, letter, ratchets.device());
    Records records(connection, ratchets.ring(profile));
    crypto::Draft draft(records);
    QList<Reader> readers;
    for (const auto &reader : std::as_const(sealed.readers)) {
        if (reader.profile != modelOf(profile)) {
            readers.append(reader);
            continue;
        }
        const auto added = addKey(ratchets, profile, draft, payload, reader.owner, reader.device);
        if (!added)
            return added.error();
        if (*added)
            readers.append(reader);
        else
            sealed.leftOut.append({reader.owner, reader.device, LeftOut::Why::NoKeys});
        const auto noted = *added
            ? store::omemoDevices::noteSent(connection, ratchets.account(), reader.owner, reader.device)
            : store::omemoKeys::removeSession(connection, ratchets.ring(profile), reader.owner, reader.device);
        if (!noted)
            return noted.error();
    }
    sealed.readers = std::move(readers);
    if (payload.locked.keys.empty())
        return std::optional<xml::Element>();
    if (const auto kept = records.keep(draft.changes()); !kept)
        return kept.error();
    const auto noted = ratchets.noteWritten(connection, profile, letter.self, *payload.locked.payload, letter.now);
    if (!noted)
        return noted.error();
    return std::optional(xep::omemo::wireOf(profile).writeLocked(payload.locked));
}

// Before anything is locked: a ratchet that has moved on for nothing would leave a hole.
bool isTooLarge(const Recipients &recipients, const Letter &letter)
{
    // As it stands in an envelope, where some characters take six bytes.
    qsizetype content = xml::write(bodyOf(letter)).size();
    for (const auto &element : letter.content)
        content += xml::write(element).size();
    const qsizetype payloads = 2 * (content * 4 / 3 + roomForTheRest);
    return payloads + recipients.readers.size() * largestKeyElement + roomForTheRest > largestStanza;
}

bool canPeerRead(const Recipients &recipients, const Letter &letter)
{
    // A note to oneself is kept here whoever else may read it.
    return letter.peer == letter.self
        || std::any_of(recipients.readers.begin(), recipients.readers.end(),
                       [&](const Reader &reader) { return reader.owner == letter.peer; });
}

Refusal refusalOf(const Recipients &recipients, const Letter &letter)
{
    const bool someWait = std::any_of(recipients.leftOut.begin(), recipients.leftOut.end(), [&](const LeftOut &one) {
        return one.owner == letter.peer && one.why != LeftOut::Why::NoKeys && one.why != LeftOut::Why::Silent;
    });
    return {someWait ? Refusal::Why::NobodyMay : Refusal::Why::NoDevices, recipients.leftOut};
}

} // namespace

base::Result<Sealing> seal(store::Connection &connection, Ratchets &ratchets, const Letter &letter)
{
    auto recipients = recipientsOf(connection, ratchets, letter);
    if (!recipients)
        return recipients.error();
    if (!recipients->missing.lists.isEmpty() || !recipients->missing.bundles.isEmpty())
        return Sealing(recipients->missing);
    if (!canPeerRead(*recipients, letter))
        return Sealing(refusalOf(*recipients, letter));
    if (isTooLarge(*recipients, letter))
        return Sealing(Refusal{Refusal::Why::TooLarge, recipients->leftOut});

    Sealed sealed{{}, model::Encryption::None, recipients->readers, recipients->leftOut};
    for (const auto profile : {Profile::Legacy, Profile::Omemo2}) {
        auto element = sealFor(connection, ratchets, profile, letter, sealed);
        if (!element)
            return element.error();
        if (!*element)
            continue;
        if (sealed.profile == model::Encryption::None)
            sealed.profile = modelOf(profile);
        sealed.elements.push_back(std::move(**element));
    }
    const auto space =
        xep::omemo::wireOf(sealed.profile == model::Encryption::OmemoLegacy ? Profile::Legacy : Profile::Omemo2).space;
    sealed.elements.push_back(xml::write(xep::ExplicitEncryption{space.toString(), QStringLiteral("OMEMO")}));
    sealed.elements.push_back(xml::write(xep::Store{}));
    return Sealing(std::move(sealed));
}

base::Result<Aside> sealAside(store::Connection &connection, Ratchets &ratchets, const Letter &letter)
{
    auto recipients = recipientsOf(connection, ratchets, letter);
    if (!recipients)
        return recipients.error();
    auto &readers = recipients->readers;
    readers.removeIf([&](const Reader &reader) { return reader.owner != letter.peer; });
    const bool isUnknown = !recipients->missing.lists.isEmpty() || !recipients->missing.bundles.isEmpty();
    if (readers.isEmpty() || isUnknown)
        return Aside{};
    const bool allLock = std::all_of(readers.begin(), readers.end(),
                                     [](const Reader &reader) { return reader.profile == model::Encryption::Omemo2; });
    if (!allLock)
        return Aside{Aside::Way::InClear, {}};
    Sealed sealed{{}, model::Encryption::Omemo2, readers, {}};
    auto element = sealFor(connection, ratchets, Profile::Omemo2, letter, sealed);
    if (!element)
        return element.error();
    return *element ? Aside{Aside::Way::Locked, std::move(**element)} : Aside{};
}

base::Result<std::optional<xml::Element>> sealEmpty(store::Connection &connection, Ratchets &ratchets, Profile profile,
                                                    const base::Jid &owner, quint32 device)
{
    auto payload = emptyFor(profile, ratchets.device());
    Records records(connection, ratchets.ring(profile));
    crypto::Draft draft(records);
    const auto added = addKey(ratchets, profile, draft, payload, owner, device);
    if (!added)
        return added.error();
    if (!*added)
        return std::optional<xml::Element>();
    if (const auto kept = records.keep(draft.changes()); !kept)
        return kept.error();
    return std::optional(xep::omemo::wireOf(profile).writeLocked(payload.locked));
}

} // namespace encryption
