// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "primitives/Aes.h"
#include "primitives/Hkdf.h"

using namespace crypto;

namespace {

QByteArray counting(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(i));
    return bytes;
}

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace

TEST_CASE("the legacy payload gives the known answers for vectors of 12 and 16 bytes", "[payload]")
{
    struct Case
    {
        int vectorLength;
        const char *ciphertext, *tag;
    };
    for (const Case &known : {Case{12, "fb09cba209", "892a5290e6a1cc5c447671d2fdb399f0"},
                              Case{16, "c2cdfff2f6", "1e183466548d12534b55d1334cdd0dcf"}}) {
        const auto sealed = gcmSeal(counting(16), counting(known.vectorLength), "hello");
        REQUIRE(sealed);
        CHECK(sealed->ciphertext.toHex() == known.ciphertext);
        CHECK(sealed->tag.toHex() == known.tag);
        const auto opened = legacy::openPayload(sealed->ciphertext, counting(known.vectorLength),
                                                Secret(counting(16) + sealed->tag));
        REQUIRE(opened);
        CHECK(opened->reveal() == "hello");
    }
}

TEST_CASE("the payload of omemo:2 gives the known answers", "[payload]")
{
    CHECK(hkdfSha256(counting(32), QByteArray(32, '\0'), "OMEMO Payload", 80).reveal().toHex()
          == "eb279d2d421d5c885faf650dec2221e201b97178ae33c9bcbb0316d03a1ea064"
             "782253aee338902ccc8deb41d8051cc6429ae5dd1cc367471349a70cdcb35047"
             "962e37f38faa1410a84834a986a795c5");
    const auto sealed = omemo2::sealPayloadWith(Secret(counting(32)), "<envelope xmlns='urn:xmpp:sce:1'/>");
    CHECK(sealed.ciphertext.toHex()
          == "e9d48efe8bafa55e3142ff8594a8f7209afba46bf68b529895f2853e07f7071f4c51d07dbeea065d8af9d1ff9d17d673");
    CHECK(sealed.keyAndCode.reveal().toHex() == counting(32).toHex() + "df61a6930394ac0dd97ec986d15c2e39");
}

TEST_CASE("payloads of all sizes come back in both profiles, with keys that never repeat", "[payload]")
{
    for (const int size : {0, 1, 15, 16, 17, 1000, 100000}) {
        const QByteArray text(size, 't');
        const auto legacy = legacy::sealPayload(text);
        CHECK(legacy.vector.size() == 12);
        CHECK(legacy.keyAndTag.size() == 32);
        CHECK(legacy.ciphertext.size() == size);
        CHECK(legacy::openPayload(legacy.ciphertext, legacy.vector, legacy.keyAndTag)->reveal() == text);
        CHECK(legacy::sealPayload(text).keyAndTag.reveal() != legacy.keyAndTag.reveal());
        const auto modern = omemo2::sealPayload(text);
        CHECK(modern.keyAndCode.size() == 48);
        CHECK(omemo2::openPayload(modern.ciphertext, modern.keyAndCode)->reveal() == text);
        CHECK(omemo2::sealPayload(text).keyAndCode.reveal() != modern.keyAndCode.reveal());
    }
}

TEST_CASE("H03: a legacy key without its tag, or with part of it, opens nothing", "[payload]")
{
    const auto sealed = legacy::sealPayload("hello");
    for (const int length : {0, 15, 16, 20, 31})
        CHECK_FALSE(
            legacy::openPayload(sealed.ciphertext, sealed.vector, Secret(sealed.keyAndTag.reveal().left(length))));
    // the form of 2018 and before: the tag behind the ciphertext
    CHECK_FALSE(legacy::openPayload(sealed.ciphertext + sealed.keyAndTag.reveal().right(16), sealed.vector,
                                    Secret(sealed.keyAndTag.reveal().left(16))));
    CHECK_FALSE(legacy::openPayload(sealed.ciphertext, "", sealed.keyAndTag));
    CHECK_FALSE(legacy::openPayload(sealed.ciphertext, sealed.vector + sealed.vector, sealed.keyAndTag));
}

TEST_CASE("no bit of a payload or its key can change unseen", "[payload]")
{
    const auto legacy = legacy::sealPayload("hello");
    for (int bit = 0; bit < 40; ++bit)
        CHECK_FALSE(legacy::openPayload(flipped(legacy.ciphertext, bit), legacy.vector, legacy.keyAndTag));
    for (int bit = 0; bit < 256; ++bit)
        CHECK_FALSE(
            legacy::openPayload(legacy.ciphertext, legacy.vector, Secret(flipped(legacy.keyAndTag.reveal(), bit))));
    for (int bit = 0; bit < 96; ++bit)
        CHECK_FALSE(legacy::openPayload(legacy.ciphertext, flipped(legacy.vector, bit), legacy.keyAndTag));
    const auto modern = omemo2::sealPayload("hello");
    for (int bit = 0; bit < 128; ++bit)
        CHECK_FALSE(omemo2::openPayload(flipped(modern.ciphertext, bit), modern.keyAndCode));
    for (int bit = 0; bit < 384; ++bit)
        CHECK_FALSE(omemo2::openPayload(modern.ciphertext, Secret(flipped(modern.keyAndCode.reveal(), bit))));
    CHECK_FALSE(omemo2::openPayload(modern.ciphertext, Secret(modern.keyAndCode.reveal().chopped(1))));
    CHECK_FALSE(omemo2::openPayload("", modern.keyAndCode));
}

TEST_CASE("what goes through the ratchet without a payload has the length that others expect", "[payload]")
{
    CHECK(legacy::emptyKey().size() == 16);
    CHECK(legacy::emptyKey().reveal() != legacy::emptyKey().reveal());
    CHECK(legacy::emptyVector().size() == 12);
    CHECK(omemo2::emptyKey().reveal() == QByteArray(32, '\0'));
}
