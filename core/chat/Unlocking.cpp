// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Unlocking.h"

#include "chat/FollowUps.h"
#include "encryption/Opening.h"
#include "encryption/TrustTransfer.h"
#include "store/Conversations.h"
#include "store/OmemoDevices.h"
#include "store/Outbox.h"
#include "store/Readers.h"
#include "xep/Bodies.h"
#include "xep/Envelope.h"
#include "xep/OmemoWire.h"

#include <algorithm>

namespace chat {
namespace {

using encryption::Opened;
using steps::Incoming;
using steps::Stored;
using Verdict = Opened::Verdict;

model::Trust asShown(model::KeyTrust trust)
{
    switch (trust) {
    case model::KeyTrust::Undecided: return model::Trust::New;
    case model::KeyTrust::Blind: return model::Trust::Blind;
    case model::KeyTrust::Verified: return model::Trust::Verified;
    case model::KeyTrust::Rejected: return model::Trust::Distrusted;
    }
    Q_UNREACHABLE();
}

// What stood outside is believed only where the lock has no room for it: in the legacy profile, which locks text alone
// (XEP-0420 §5, security.md H17).
bool isBelievedOutside(const xml::Element &element, model::Encryption profile)
{
    if (xep::isForServers(element) || element.is(u"urn:xmpp:delay", u"delay"))
        return true;
    const bool isText = element.is(xml::ns::client, u"body") || element.is(u"urn:xmpp:fallback:0", u"fallback");
    return profile == model::Encryption::OmemoLegacy && !isText;
}

xml::Element unwrapped(const xml::Element &message, Opened &opened)
{
    xml::Element inner(message.name());
    for (const auto &attribute : message.attributes())
        inner.set(attribute.name, attribute.value);
    for (const auto &child : message.children()) {
        if (isBelievedOutside(child, opened.profile))
            inner.add(child);
    }
    for (auto &child : opened.content)
        inner.add(std::move(child));
    return inner;
}

// Who locked it, kept with the message as it was then.
Incoming::Effect proof(const Incoming &incoming, const Opened &opened)
{
    const model::Reader writer{incoming.message.from, opened.device, opened.profile,
                               opened.identity,       opened.trust,  model::Reader::LeftOut::No};
    return [writer](store::Connection &connection, model::ConversationId, Stored &stored) -> base::Result<> {
        // New, or filled in where it could not be opened before.
        const bool isItsRow = stored.isNew || !stored.changed.empty();
        return isItsRow && stored.message.id ? store::readers::set(connection, stored.message.id, {writer})
                                             : base::Result<>(base::Done{});
    };
}

// What was switched off before the other side could read anything encrypted was not meant for the time when it can.
base::Result<bool> isMeantToStayOff(store::Connection &connection, const model::Conversation &chat,
                                    const Stored &stored)
{
    if (chat.encryption != model::EncryptionChoice::Off)
        return false;
    return store::readers::hasOther(connection, stored.message);
}

// Where somebody, or another own device, wrote encrypted, all that is written is, also what waits already.
base::Result<> keepEncrypted(store::Connection &connection, model::ConversationId conversation, Stored &stored)
{
    using model::EncryptionChoice;
    const auto chat = store::conversations::get(connection, conversation);
    const auto staysOff = chat ? isMeantToStayOff(connection, *chat, stored) : base::Result<bool>(chat.error());
    if (!staysOff)
        return staysOff.error();
    const bool isSaid = chat->encryption == EncryptionChoice::On || chat->encryption == EncryptionChoice::OnlyVerified;
    if (isSaid || *staysOff)
        return base::Done{};
    const auto set = store::conversations::setEncryption(connection, conversation, model::EncryptionChoice::On);
    return set ? store::outbox::wantLocks(connection, conversation) : set;
}

// When the sender's device was last understood.
base::Result<QDateTime> lastHeard(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                  quint32 device)
{
    const auto devices = store::omemoDevices::of(connection, account, owner);
    if (!devices)
        return devices.error();
    const auto found = std::find_if(devices->begin(), devices->end(),
                                    [&](const model::Device &one) { return one.id == device; });
    return found == devices->end() ? QDateTime() : found->lastHeard;
}

void showClosed(Incoming &incoming, const Opened &opened)
{
    auto &message = incoming.message;
    message.kind = model::MessageKind::Undecryptable;
    message.obstacle = opened.obstacle;
    message.encryption = opened.profile == model::Encryption::None ? model::Encryption::OmemoLegacy : opened.profile;
    message.device = opened.device;
    message.trust = opened.identity.isEmpty() ? model::Trust::NotApplicable : asShown(opened.trust);
    const bool isNews = message.direction == model::Direction::In
        && opened.obstacle != model::Obstacle::NotForThisDevice;
    message.read = !isNews;
    incoming.isShown = true;
    incoming.mayStartChat = true;
}

void showOpen(Incoming &incoming, Opened &opened, const Unlocking &unlocking)
{
    auto &message = incoming.message;
    message.encryption = opened.profile;
    message.device = opened.device;
    message.trust = asShown(opened.trust);
    incoming.stanza.element = unwrapped(incoming.stanza.element, opened);
    static_cast<void>(unlocking.inside(incoming, unlocking.surroundings));
    incoming.effects.push_back(proof(incoming, opened));
    if (incoming.isShown)
        incoming.effects.push_back(keepEncrypted);
}

class Unlocker
{
public:
    Unlocker(store::Connection &connection, const Unlocking &unlocking)
        : m_connection(connection)
        , m_unlocking(unlocking)
    {
    }

