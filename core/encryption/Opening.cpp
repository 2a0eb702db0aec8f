// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Opening.h"

#include "encryption/Trust.h"
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "store/OmemoDevices.h"
#include "xep/Envelope.h"
#include "xep/ExplicitEncryption.h"
#include "xep/OmemoWire.h"

#include <algorithm>

namespace encryption {
namespace {

namespace keys = store::omemoKeys;
namespace devices = store::omemoDevices;
using crypto::Profile;
using xep::omemo::Locked;
using xep::omemo::LockedKey;

// Two devices with one number are rare, and to try a key may cost a millisecond: a stanza has room for a thousand.
constexpr std::size_t mostTried = 8;
constexpr quint32 silentChain = 53; // messages with one ratchet key after which the peer wants an answer

// One profile's part of a message, with the keys in it that are meant for this device.
struct Letter
{
    Profile profile;
    Locked locked;
    std::vector<LockedKey> ours;
};

std::vector<Letter> lettersIn(const Arrived &arrived, quint32 device)
{
    std::vector<Letter> letters;
    for (const auto profile : profiles) {
        auto locked = xep::omemo::lockedIn(arrived.message, profile);
        if (!locked)
            continue;
        Letter letter{profile, std::move(*locked), {}};
        for (const auto &key : letter.locked.keys) {
            const bool isOurs = key.device == device && (profile == Profile::Legacy || key.owner == arrived.self);
            if (isOurs && letter.ours.size() < mostTried)
                letter.ours.push_back(key);
        }
        letters.push_back(std::move(letter));
    }
    return letters;
}

Opened closed(const Letter &letter, Obstacle obstacle)
{
    Opened opened;
    opened.obstacle = obstacle;
    opened.profile = modelOf(letter.profile);
    opened.device = letter.locked.sender;
    opened.carriesNothing = !letter.locked.payload;
    return opened;
}

Opened with(const Letter &letter, Opened::Verdict verdict)
{
    Opened opened = closed(letter, Obstacle::Malformed);
    opened.verdict = verdict;
    return opened;
}

std::optional<Obstacle> obstacleOf(crypto::RatchetFault fault)
{
    using Fault = crypto::RatchetFault;
    switch (fault) {
    case Fault::NoSession: return Obstacle::NoSession;
    case Fault::PreKeyGone: return Obstacle::KeyGone;
    case Fault::RecordDamaged: return Obstacle::NoSession;
    // The ledger does not know it, so it is no copy: its sender was set back and has used a key twice, or it is so late
    // that its key was dropped. It must not vanish.
    case Fault::Duplicate:
    case Fault::NotAuthentic: return Obstacle::NotAuthentic;
    case Fault::StoreFailed: return std::nullopt;
    default: return Obstacle::Malformed;
    }
}

// What is inside the payload, once its key is known.
class Unwrapping
{
public:
    Unwrapping(const Arrived &arrived, const Letter &letter)
        : m_arrived(arrived)
        , m_letter(letter)
    {
    }

    std::optional<Obstacle> run(const crypto::Secret &key, Opened &opened) const
    {
        return m_letter.profile == Profile::Legacy ? runLegacy(key, opened.content) : runOmemo2(key, opened);
    }

private:
    std::optional<Obstacle> runLegacy(const crypto::Secret &key, std::vector<xml::Element> &content) const
    {
        const auto text = crypto::legacy::openPayload(*m_letter.locked.payload, m_letter.locked.iv, key);
        if (!text)
            return Obstacle::Forged;
        xml::Element body(xml::ns::client, u"body");
        body.setText(QString::fromUtf8(text->reveal()));
        content.push_back(std::move(body));
        return std::nullopt;
    }

