// SPDX-License-Identifier: GPL-3.0-or-later
// Encryption of files piece by piece, in constant memory: the tag of GCM stands behind the ciphertext (XEP-0454 §3,
// XEP-0448 §4). One object a file; a key and vector pair is for one file and one attempt. Any thread, each object on
// one.
#pragma once

#include "primitives/Secret.h"

#include <memory>
#include <optional>

class QIODevice;

namespace crypto {

enum class FileCipherKind {
    Aes128Gcm, // tag of 16 bytes behind the ciphertext
    Aes256Gcm, // likewise; the one of aesgcm:// links
    Aes256Cbc, // PKCS#7 padding, no tag: the file's hash must be checked
};

struct FileKey
{
    FileCipherKind kind = FileCipherKind::Aes256Gcm;
    Secret key;
    QByteArray vector;

    // A fresh random key and vector (12 bytes for GCM, 16 for CBC).
    static FileKey make(FileCipherKind kind);
    // From the hexadecimal fragment of an aesgcm:// link: vector of 12 or 16 bytes, then the key of 32 (XEP-0454 §3).
    static std::optional<FileKey> fromFragment(QByteArrayView fragment);
    // For Aes256Gcm only.
    Secret toFragment() const;
};

class FileSealer
{
public:
    explicit FileSealer(const FileKey &key);
    ~FileSealer();
    FileSealer(const FileSealer &) = delete;
    FileSealer &operator=(const FileSealer &) = delete;

    // False if key or vector do not have the lengths of their cipher; then there is never any output.
    bool isUsable() const;
    QByteArray add(QByteArrayView plaintext);
    // The rest of the ciphertext and the tag. Nothing is added afterwards.
    QByteArray finish();

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

class FileOpener
{
public:
    // `tag`: the last 16 bytes of the encrypted file for GCM, which are then not added; empty for CBC.
    FileOpener(const FileKey &key, QByteArrayView tag);
    ~FileOpener();
    FileOpener(const FileOpener &) = delete;
    FileOpener &operator=(const FileOpener &) = delete;

    bool isUsable() const;
    // Plaintext that is not proved yet: nobody may see it before finish() said yes.
    QByteArray add(QByteArrayView ciphertext);
    // The rest of the plaintext; nothing if the tag or the padding is wrong.
    std::optional<QByteArray> finish();

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

// Decrypts a whole encrypted file, from its start, which must be able to seek, into `output`. False if it cannot be
// read or written, or is not what the key's owner encrypted; what `output` holds then must be thrown away.
bool openFile(const FileKey &key, QIODevice &input, QIODevice &output);

} // namespace crypto
