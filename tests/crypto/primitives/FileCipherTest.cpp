// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/FileCipher.h"

#include <QBuffer>

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

QByteArray counting(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(i));
    return bytes;
}

QByteArray seal(const FileKey &key, const QByteArray &plain, qsizetype piece)
{
    FileSealer sealer(key);
    REQUIRE(sealer.isUsable());
    QByteArray sealed;
    for (qsizetype at = 0; at < plain.size(); at += piece)
        sealed += sealer.add(plain.mid(at, piece));
    return sealed + sealer.finish();
}

std::optional<QByteArray> open(const FileKey &key, QByteArray sealed)
{
    QBuffer input(&sealed);
    QBuffer output;
    input.open(QIODevice::ReadOnly);
    output.open(QIODevice::WriteOnly);
    if (!openFile(key, input, output))
        return {};
    return output.data();
}

} // namespace

TEST_CASE("a file for an aesgcm link has its tag behind it, as the known answer says", "[primitives][files]")
{
    const FileKey key{FileCipherKind::Aes256Gcm, Secret(counting(32)), counting(12)};
    CHECK(seal(key, "hello", 2).toHex() == "2f67ba77aa2797ff353b8a046d28236dcd9d057bbb");
    CHECK(key.toFragment().reveal() == counting(12).toHex() + counting(32).toHex());
    CHECK(open(key, QByteArray::fromHex("2f67ba77aa2797ff353b8a046d28236dcd9d057bbb")) == QByteArray("hello"));
}

TEST_CASE("files of all sizes come back whole, whatever the pieces", "[primitives][files]")
{
    const auto kind = GENERATE(FileCipherKind::Aes128Gcm, FileCipherKind::Aes256Gcm, FileCipherKind::Aes256Cbc);
    const FileKey key = FileKey::make(kind);
    const bool isGcm = kind != FileCipherKind::Aes256Cbc;
    for (const int size : {0, 1, 15, 16, 17, 65535, 65536, 65537, 300000}) {
        const QByteArray plain(size, 'p');
        const QByteArray sealed = seal(key, plain, 4099);
        CHECK(sealed.size() == (isGcm ? size + 16 : (size / 16 + 1) * 16));
        CHECK(open(key, sealed) == plain);
    }
}

TEST_CASE("a file that was changed or cut is refused", "[primitives][files]")
{
    const FileKey key = FileKey::make(FileCipherKind::Aes256Gcm);
    const QByteArray sealed = seal(key, QByteArray(1000, 'p'), 1000);
    for (int at = 0; at < sealed.size(); at += 7) {
        QByteArray changed = sealed;
        changed[at] = char(changed[at] ^ 0x10);
        CHECK_FALSE(open(key, changed));
    }
    for (const int length : {0, 1, 15, 16, 500, 1015})
        CHECK_FALSE(open(key, sealed.left(length)));
    CHECK_FALSE(open(FileKey::make(FileCipherKind::Aes256Gcm), sealed));
    FileOpener shortTag(key, sealed.right(4));
    CHECK_FALSE(shortTag.isUsable());
    CHECK(shortTag.add(sealed.chopped(16)).isEmpty());
    CHECK_FALSE(shortTag.finish());
}

TEST_CASE("keys and vectors of a wrong length give no file at all", "[primitives][files]")
{
    for (const auto &[keyLength, vectorLength] : {std::pair{31, 12}, {16, 12}, {32, 8}, {32, 0}, {0, 12}}) {
        FileSealer sealer({FileCipherKind::Aes256Gcm, Secret(counting(keyLength)), counting(vectorLength)});
        CHECK_FALSE(sealer.isUsable());
        CHECK(sealer.add("text").isEmpty());
        CHECK(sealer.finish().isEmpty());
    }
    CHECK_FALSE(FileSealer({FileCipherKind::Aes256Cbc, Secret(counting(32)), counting(12)}).isUsable());
}

TEST_CASE("the fragment of an aesgcm link is read with vectors of 12 and 16 bytes and nothing else",
          "[primitives][files]")
{
    const QByteArray vector12 = counting(12).toHex();
    const QByteArray vector16 = counting(16).toHex();
    const QByteArray secret = counting(32).toHex();
    const auto short_ = FileKey::fromFragment(vector12 + secret);
    REQUIRE(short_);
    CHECK(short_->vector == counting(12));
    CHECK(short_->key.reveal() == counting(32));
    const auto long_ = FileKey::fromFragment((vector16 + secret).toUpper());
    REQUIRE(long_);
    CHECK(long_->vector == counting(16));
    CHECK(open(*long_, seal(*long_, "with 16", 3)) == QByteArray("with 16"));
    CHECK_FALSE(FileKey::fromFragment(""));
    CHECK_FALSE(FileKey::fromFragment(vector12 + secret + "00"));
    CHECK_FALSE(FileKey::fromFragment((vector12 + secret).chopped(1) + "g"));
    CHECK_FALSE(FileKey::fromFragment((vector12 + secret).chopped(1) + " "));
}

TEST_CASE("H21: each attempt has a new key and vector", "[primitives][files]")
{
    const FileKey one = FileKey::make(FileCipherKind::Aes256Gcm);
    const FileKey two = FileKey::make(FileCipherKind::Aes256Gcm);
    CHECK(one.key.reveal() != two.key.reveal());
    CHECK(one.vector != two.vector);
    CHECK(one.vector.size() == 12);
    CHECK(FileKey::make(FileCipherKind::Aes256Cbc).vector.size() == 16);
    CHECK(FileKey::make(FileCipherKind::Aes128Gcm).key.size() == 16);
}