    std::optional<Obstacle> runOmemo2(const crypto::Secret &key, Opened &opened) const
    {
        const auto bytes = crypto::omemo2::openPayload(*m_letter.locked.payload, key);
        if (!bytes)
            return Obstacle::Forged;
        auto envelope = xep::readEnvelope(bytes->reveal());
        if (!envelope)
            return Obstacle::Malformed;
        const auto &reader = m_arrived.sender == m_arrived.self ? m_arrived.peer : m_arrived.self;
        const bool fromSender = envelope->from.isEmpty() || envelope->from == m_arrived.sender;
        const bool toReader = envelope->to.isEmpty() || envelope->to == reader;
        if (!fromSender || !toReader)
            return Obstacle::WrongAddress;
        opened.content = std::move(envelope->content);
        opened.written = envelope->time;
        return std::nullopt;
    }

    const Arrived &m_arrived;
    const Letter &m_letter;
};

class Opener
{
public:
    Opener(store::Connection &connection, Ratchets &ratchets, const Arrived &arrived)
        : m_connection(connection)
        , m_ratchets(ratchets)
        , m_arrived(arrived)
    {
    }

    base::Result<Opened> open(const Letter &letter, const LockedKey &key);

private:
    base::Result<Opened> settle(const Letter &letter, const crypto::WireMessage &message, crypto::OpenedKey opened,
                                crypto::Draft &draft);
    enum class Familiarity { New, Known, Another };
    base::Result<Familiarity> familiarityOf(quint32 device, const QByteArray &identity);
    base::Result<bool> note(const Letter &letter, const crypto::WireMessage &message, const crypto::OpenedKey &opened);

    store::Connection &m_connection;
    Ratchets &m_ratchets;
    const Arrived &m_arrived;
};

base::Result<Opened> Opener::open(const Letter &letter, const LockedKey &key)
{
    const auto message = crypto::WireMessage::parse(letter.profile, key.bytes);
    if (!message)
        return closed(letter, Obstacle::Malformed);
    const auto ring = m_ratchets.ring(letter.profile);
    const auto known = keys::wasOpened(m_connection, ring, m_arrived.sender, letter.locked.sender, message->digest());
    if (!known)
        return known.error();
    if (*known)
        return with(letter, Opened::Verdict::Duplicate);
    Records records(m_connection, ring);
    crypto::Draft draft(records);
    const auto address = addressOf(m_arrived.sender, letter.locked.sender);
    auto opened = m_ratchets.engine(letter.profile).decrypt(draft, address, *message);
    if (!opened) {
        const auto obstacle = obstacleOf(opened.fault());
        if (!obstacle)
            return base::Error{base::ErrorKind::Storage, QStringLiteral("keys could not be read"), {}, {}};
        return closed(letter, *obstacle);
    }
    return settle(letter, *message, std::move(*opened), draft);
}

// The ratchet has opened it: from here on its key is used up, whatever the rest is worth.
base::Result<Opened> Opener::settle(const Letter &letter, const crypto::WireMessage &message, crypto::OpenedKey opened,
                                    crypto::Draft &draft)
{
    const QByteArray identity = opened.sender.curve();
    const auto familiarity = familiarityOf(letter.locked.sender, identity);
    if (!familiarity)
        return familiarity.error();
    if (*familiarity == Familiarity::Another)
        return closed(letter, Obstacle::KeyChanged); // nothing is kept: the draft goes
    Records records(m_connection, m_ratchets.ring(letter.profile));
    if (const auto kept = records.keep(draft.changes()); !kept)
        return kept.error();
    const auto wantsAnswer = note(letter, message, opened);
    if (!wantsAnswer)
        return wantsAnswer.error();
    const auto trust = trust::meet(m_connection, m_ratchets.account(), m_arrived.sender, identity, m_arrived.time);
    if (!trust)
        return trust.error();

    Opened answer = with(letter, letter.locked.payload ? Opened::Verdict::Open : Opened::Verdict::Empty);
    answer.identity = identity;
    answer.isNewKey = *familiarity == Familiarity::New;
    answer.trust = *trust;
    answer.wantsAnswer = *wantsAnswer;
    if (!letter.locked.payload)
        return answer;
    auto obstacle = Unwrapping(m_arrived, letter).run(opened.plaintext, answer);
    if (!obstacle && answer.trust == model::KeyTrust::Rejected)
        obstacle = Obstacle::Rejected;
    if (obstacle) {
        answer.verdict = Opened::Verdict::Closed;
        answer.obstacle = *obstacle;
        answer.content.clear();
    }
    return answer;
}

// Whether the device may have this key: it is the one known of it, or none is.
base::Result<Opener::Familiarity> Opener::familiarityOf(quint32 device, const QByteArray &identity)
{
    const auto all = devices::of(m_connection, m_ratchets.account(), m_arrived.sender);
    if (!all)
        return all.error();
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&](const model::Device &one) { return one.id == device; });
    if (found == all->end() || found->identity.isEmpty())
        return Familiarity::New;
    return found->identity == identity ? Familiarity::Known : Familiarity::Another;
}

