// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Aes.h"

using namespace crypto;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray counting(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(i));
    return bytes;
}

} // namespace

TEST_CASE("AES-256-CBC gives the answer of NIST SP 800-38A F.2.5, with padding behind it", "[primitives]")
{
    const QByteArray key = hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    const QByteArray block = hex("6bc1bee22e409f96e93d7e117393172a");
    AesCbc aes;
    const auto sealed = aes.encrypt(key, counting(16), block);
    REQUIRE(sealed);
    CHECK(sealed->size() == 32);
    CHECK(sealed->left(16).toHex() == "f58c4c04d6e5f1ba779eabfb5f7bfbd6");
    const auto opened = aes.decrypt(key, counting(16), *sealed);
    REQUIRE(opened);
    CHECK(opened->reveal() == block);
}

TEST_CASE("one AES-256-CBC object serves messages of all lengths, also after a bad one", "[primitives]")
{
    AesCbc aes;
    const QByteArray key = counting(32);
    for (const int length : {0, 1, 15, 16, 17, 32, 48, 100, 1000}) {
        const auto sealed = aes.encrypt(key, counting(16), QByteArray(length, 'x'));
        REQUIRE(sealed);
        CHECK(sealed->size() == (length / 16 + 1) * 16);
        CHECK_FALSE(aes.decrypt(key, counting(16), sealed->chopped(1)));
        QByteArray bad = *sealed;
        bad[bad.size() - 1] = char(bad.back() ^ 1);
        const auto wrong = aes.decrypt(key, counting(16), bad);
        CHECK((!wrong || wrong->reveal() != QByteArray(length, 'x')));
        const auto opened = aes.decrypt(key, counting(16), *sealed);
        REQUIRE(opened);
        CHECK(opened->reveal() == QByteArray(length, 'x'));
    }
}

TEST_CASE("AES refuses keys and vectors of a wrong length", "[primitives]")
{
    AesCbc aes;
    CHECK_FALSE(aes.encrypt(counting(16), counting(16), "x"));
    CHECK_FALSE(aes.encrypt(counting(32), counting(12), "x"));
    CHECK_FALSE(aes.decrypt(counting(31), counting(16), counting(16)));
    CHECK_FALSE(aes.decrypt(counting(32), counting(16), ""));
    CHECK_FALSE(gcmSeal(counting(24), counting(12), "x"));
    CHECK_FALSE(gcmSeal(counting(16), counting(8), "x"));
    CHECK_FALSE(gcmSeal(counting(16), "", "x"));
    CHECK_FALSE(gcmOpen(counting(0), counting(12), "x", counting(16)));
}

TEST_CASE("AES-GCM gives the answers of the GCM specification, case 4 without additional data", "[primitives]")
{
    const auto empty = gcmSeal(QByteArray(16, '\0'), QByteArray(12, '\0'), "");
    REQUIRE(empty);
    CHECK(empty->ciphertext.isEmpty());
    CHECK(empty->tag.toHex() == "58e2fccefa7e3061367f1d57a4e7455a");
    const auto block = gcmSeal(QByteArray(32, '\0'), QByteArray(12, '\0'), QByteArray(16, '\0'));
    REQUIRE(block);
    CHECK(block->ciphertext.toHex() == "cea7403d4d606b6e074ec5d3baf39d18");
    CHECK(block->tag.toHex() == "d0d1c8a799996bf0265b98b5d48ab919");
    const auto opened = gcmOpen(QByteArray(16, '\0'), QByteArray(12, '\0'), "", empty->tag);
    REQUIRE(opened);
    CHECK(opened->isEmpty());
}

TEST_CASE("H03: a GCM tag must be whole and right, although the library would take four bytes", "[primitives]")
{
    const auto sealed = gcmSeal(counting(16), counting(12), "hello");
    REQUIRE(sealed);
    for (int length = 0; length < 16; ++length)
        CHECK_FALSE(gcmOpen(counting(16), counting(12), sealed->ciphertext, sealed->tag.left(length)));
    CHECK_FALSE(gcmOpen(counting(16), counting(12), sealed->ciphertext, sealed->tag + 'x'));
    for (int bit = 0; bit < 128; ++bit) {
        QByteArray tag = sealed->tag;
        tag[bit / 8] = char(tag[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(gcmOpen(counting(16), counting(12), sealed->ciphertext, tag));
    }
    for (int bit = 0; bit < 40; ++bit) {
        QByteArray text = sealed->ciphertext;
        text[bit / 8] = char(text[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(gcmOpen(counting(16), counting(12), text, sealed->tag));
    }
    CHECK(gcmOpen(counting(16), counting(12), sealed->ciphertext, sealed->tag));
}
