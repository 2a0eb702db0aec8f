// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"
#include "ratchet/Protobuf.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value >= 0x80; value >>= 7)
        bytes.append(char(value | 0x80));
    return bytes + char(value);
}

QByteArray number(int field, quint64 value)
{
    return varint(quint64(field) << 3) + varint(value);
}

QByteArray bytes(int field, const QByteArray &value)
{
    return varint((quint64(field) << 3) | 2) + varint(quint64(value.size())) + value;
}

const QByteArray key(32, 'k');
const QByteArray block(16, 'c');
const QByteArray code8(8, 'm');
const QByteArray code16(16, 'm');

QByteArray legacyFields()
{
    return bytes(1, '\x05' + key) + number(2, 3) + number(3, 4) + bytes(4, block);
}

QByteArray legacyKeyExchange(const QByteArray &preKey)
{
    return "\x33" + preKey + bytes(2, '\x05' + key) + bytes(3, '\x05' + key) + bytes(4, "\x33" + legacyFields() + code8)
        + number(5, 99) + number(6, 8);
}

QByteArray omemo2Fields()
{
    return number(1, 3) + number(2, 4) + bytes(3, key) + bytes(4, block);
}

QByteArray omemo2Message(const QByteArray &fields)
{
    return bytes(1, code16) + bytes(2, fields);
}

QByteArray omemo2KeyExchange(const QByteArray &preKey)
{
    return preKey + number(2, 8) + bytes(3, key) + bytes(4, key) + bytes(5, omemo2Message(omemo2Fields()));
}

bool isRefused(Profile profile, const QByteArray &message)
{
    const auto parsed = WireMessage::parse(profile, message);
    return !parsed && parsed.fault() == WireFault::Malformed;
}

} // namespace

TEST_CASE("the first bytes of each kind are those of the known answers", "[ratchet][wire]")
{
    Pair legacy(Profile::Legacy);
    Pair modern(Profile::Omemo2);
    CHECK(legacy.alice.sealed(legacy.bob, "x").toHex().startsWith("3308"));
    CHECK(modern.alice.sealed(modern.bob, "x").toHex().startsWith("08"));
    legacy.talk();
    modern.talk();
    CHECK(legacy.alice.sealed(legacy.bob, "x").toHex().startsWith("330a2105"));
    CHECK(modern.alice.sealed(modern.bob, "x").toHex().startsWith("0a10"));
}

TEST_CASE("a message's parts are found in both profiles", "[ratchet][wire]")
{
    for (const auto &[profile, message] : {std::pair{Profile::Legacy, "\x33" + legacyFields() + code8},
                                           std::pair{Profile::Omemo2, omemo2Message(omemo2Fields())}}) {
        const auto parsed = WireMessage::parse(profile, message);
        REQUIRE(parsed);
        CHECK_FALSE(parsed->keyExchange());
        CHECK(parsed->ratchetKey() == key);
        CHECK(parsed->counter() == 3);
        CHECK(parsed->previousCounter() == 4);
        CHECK(parsed->bytes() == message);
        CHECK(parsed->digest().size() == 16);
    }
}

TEST_CASE("a key exchange is known by its bytes, whatever its attribute says", "[ratchet][wire]")
{
    for (const auto &[profile, message] : {std::pair{Profile::Legacy, legacyKeyExchange(number(1, 7))},
                                           std::pair{Profile::Omemo2, omemo2KeyExchange(number(1, 7))}}) {
        const auto parsed = WireMessage::parse(profile, message);
        REQUIRE(parsed);
        REQUIRE(parsed->keyExchange());
        CHECK(parsed->keyExchange()->preKey == 7);
        CHECK(parsed->keyExchange()->signedPreKey == 8);
        CHECK(parsed->counter() == 3);
    }
}

TEST_CASE("H02: a key exchange without a one-time key is refused with its own reason", "[ratchet][wire]")
{
    CHECK(WireMessage::parse(Profile::Legacy, legacyKeyExchange({})).fault() == WireFault::NoPreKey);
    CHECK(WireMessage::parse(Profile::Omemo2, omemo2KeyExchange({})).fault() == WireFault::NoPreKey);
}

TEST_CASE("the digest is the same for each copy, with or without the shell of a key exchange", "[ratchet][wire]")
{
    const auto bare = WireMessage::parse(Profile::Legacy, "\x33" + legacyFields() + code8);
    const auto shell = WireMessage::parse(Profile::Legacy, legacyKeyExchange(number(1, 7)));
    const auto otherShell = WireMessage::parse(Profile::Legacy, legacyKeyExchange(number(1, 9)) + number(15, 1));
    REQUIRE((bare && shell && otherShell));
    CHECK(bare->digest() == shell->digest());
    CHECK(bare->digest() == otherShell->digest());
    const auto modern = WireMessage::parse(Profile::Omemo2, omemo2Message(omemo2Fields()));
    const auto turnedRound = WireMessage::parse(Profile::Omemo2, bytes(2, omemo2Fields()) + bytes(1, code16));
    const auto otherCode = WireMessage::parse(Profile::Omemo2,
                                              bytes(1, QByteArray(16, 'n')) + bytes(2, omemo2Fields()));
    REQUIRE((modern && turnedRound && otherCode));
    CHECK(modern->digest() == turnedRound->digest());
    CHECK(modern->digest() != otherCode->digest());
    CHECK(modern->digest() != bare->digest());
}