// Whether the sender wants to hear that it was understood.
base::Result<bool> Opener::note(const Letter &letter, const crypto::WireMessage &message,
                                const crypto::OpenedKey &opened)
{
    const auto account = m_ratchets.account();
    const auto ring = m_ratchets.ring(letter.profile);
    const auto device = letter.locked.sender;
    const auto &owner = m_arrived.sender;
    const auto noted = keys::noteOpened(m_connection, ring, owner, device, message.digest(), m_arrived.time);
    if (!noted)
        return noted.error();
    const auto known = devices::setIdentity(m_connection, account, owner, device, opened.sender.curve(),
                                            m_arrived.time);
    if (!known)
        return known.error();
    if (const auto heard = devices::noteHeard(m_connection, account, owner, device, m_arrived.time); !heard)
        return heard.error();
    // An empty message is no reason for another: two programs would go on for ever.
    if (opened.startedSession || !letter.locked.payload || message.counter() < silentChain)
        return opened.startedSession;
    return keys::acknowledgeKey(m_connection, ring, owner, device, message.ratchetKey());
}

// All that this device locks is written down before it leaves.
base::Result<Opened> openOwn(store::Connection &connection, const Ratchets &ratchets, const Arrived &arrived,
                             const Letter &letter)
{
    Opened own = with(letter, Opened::Verdict::Own);
    if (!letter.locked.payload)
        return own;
    const auto written = ratchets.hasWritten(connection, letter.profile, arrived.self, *letter.locked.payload);
    if (!written)
        return written.error();
    own.isCopysLetter = !*written;
    return own;
}

} // namespace

bool isLocked(const xml::Element &message)
{
    const bool carries = std::any_of(std::begin(profiles), std::end(profiles), [&](Profile profile) {
        return message.count(xml::Name(xep::omemo::wireOf(profile).space, u"encrypted")) > 0;
    });
    if (carries)
        return true;
    const auto named = xml::find<xep::ExplicitEncryption>(message);
    return named && (named->space.startsWith(u"urn:xmpp:omemo:") || named->space == u"eu.siacs.conversations.axolotl");
}

base::Result<Opened> open(store::Connection &connection, Ratchets &ratchets, const Arrived &arrived)
{
    Opener opener(connection, ratchets, arrived);
    Opened answer;
    for (const auto &letter : lettersIn(arrived, ratchets.device())) {
        if (arrived.sender == arrived.self && letter.locked.sender == ratchets.device())
            return openOwn(connection, ratchets, arrived, letter);
        if (letter.ours.empty()) {
            if (answer.profile == model::Encryption::None)
                answer = letter.locked.payload ? closed(letter, Obstacle::NotForThisDevice)
                                               : with(letter, Opened::Verdict::Empty);
            continue;
        }
        for (const auto &key : letter.ours) {
            auto opened = opener.open(letter, key);
            if (!opened || opened->verdict != Opened::Verdict::Closed)
                return opened;
            answer = std::move(*opened);
        }
        return answer;
    }
    return answer;
}

} // namespace encryption
