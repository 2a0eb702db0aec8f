// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Hash.h"
#include "primitives/Hkdf.h"
#include "primitives/Random.h"

#include <set>

using namespace crypto;

TEST_CASE("HMAC-SHA-256 gives the answers of RFC 4231, whole and in pieces", "[primitives]")
{
    Hmac hmac(HashKind::Sha256, "Jefe");
    const QByteArray expected("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hmac("what do ya want for nothing?").toHex() == expected);
    hmac.add("what do ya want ");
    hmac.add("");
    hmac.add("for nothing?");
    CHECK(hmac.finish().toHex() == expected);
    hmac.add("something that is given up by a new key");
    hmac.setKey(QByteArray(20, '\x0b'));
    CHECK(hmac("Hi There").toHex() == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST_CASE("HMAC-SHA-256 works with an empty key and with nothing added, as the ratchet needs it", "[primitives]")
{
    const QByteArray expected("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    Hmac hmac(HashKind::Sha256);
    CHECK(hmac("").toHex() == expected);
    CHECK(hmac.finish().toHex() == expected);
    hmac.setKey("key");
    hmac.setKey({});
    CHECK(hmac.finish().toHex() == expected);
}

TEST_CASE("a digest of pieces is the hash of the whole, again and again", "[primitives]")
{
    Digest digest(HashKind::Sha512);
    for (int round = 0; round < 2; ++round) {
        digest.add("ab");
        digest.add("c");
        CHECK(digest.finish() == hash(HashKind::Sha512, "abc"));
    }
    CHECK(hash(HashKind::Sha512, "abc").toHex().startsWith("ddaf35a193617abacc417349ae204131"));
}

TEST_CASE("HKDF gives the answers of RFC 5869", "[primitives]")
{
    const QByteArray key(22, '\x0b');
    CHECK(hkdfSha256(key, QByteArray::fromHex("000102030405060708090a0b0c"),
                     QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42)
              .reveal()
              .toHex()
          == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    CHECK(hkdfSha256(key, {}, {}, 42).reveal().toHex()
          == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    CHECK(hkdfSha256(key, QByteArray(32, '\0'), {}, 42).reveal() == hkdfSha256(key, {}, {}, 42).reveal());
}

TEST_CASE("comparing in constant time tells same from other", "[primitives]")
{
    CHECK(equalInConstantTime("", ""));
    CHECK(equalInConstantTime("abc", "abc"));
    CHECK_FALSE(equalInConstantTime("abc", "abd"));
    CHECK_FALSE(equalInConstantTime("abc", "ab"));
}

TEST_CASE("random bytes have the length asked for and do not repeat", "[primitives]")
{
    std::set<QByteArray> seen;
    for (int i = 0; i < 100; ++i) {
        const QByteArray bytes = randomBytes(16);
        CHECK(bytes.size() == 16);
        seen.insert(bytes);
    }
    CHECK(seen.size() == 100);
}