TEST_CASE("H11: legacy messages of a wrong form are refused", "[ratchet][wire]")
{
    const auto with = [](const QByteArray &fields) { return "\x33" + fields + code8; };
    const QByteArray ratchetKey = bytes(1, '\x05' + key);
    for (const QByteArray &message : {
             QByteArray(),
             QByteArray("\x33"),
             QByteArray("\x33") + code8,
             "\x23" + legacyFields() + code8,
             "\x43" + legacyFields() + code8,
             with(bytes(1, key) + number(2, 3) + bytes(4, block)),              // key without its type
             with(bytes(1, '\x06' + key) + number(2, 3) + bytes(4, block)),     // of another type
             with(ratchetKey + bytes(4, block)),                                // no counter
             with(ratchetKey + number(2, 0x100000000) + bytes(4, block)),       // a huge one
             with(ratchetKey + number(2, 3)),                                   // no ciphertext
             with(ratchetKey + number(2, 3) + bytes(4, {})),                    // an empty one
             with(ratchetKey + number(2, 3) + bytes(4, block.chopped(1))),      // not whole blocks
             with(ratchetKey + number(2, 3) + bytes(3, "x") + bytes(4, block)), // a number as a string
             with(legacyFields() + ratchetKey),                                 // a part twice
             with(legacyFields() + "\x2a\x7f"),                                 // a length beyond the end
             with(legacyFields() + "\x2d"),                                     // a field of unknown type
             legacyKeyExchange(number(1, 0x100000000)),
             "\x33" + legacyKeyExchange(number(1, 7)),
         })
        CHECK(isRefused(Profile::Legacy, message));
    // without the chain before, as some write it when it is zero
    CHECK(WireMessage::parse(Profile::Legacy, with(ratchetKey + number(2, 0) + bytes(4, block))));
    CHECK(WireMessage::parse(Profile::Legacy, with(legacyFields() + bytes(9, "something new"))));
}

TEST_CASE("H11: messages of omemo:2 of a wrong form are refused", "[ratchet][wire]")
{
    const QByteArray good = omemo2Fields();
    for (const QByteArray &message : {
             QByteArray(),
             QByteArray("\x0a"),
             bytes(1, code16),
             bytes(2, good),
             bytes(1, code8) + bytes(2, good),
             bytes(1, code16 + 'x') + bytes(2, good),
             omemo2Message({}),
             omemo2Message(number(2, 4) + bytes(3, key) + bytes(4, block)),
             omemo2Message(number(1, 4) + bytes(3, key) + bytes(4, block)),
             omemo2Message(number(1, 3) + number(2, 4) + bytes(3, '\x05' + key) + bytes(4, block)),
             omemo2Message(number(1, 3) + number(2, 4) + bytes(3, key)),
             omemo2Message(number(1, 3) + number(2, 4) + bytes(3, key) + bytes(4, "short")),
             omemo2Message(good + number(1, 3)),
             omemo2KeyExchange(bytes(1, "7")),
             omemo2KeyExchange(number(1, 7)).chopped(1),
             omemo2KeyExchange(number(1, 7)) + number(2, 8),
         })
        CHECK(isRefused(Profile::Omemo2, message));
}

TEST_CASE("H11: a message over 64 KiB is not even looked at", "[ratchet][wire]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    CHECK(WireMessage::parse(profile, QByteArray(64 * 1024 + 1, '\x33')).fault() == WireFault::TooLarge);
    const QByteArray large(64 * 1024 - 100 - 100 % 16, 'c');
    CHECK(WireMessage::parse(Profile::Omemo2,
                             omemo2Message(number(1, 3) + number(2, 4) + bytes(3, key)
                                           + bytes(4, large.left(large.size() / 16 * 16)))));
}

TEST_CASE("the reader of protocol buffers ends at each kind of nonsense", "[ratchet][wire]")
{
    for (const QByteArray &nonsense : {QByteArray(1, '\x80'), QByteArray(20, '\xff'), QByteArray("\x0a"),
                                       QByteArray("\x0a\x05"
                                                  "abc"),
                                       QByteArray(1, '\0'), QByteArray("\x0b"), QByteArray("\x09\x01"),
                                       QByteArray("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f")}) {
        ProtobufReader reader(nonsense);
        CHECK_FALSE(reader.next());
        CHECK(reader.isBroken());
        CHECK_FALSE(reader.next());
    }
    ProtobufReader empty({});
    CHECK_FALSE(empty.next());
    CHECK_FALSE(empty.isBroken());
}
