// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/KeyRing.h"

#include "base/Pool.h"
#include "store/Folder.h"
#include "store/KeyFile.h"
#include "store/Keychain.h"

#include <QFileInfo>

namespace store {
namespace {

using base::Done;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;
using base::Task;

constexpr int keySize = 32; // bytes

QString entryOf(const QString &profile)
{
    return QStringLiteral("profile %1").arg(profile);
}

Error mismatch(KeyPlace place)
{
    const bool wasTyped = place == KeyPlace::Passphrase || place == KeyPlace::Given;
    return Error{wasTyped ? ErrorKind::WrongPassphrase : ErrorKind::NotFound,
                 QStringLiteral("the key is not the one of this profile"),
                 {},
                 {}};
}

} // namespace

KeyRing::KeyRing(QString folder)
    : m_folder(std::move(folder))
{
}

KeyPlace KeyRing::placeIn(const QString &folder)
{
    const auto file = KeyFile::read(folder);
    return file && *file ? (*file)->place : KeyPlace::None;
}

Task<bool> KeyRing::isKeychainThere()
{
    QObject guard;
    const auto answer = co_await keychain::read(QStringLiteral("probe")).on(&guard);
    co_return answer || answer.error().kind == ErrorKind::NotFound;
}

Task<Result<Secret>> KeyRing::obtain(KeySource source)
{
    const auto file = KeyFile::read(m_folder);
    if (!file)
        co_return file.error();
    if (!*file) {
        const QFileInfo database(folder::pathOf(m_folder, folder::databaseName));
        if (database.exists())
            co_return {ErrorKind::NotFound, QStringLiteral("the key file is missing")};
        co_return co_await create(source).on(&m_guard);
    }
    const KeyFile known = **file;
    const auto key = co_await fetch(source, known).on(&m_guard);
    if (!key)
        co_return key;
    if (!known.fits(*key))
        co_return mismatch(known.place);
    m_key = *key;
    m_place = known.place;
    m_profileName = known.profile;
    co_return key;
}

Task<Result<Secret>> KeyRing::create(KeySource source)
{
    const Secret key = source.place == KeyPlace::Given ? source.secret : randomSecret(keySize);
    if (key.reveal().size() != keySize)
        co_return {ErrorKind::WrongPassphrase, QStringLiteral("the given key has no 256 bits")};
    const QString profile = QString::fromLatin1(randomSecret(8).reveal().toHex());
    m_key = key;
    const auto kept = co_await keep(source, KeyFile::forKey(key, source.place, profile)).on(&m_guard);
    if (!kept)
        co_return kept.error();
    co_return key;
}

Task<Result<Secret>> KeyRing::fetch(KeySource source, KeyFile file)
{
    switch (file.place) {
    case KeyPlace::Keychain: co_return co_await keychain::read(entryOf(file.profile)).on(&m_guard);
    case KeyPlace::Passphrase: {
        if (source.place != KeyPlace::Passphrase)
            co_return {ErrorKind::WrongPassphrase, QStringLiteral("the profile needs its passphrase")};
        auto unwrapped = base::onPool([file, source] { return file.unwrap(source.secret); });
        co_return co_await unwrapped.on(&m_guard);
    }
    case KeyPlace::File: co_return file.plain;
    case KeyPlace::Given:
        if (source.place == KeyPlace::Given)
            co_return source.secret;
        break;
    case KeyPlace::None: break;
    }
    co_return {ErrorKind::WrongPassphrase, QStringLiteral("the profile's key must be given")};
}

// Puts m_key where the target says and writes that down.
Task<Result<Done>> KeyRing::keep(KeySource target, KeyFile file)
{
    if (target.place == KeyPlace::Keychain) {
        const auto written = co_await keychain::write(entryOf(file.profile), m_key).on(&m_guard);
        if (!written)
            co_return written;
    } else if (target.place == KeyPlace::Passphrase) {
        const Secret key = m_key;
        auto wrapping = base::onPool([file, key, target]() mutable {
            file.wrap(key, target.secret);
            return file;
        });
        file = co_await wrapping.on(&m_guard);
    } else if (target.place == KeyPlace::File) {
        file.plain = m_key;
    }
    const auto written = file.write(m_folder);
    if (!written)
        co_return written;
    m_place = file.place;
    m_profileName = file.profile;
    co_return Done{};
}

Task<Result<Done>> KeyRing::moveTo(KeySource target)
{
    const KeyPlace from = m_place;
    if (from == KeyPlace::None || from == KeyPlace::Given || target.place == KeyPlace::Given
        || target.place == KeyPlace::None)
        co_return {ErrorKind::NotAllowed, QStringLiteral("the key cannot be moved there")};
    const auto kept = co_await keep(target, KeyFile::forKey(m_key, target.place, m_profileName)).on(&m_guard);
    if (!kept || from != KeyPlace::Keychain || target.place == KeyPlace::Keychain)
        co_return kept;
    co_return co_await keychain::remove(entryOf(m_profileName)).on(&m_guard);
}

Task<Result<Done>> KeyRing::verify(Secret passphrase) const
{
    const auto file = KeyFile::read(m_folder);
    if (!file)
        co_return file.error();
    if (!*file || (*file)->place != KeyPlace::Passphrase)
        co_return {ErrorKind::NotAllowed, QStringLiteral("the profile has no passphrase")};
    const KeyFile known = **file;
    auto unwrapped = base::onPool([known, passphrase] { return known.unwrap(passphrase); });
    const auto key = co_await unwrapped.on(&m_guard);
    if (!key)
        co_return key.error();
    co_return Done{};
}

} // namespace store