    base::Result<Incoming> unlock(Incoming incoming);

private:
    base::Result<bool> isKnown(const Incoming &incoming);
    base::Result<bool> mayAnswerBeside(const Incoming &incoming, model::Encryption profile);
    base::Result<> followUp(const Incoming &incoming, const Opened &opened);
    base::Result<> hear(Incoming &incoming, const Opened &opened);

    store::Connection &m_connection;
    const Unlocking &m_unlocking;
};

base::Result<Incoming> Unlocker::unlock(Incoming incoming)
{
    Opened opened;
    opened.obstacle = model::Obstacle::EncryptionOff;
    if (m_unlocking.ratchets) {
        const auto &surroundings = m_unlocking.surroundings;
        const encryption::Arrived arrived{incoming.stanza.element, surroundings.account, incoming.message.from,
                                          incoming.peer, incoming.message.time};
        auto result = encryption::open(m_connection, *m_unlocking.ratchets, arrived);
        if (!result)
            return result.error();
        opened = std::move(*result);
        if (opened.isNewKey)
            incoming.learnedOf.append(incoming.message.from);
        incoming.isCopysLetter = opened.isCopysLetter;
        if (const auto noted = followUp(incoming, opened); !noted)
            return noted.error();
        if (const auto heard = hear(incoming, opened); !heard)
            return heard.error();
    }
    const auto mayAnswer = mayAnswerBeside(incoming, opened.profile);
    if (!mayAnswer)
        return mayAnswer.error();
    incoming.mayAnswerBeside = *mayAnswer;
    if (opened.verdict == Verdict::Open)
        showOpen(incoming, opened, m_unlocking);
    else if (opened.verdict == Verdict::Closed && !opened.carriesNothing)
        showClosed(incoming, opened);
    else
        incoming.isCopy = incoming.isShown = opened.verdict == Verdict::Duplicate || opened.verdict == Verdict::Own;
    return incoming;
}

// An own device, a contact, or somebody who was written to.
base::Result<bool> Unlocker::isKnown(const Incoming &incoming)
{
    const auto &surroundings = m_unlocking.surroundings;
    if (incoming.message.from == surroundings.account)
        return true;
    const auto chat = store::conversations::find(m_connection, surroundings.accountId, incoming.peer);
    if (!chat && chat.error().kind != base::ErrorKind::NotFound)
        return chat.error();
    return chat ? !chat->stranger : !incoming.isStranger;
}

// Answers to the legacy profile stand beside the lock.
base::Result<bool> Unlocker::mayAnswerBeside(const Incoming &incoming, model::Encryption profile)
{
    if (profile != model::Encryption::OmemoLegacy)
        return true;
    const auto chat = store::conversations::find(m_connection, m_unlocking.surroundings.accountId, incoming.peer);
    if (!chat)
        return chat.error().kind == base::ErrorKind::NotFound ? base::Result<bool>(true) : chat.error();
    const auto choice = store::conversations::besideLock(m_connection, chat->id);
    if (!choice)
        return choice.error();
    return *choice == model::BesideLock::Allowed;
}

base::Result<> Unlocker::followUp(const Incoming &incoming, const Opened &opened)
{
    const auto account = m_unlocking.surroundings.accountId;
    const auto &sender = incoming.message.from;
    const auto known = isKnown(incoming);
    if (!known)
        return known.error();
    const auto heard = lastHeard(m_connection, account, sender, opened.device);
    if (!heard)
        return heard.error();
    return FollowUps::note(m_connection, account, {opened, sender, incoming.message.time, *heard, *known},
                           m_unlocking.now);
}

// What it says about keys (XEP-0450). What strangers say is not even kept.
base::Result<> Unlocker::hear(Incoming &incoming, const Opened &opened)
{
    const bool isSaid = opened.verdict == Verdict::Open && opened.written.isValid();
    const auto message = isSaid ? xep::trustMessageIn(opened.content) : std::nullopt;
    if (!message)
        return base::Done{};
    const auto known = isKnown(incoming);
    if (!known)
        return known.error();
    if (!*known)
        return base::Done{};
    const encryption::transfer::Said said{m_unlocking.surroundings.account, incoming.message.from, opened.identity,
                                          opened.trust, std::min(opened.written, m_unlocking.now)};
    const auto changed = encryption::transfer::adopt(m_connection, *m_unlocking.ratchets, *message, said);
    if (!changed)
        return changed.error();
    incoming.learnedOf += *changed;
    return base::Done{};
}

} // namespace

base::Result<Incoming> unlock(store::Connection &connection, const Unlocking &unlocking, const Incoming &incoming)
{
    return Unlocker(connection, unlocking).unlock(incoming);
}

} // namespace chat
