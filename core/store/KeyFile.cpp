// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/KeyFile.h"

#include "store/Folder.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace store {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;
using base::Secret;

constexpr int keySize = 32;            // bytes
constexpr int saltSize = 32;           // bytes
constexpr int rounds = 256'000;        // of PBKDF2-HMAC-SHA512, as SQLCipher; some 0.2 s on a machine of 2020
constexpr int fewestRounds = rounds;   // a file that says less was not written by us
constexpr int mostRounds = 20'000'000; // and one that says more would hold up the start
constexpr qint64 largestFile = 4096;   // bytes

struct PlaceName
{
    KeyPlace place;
    QLatin1String name;
};
constexpr PlaceName placeNames[] = {{KeyPlace::Keychain, QLatin1String("keychain")},
                                    {KeyPlace::Passphrase, QLatin1String("passphrase")},
                                    {KeyPlace::File, QLatin1String("file")},
                                    {KeyPlace::Given, QLatin1String("given")}};

QString nameOf(KeyPlace place)
{
    for (const auto &each : placeNames) {
        if (each.place == place)
            return each.name;
    }
    return {};
}

KeyPlace placeNamed(const QString &name)
{
    for (const auto &each : placeNames) {
        if (each.name == name)
            return each.place;
    }
    return KeyPlace::None;
}

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

QByteArray checkOf(const Secret &key)
{
    return QMessageAuthenticationCode::hash("Lucchetto profile key", key.reveal(), QCryptographicHash::Sha512).left(16);
}

// One block of PBKDF2: half of it hides the key, half of it seals. The salt is new each time, so the mask is never used
// for a second key.
struct Derived
{
    Secret mask;
    Secret sealing;
};

Derived derive(const Secret &passphrase, const QByteArray &salt, int iterations)
{
    QByteArray block(2 * keySize, '\0');
    const QByteArray &text = passphrase.reveal();
    if (PKCS5_PBKDF2_HMAC(text.constData(), static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<int>(salt.size()),
                          iterations, EVP_sha512(), static_cast<int>(block.size()),
                          reinterpret_cast<unsigned char *>(block.data()))
        != 1)
        qFatal("no key could be derived from the passphrase"); // only without memory
    Derived derived{Secret(block.left(keySize)), Secret(block.mid(keySize))};
    OPENSSL_cleanse(block.data(), static_cast<size_t>(block.size()));
    return derived;
}

QByteArray masked(const QByteArray &bytes, const Secret &mask)
{
    QByteArray result = bytes;
    for (qsizetype i = 0; i < result.size(); ++i)
        result[i] = static_cast<char>(result.at(i) ^ mask.reveal().at(i));
    return result;
}

QByteArray sealOf(const Derived &derived, const KeyFile &file)
{
    const QByteArray sealed = "Lucchetto wrapped key 1" + QByteArray::number(file.iterations) + ' ' + file.salt
        + file.wrapped;
    return QMessageAuthenticationCode::hash(sealed, derived.sealing.reveal(), QCryptographicHash::Sha512);
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray fromHex(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

} // namespace

KeyFile KeyFile::forKey(const Secret &key, KeyPlace place, QString profile)
{
    KeyFile file;
    file.place = place;
    file.profile = std::move(profile);
    file.check = checkOf(key);
    return file;
}

Result<std::optional<KeyFile>> KeyFile::read(const QString &folder)
{
    QFile device(folder::pathOf(folder, folder::keyName));
    if (!device.exists())
        return std::optional<KeyFile>();
    if (!device.open(QFile::ReadOnly))
        return {ErrorKind::Storage, QStringLiteral("the key file cannot be read")};
    const QJsonObject object = QJsonDocument::fromJson(device.read(largestFile)).object();
    KeyFile file;
    file.place = placeNamed(object.value(QLatin1String("place")).toString());
    file.profile = object.value(QLatin1String("profile")).toString();
    file.check = fromHex(object.value(QLatin1String("check")));
    file.salt = fromHex(object.value(QLatin1String("salt")));
    file.iterations = object.value(QLatin1String("iterations")).toInt();
    file.wrapped = fromHex(object.value(QLatin1String("wrapped")));
    file.seal = fromHex(object.value(QLatin1String("seal")));
    file.plain = Secret(fromHex(object.value(QLatin1String("key"))));
    if (object.value(QLatin1String("version")).toInt() != 1 || file.place == KeyPlace::None || file.profile.isEmpty())
        return {ErrorKind::Storage, QStringLiteral("the key file cannot be understood")};
    return std::optional(file);
}

Result<Done> KeyFile::write(const QString &folder) const
{
    QJsonObject object{{QStringLiteral("version"), 1},
                       {QStringLiteral("place"), nameOf(place)},
                       {QStringLiteral("profile"), profile},
                       {QStringLiteral("check"), hex(check)}};
    if (place == KeyPlace::Passphrase) {
        object.insert(QStringLiteral("salt"), hex(salt));
        object.insert(QStringLiteral("iterations"), iterations);
        object.insert(QStringLiteral("wrapped"), hex(wrapped));
        object.insert(QStringLiteral("seal"), hex(seal));
    }
    if (place == KeyPlace::File)
        object.insert(QStringLiteral("key"), hex(plain.reveal()));
    return folder::replaceFile(folder::pathOf(folder, folder::keyName), QJsonDocument(object).toJson());
}

bool KeyFile::fits(const Secret &key) const
{
    return key.reveal().size() == keySize && equalInConstantTime(check, checkOf(key));
}

void KeyFile::wrap(const Secret &key, const Secret &passphrase)
{
    salt = randomSecret(saltSize).reveal();
    iterations = rounds;
    const Derived derived = derive(passphrase, salt, iterations);
    wrapped = masked(key.reveal(), derived.mask);
    seal = sealOf(derived, *this);
}

Result<Secret> KeyFile::unwrap(const Secret &passphrase) const
{
    if (wrapped.size() != keySize || iterations < fewestRounds || iterations > mostRounds)
        return {ErrorKind::Storage, QStringLiteral("the key file cannot be understood")};
    const Derived derived = derive(passphrase, salt, iterations);
    if (!equalInConstantTime(seal, sealOf(derived, *this)))
        return {ErrorKind::WrongPassphrase, QStringLiteral("the passphrase does not open the key")};
    return Secret(masked(wrapped, derived.mask));
}

Secret randomSecret(int size)
{
    QByteArray bytes(size, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), size) != 1)
        qFatal("the system gives no random bytes");
    Secret secret(bytes);
    OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    return secret;
}

} // namespace store
