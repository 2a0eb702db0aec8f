// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/WireMessage.h"

#include "primitives/Hash.h"
#include "ratchet/Protobuf.h"

#include <array>

namespace crypto {
namespace {

constexpr qsizetype mostBytes = 64 * 1024;
constexpr qsizetype legacyCodeLength = 8;
constexpr qsizetype omemo2CodeLength = 16;
constexpr qsizetype blockLength = 16;
constexpr int legacyVersion = 3; // the upper half of the first byte

// The fields 1 to 6 of one protobuf message, each at most once; others are passed over.
class Fields
{
public:
    explicit Fields(QByteArrayView message)
    {
        ProtobufReader reader(message);
        while (const auto field = reader.next()) {
            if (field->number >= m_fields.size())
                continue;
            auto &slot = m_fields[field->number];
            m_isGood = m_isGood && !slot;
            slot = *field;
        }
        m_isGood = m_isGood && !reader.isBroken();
    }

    bool isGood() const { return m_isGood; }
    std::optional<quint32> number(size_t index) const
    {
        const auto &field = m_fields[index];
        if (!field || !field->value || *field->value > 0xFFFFFFFF)
            return {};
        return quint32(*field->value);
    }
    // Empty also if there is none.
    QByteArrayView bytes(size_t index) const
    {
        const auto &field = m_fields[index];
        return field && !field->value ? field->bytes : QByteArrayView();
    }
    bool has(size_t index) const { return m_fields[index].has_value(); }

private:
    std::array<std::optional<ProtobufField>, 7> m_fields;
    bool m_isGood = true;
};

bool isLegacyVersion(QByteArrayView bytes)
{
    return !bytes.isEmpty() && (quint8(bytes.front()) >> 4) == legacyVersion;
}

// Where the two profiles put the parts of a key exchange.
struct Layout
{
    size_t preKey, signedPreKey, identity, baseKey, message;
};

constexpr Layout legacyLayout{1, 6, 3, 2, 4};
constexpr Layout omemo2Layout{1, 2, 3, 4, 5};

} // namespace

Outcome<WireMessage, WireFault> WireMessage::parse(Profile profile, QByteArrayView bytes)
{
    if (bytes.size() > mostBytes)
        return WireFault::TooLarge;
    WireMessage message;
    message.m_profile = profile;
    message.m_bytes = bytes.toByteArray();
    // What one kind has as its first field is a number in the other, so at most one of them fits.
    if (!message.readMessage(bytes)) {
        if (const auto fault = message.readKeyExchange(bytes))
            return *fault;
    }
    return message;
}

bool WireMessage::readMessage(QByteArrayView bytes)
{
    return m_profile == Profile::Legacy ? readLegacyMessage(bytes) : readOmemo2Message(bytes);
}

bool WireMessage::readLegacyMessage(QByteArrayView bytes)
{
    if (!isLegacyVersion(bytes) || bytes.size() <= 1 + legacyCodeLength)
        return false;
    if (!readFields(bytes.sliced(1, bytes.size() - 1 - legacyCodeLength)))
        return false;
    setDigest(bytes.chopped(legacyCodeLength), bytes.last(legacyCodeLength));
    return true;
}

bool WireMessage::readOmemo2Message(QByteArrayView bytes)
{
    const Fields outer(bytes);
    const QByteArrayView code = outer.bytes(1);
    const QByteArrayView message = outer.bytes(2);
    if (!outer.isGood() || code.size() != omemo2CodeLength || !readFields(message))
        return false;
    setDigest(message, code);
    return true;
}

// The legacy profile has ratchetKey, counter, previousCounter, ciphertext; the other n, pn, dh_pub, ciphertext.
bool WireMessage::readFields(QByteArrayView message)
{
    const bool isLegacy = m_profile == Profile::Legacy;
    const Fields fields(message);
    const auto counter = fields.number(isLegacy ? 2 : 1);
    const auto previous = fields.number(isLegacy ? 3 : 2);
    const auto key = curveFromWire(m_profile, fields.bytes(isLegacy ? 1 : 3));
    const QByteArrayView ciphertext = fields.bytes(4);
    if (!fields.isGood() || !key || !counter || !(previous || (isLegacy && !fields.has(3))))
        return false;
    if (ciphertext.isEmpty() || ciphertext.size() % blockLength != 0)
        return false;
    m_ratchetKey = *key;
    m_counter = *counter;
    m_previousCounter = previous.value_or(0);
    return true;
}

std::optional<WireFault> WireMessage::readKeyExchange(QByteArrayView bytes)
{
    const bool isLegacy = m_profile == Profile::Legacy;
    if (isLegacy && !isLegacyVersion(bytes))
        return WireFault::Malformed;
    const Fields fields(isLegacy ? bytes.sliced(1) : bytes);
    const Layout &at = isLegacy ? legacyLayout : omemo2Layout;
    auto identity = IdentityKey::fromWire(m_profile, fields.bytes(at.identity));
    const auto signedPreKey = fields.number(at.signedPreKey);
    const auto preKey = fields.number(at.preKey);
    if (!fields.isGood() || !identity || !signedPreKey || !curveFromWire(m_profile, fields.bytes(at.baseKey))
        || !readMessage(fields.bytes(at.message)))
        return WireFault::Malformed;
    if (!preKey)
        return fields.has(at.preKey) ? WireFault::Malformed : WireFault::NoPreKey;
    m_keyExchange = KeyExchange{*preKey, *signedPreKey, std::move(*identity)};
    return {};
}

void WireMessage::setDigest(QByteArrayView authenticated, QByteArrayView code)
{
    constexpr qsizetype digestLength = 16;
    const QByteArray profile(m_profile == Profile::Legacy ? "legacy " : "omemo2 ");
    m_digest = hash(HashKind::Sha256, profile + authenticated.toByteArray() + code.toByteArray()).left(digestLength);
}

} // namespace crypto
