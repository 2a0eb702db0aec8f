// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/FileCipher.h"

#include "primitives/Aes.h"
#include "primitives/Random.h"

#include <QIODevice>
#include <QtCrypto>

namespace crypto {
namespace {

constexpr qint64 pieceLength = 64 * 1024;

bool isGcm(FileCipherKind kind)
{
    return kind != FileCipherKind::Aes256Cbc;
}

int keyLength(FileCipherKind kind)
{
    return kind == FileCipherKind::Aes128Gcm ? 16 : 32;
}

bool fits(const FileKey &key)
{
    const auto vector = key.vector.size();
    return key.key.size() == keyLength(key.kind) && (vector == 16 || (vector == 12 && isGcm(key.kind)));
}

QCA::Cipher cipherOf(const FileKey &key, QCA::Direction direction, const QCA::AuthTag &tag)
{
    const QString name = key.kind == FileCipherKind::Aes128Gcm ? QStringLiteral("aes128") : QStringLiteral("aes256");
    const QCA::SymmetricKey secret{QCA::SecureArray(key.key.reveal())};
    const QCA::InitializationVector vector(key.vector);
    if (isGcm(key.kind))
        return QCA::Cipher(name, QCA::Cipher::GCM, QCA::Cipher::NoPadding, direction, secret, vector, tag);
    return QCA::Cipher(name, QCA::Cipher::CBC, QCA::Cipher::PKCS7, direction, secret, vector);
}

QByteArray updated(QCA::Cipher &cipher, QByteArrayView input)
{
    if (input.isEmpty())
        return {};
    return cipher.update(QCA::MemoryRegion(QByteArray(input.data(), input.size()))).toByteArray();
}

} // namespace

FileKey FileKey::make(FileCipherKind kind)
{
    return {kind, Secret(randomBytes(keyLength(kind))), randomBytes(isGcm(kind) ? 12 : 16)};
}

std::optional<FileKey> FileKey::fromFragment(QByteArrayView fragment)
{
    const auto isHexadecimal = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if ((fragment.size() != 88 && fragment.size() != 96)
        || !std::all_of(fragment.begin(), fragment.end(), isHexadecimal))
        return {};
    QByteArray bytes = QByteArray::fromHex(QByteArray(fragment.data(), fragment.size()));
    FileKey key{FileCipherKind::Aes256Gcm, Secret(bytes.right(32)), bytes.chopped(32)};
    wipe(bytes);
    return key;
}

Secret FileKey::toFragment() const
{
    Q_ASSERT(kind == FileCipherKind::Aes256Gcm);
    return Secret(vector.toHex() + key.reveal().toHex());
}

struct FileSealer::Work
{
    bool isUsable;
    bool hasTag;
    QCA::Cipher cipher;
};

FileSealer::FileSealer(const FileKey &key)
    : m_work(new Work{fits(key), isGcm(key.kind), cipherOf(key, QCA::Encode, QCA::AuthTag(int(gcmTagLength)))})
{
}

FileSealer::~FileSealer() = default;

bool FileSealer::isUsable() const
{
    return m_work->isUsable;
}

QByteArray FileSealer::add(QByteArrayView plaintext)
{
    return m_work->isUsable ? updated(m_work->cipher, plaintext) : QByteArray();
}

QByteArray FileSealer::finish()
{
    if (!std::exchange(m_work->isUsable, false))
        return {};
    QByteArray rest = m_work->cipher.final().toByteArray();
    if (m_work->hasTag)
        rest += m_work->cipher.tag().toByteArray();
    return rest;
}

struct FileOpener::Work
{
    bool isUsable;
    QCA::Cipher cipher;
};

FileOpener::FileOpener(const FileKey &key, QByteArrayView tag)
    : m_work(new Work{fits(key) && tag.size() == (isGcm(key.kind) ? gcmTagLength : 0),
                      cipherOf(key, QCA::Decode, QCA::AuthTag(QByteArray(tag.data(), tag.size())))})
{
}

FileOpener::~FileOpener() = default;

bool FileOpener::isUsable() const
{
    return m_work->isUsable;
}

QByteArray FileOpener::add(QByteArrayView ciphertext)
{
    return m_work->isUsable ? updated(m_work->cipher, ciphertext) : QByteArray();
}

std::optional<QByteArray> FileOpener::finish()
{
    if (!std::exchange(m_work->isUsable, false))
        return {};
    QByteArray rest = m_work->cipher.final().toByteArray();
    if (!m_work->cipher.ok())
        return {};
    return rest;
}

bool openFile(const FileKey &key, QIODevice &input, QIODevice &output)
{
    const qint64 tagLength = isGcm(key.kind) ? gcmTagLength : 0;
    qint64 left = input.size() - tagLength;
    if (left < 0 || !input.seek(left))
        return false;
    const QByteArray tag = input.read(tagLength);
    FileOpener opener(key, tag);
    if (!opener.isUsable() || !input.seek(0))
        return false;
    while (left > 0) {
        const QByteArray piece = input.read(std::min(left, pieceLength));
        if (piece.isEmpty())
            return false;
        left -= piece.size();
        const QByteArray plaintext = opener.add(piece);
        if (output.write(plaintext) != plaintext.size())
            return false;
    }
    const auto rest = opener.finish();
    return rest && output.write(*rest) == rest->size();
}

} // namespace crypto
