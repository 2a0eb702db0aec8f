// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Locking.h"

#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Outbox.h"
#include "store/Readers.h"
#include "xep/Bodies.h"
#include "xep/ExplicitEncryption.h"
#include "xep/Hints.h"
#include "xep/Markers.h"
#include "xep/OmemoWire.h"
#include "xep/StanzaIds.h"
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <algorithm>

namespace chat {
namespace {

using encryption::LeftOut;
using encryption::Sealed;
using model::Obstacle;

// What others see who cannot open it, and what tells some clients that there is something to open.
const QString &fallbackText()
{
    static const QString text = QStringLiteral(
        "This message is encrypted with OMEMO, which your program does not support or has not set up.");
    return text;
}

xml::Element fallbackMark()
{
    return std::move(xml::Element(u"urn:xmpp:fallback:0", u"fallback").set(u"for", QStringLiteral("urn:xmpp:omemo:2")));
}

xml::Element assemble(const Parcel &parcel, const Sealed &sealed, Company company)
{
    xml::Element stanza = parcel.outside;
    const auto add = [&](const xml::Element &element) {
        if (mayStandOutside(element, company))
            stanza.add(element);
    };
    std::for_each(sealed.elements.begin(), sealed.elements.end(), add);
    std::for_each(parcel.content.begin(), parcel.content.end(), add);
    stanza.add(fallbackMark());
    xep::addBody(stanza, fallbackText());
    return stanza;
}

model::Reader::LeftOut asStored(LeftOut::Why why)
{
    using Stored = model::Reader::LeftOut;
    switch (why) {
    case LeftOut::Why::Undecided: return Stored::Undecided;
    case LeftOut::Why::Rejected: return Stored::Rejected;
    case LeftOut::Why::NotVerified: return Stored::NotVerified;
    case LeftOut::Why::NoKeys: return Stored::NoKeys;
    case LeftOut::Why::Silent: return Stored::Silent;
    }
    Q_UNREACHABLE();
}

QList<model::Reader> asStored(const QList<encryption::Reader> &readers, const QList<LeftOut> &leftOut)
{
    QList<model::Reader> all;
    for (const auto &one : readers)
        all.append({one.owner, one.device, one.profile, one.identity, one.trust, model::Reader::LeftOut::No});
    for (const auto &one : leftOut)
        all.append({one.owner, one.device, model::Encryption::None, {}, model::KeyTrust::Undecided, asStored(one.why)});
    return all;
}

Obstacle obstacleOf(encryption::Refusal::Why why)
{
    switch (why) {
    case encryption::Refusal::Why::NoDevices: return Obstacle::NoDevices;
    case encryption::Refusal::Why::NobodyMay: return Obstacle::NobodyMay;
    case encryption::Refusal::Why::TooLarge: return Obstacle::TooLarge;
    }
    Q_UNREACHABLE();
}

bool isLock(const xml::Element &element)
{
    return std::any_of(std::begin(encryption::profiles), std::end(encryption::profiles), [&](crypto::Profile profile) {
        return element.is(xep::omemo::wireOf(profile).space, u"encrypted");
    });
}

} // namespace

bool mayStandOutside(const xml::Element &element, Company company)
{
    const QStringView space = element.name().space.text();
    if (isLock(element) || xml::read<xep::ExplicitEncryption>(element) || space == xep::nsHints)
        return true;
    if (xml::read<xep::OriginId>(element))
        return true;
    const bool isExpectedOutside = space == xep::nsReceipts || space == xep::nsMarkers
        || space == u"http://jabber.org/protocol/chatstates";
    return company == Company::AlsoLegacy && isExpectedOutside;
}

std::optional<LockedStanza> LockedStanza::fromStored(const QByteArray &bytes)
{
    auto element = xml::Gate::parse(bytes);
    const bool isLocked = element && std::any_of(element->children().begin(), element->children().end(), isLock);
    return isLocked ? std::optional(LockedStanza(std::move(*element))) : std::nullopt;
}

base::Result<Locking> Locksmith::lock(const Outgoing &outgoing, encryption::Readers readers)
{
    Locking locking{outgoing.message, {}, {}};
    if (!m_bench.ratchets)
        return hinder(std::move(locking), Obstacle::EncryptionOff, {});
    const auto parcel = parcelFor(outgoing);
    auto sealing = encryption::seal(m_connection, *m_bench.ratchets,
                                    {m_bench.self, outgoing.to, parcel.text, parcel.content, readers, m_bench.now,
                                     outgoing.only});
    if (!sealing)
        return sealing.error();
    if (auto *missing = std::get_if<encryption::Missing>(&*sealing)) {
        locking.missing = std::move(*missing);
        return hinder(std::move(locking), Obstacle::KeysWanted, {});
    }
    if (const auto *refusal = std::get_if<encryption::Refusal>(&*sealing))
        return hinder(std::move(locking), obstacleOf(refusal->why), refusal->leftOut);
    return keep(std::move(locking), parcel, std::move(std::get<Sealed>(*sealing)));
}

base::Result<std::optional<xml::Element>> Locksmith::lockAside(const base::Jid &peer, const xml::Element &stanza)
{
    if (!m_bench.ratchets)
        return std::optional<xml::Element>();
    xml::Element outside(stanza.name());
    for (const auto &attribute : stanza.attributes())
        outside.set(attribute.name, attribute.value);
    std::vector<xml::Element> content;
    for (const auto &child : stanza.children()) {
        if (mayStandOutside(child, Company::OnlyOmemo2))
            outside.add(child);
        else
            content.push_back(child);
    }
    auto aside = encryption::sealAside(m_connection, *m_bench.ratchets,
                                       {m_bench.self, peer, {}, std::move(content), {}, m_bench.now});
    if (!aside)
        return aside.error();
    switch (aside->way) {
    case encryption::Aside::Way::Nobody: return std::optional<xml::Element>();
    case encryption::Aside::Way::InClear: {
        const auto mayLeave = mayLeaveBeside(peer);
        if (!mayLeave)
            return mayLeave.error();
        return *mayLeave ? std::optional(stanza) : std::nullopt;
    }
    case encryption::Aside::Way::Locked: break;
    }
    outside.add(std::move(aside->element));
    return std::optional(std::move(outside));
}

base::Result<Locking> Locksmith::keep(Locking locking, const Parcel &parcel, Sealed sealed)
{
    auto &message = locking.message;
    const auto proved = store::readers::set(m_connection, message.id, asStored(sealed.readers, sealed.leftOut));
    if (!proved)
        return proved.error();
    message.obstacle = Obstacle::None;
    if (sealed.readers.isEmpty()) {
        const auto kept = store::outbox::setObstacle(m_connection, message.id, Obstacle::None);
        const auto done = kept ? store::messages::setState(m_connection, message.id, model::DeliveryState::Sent)
                               : base::Result<bool>(kept.error());
        if (!done)
            return done.error();
        message.state = model::DeliveryState::Sent;
        return locking;
    }
    const auto company = companyOf(message.conversation, sealed);
    if (!company)
        return company.error();
    message.encryption = sealed.profile;
    locking.stanza = LockedStanza(assemble(parcel, sealed, *company));
    const auto kept = store::outbox::keepLocked(m_connection, message.id, sealed.profile,
                                                xml::write(locking.stanza->element()));
    if (!kept)
        return kept.error();
    return locking;
}

base::Result<Company> Locksmith::companyOf(model::ConversationId conversation, const Sealed &sealed)
{
    if (sealed.profile != model::Encryption::OmemoLegacy)
        return Company::OnlyOmemo2;
    const auto choice = store::conversations::besideLock(m_connection, conversation);
    if (!choice)
        return choice.error();
    return *choice == model::BesideLock::Allowed ? Company::AlsoLegacy : Company::OnlyOmemo2;
}

base::Result<bool> Locksmith::mayLeaveBeside(const base::Jid &peer)
{
    const auto chat = store::conversations::find(m_connection, m_bench.ratchets->account(), peer);
    const auto choice = chat ? store::conversations::besideLock(m_connection, chat->id) : chat.error();
    if (!choice)
        return choice.error();
    return *choice == model::BesideLock::Allowed;
}

base::Result<Locking> Locksmith::hinder(Locking locking, Obstacle obstacle, const QList<LeftOut> &leftOut)
{
    auto &message = locking.message;
    if (message.obstacle == obstacle && leftOut.isEmpty())
        return locking;
    message.obstacle = obstacle;
    if (const auto set = store::outbox::setObstacle(m_connection, message.id, obstacle); !set)
        return set.error();
    if (const auto told = store::readers::set(m_connection, message.id, asStored({}, leftOut)); !told)
        return told.error();
    return locking;
}

} // namespace chat
