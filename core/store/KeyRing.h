// SPDX-License-Identifier: GPL-3.0-or-later
// Where the profile's random 256-bit key is kept: in the system's keychain, wrapped by a passphrase, or in a file that
// only its owner can read, never the last without being told to. Owned by Profile; main thread only.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"

#include <QObject>
#include <QString>

namespace store {

struct KeyFile;

enum class KeyPlace {
    None,       // no profile there yet
    Keychain,   // the system's: Secret Service, KWallet, Keychain, Credential Store
    Passphrase, // in the file `key`, wrapped with PBKDF2-HMAC-SHA512: this is the app lock
    File,       // in the file `key` as it is, guarded by the file's mode 0600 only: protects a copied database at most
    Given,      // brought by the caller each time
};

// How a profile's key is to be got. For an existing profile its own place decides, and the source only brings what that
// place needs; for a new one the source's place is used.
struct KeySource
{
    KeyPlace place = KeyPlace::Keychain;
    base::Secret secret; // Passphrase: the passphrase in UTF-8; Given: the 32 bytes of the key

    static KeySource keychain() { return {}; }
    static KeySource passphrase(base::Secret text) { return {KeyPlace::Passphrase, std::move(text)}; }
    static KeySource file() { return {KeyPlace::File, {}}; }
    static KeySource given(base::Secret key) { return {KeyPlace::Given, std::move(key)}; }
};

class KeyRing
{
public:
    explicit KeyRing(QString folder);

    // Where the key of the profile in `folder` is; None if there is no profile. Passphrase: ask for it before open().
    static KeyPlace placeIn(const QString &folder);
    // Whether the system has a keychain that answers. Asks it, which may show the system's own question.
    static base::Task<bool> isKeychainThere();

    // Of the open profile; None before obtain().
    KeyPlace place() const { return m_place; }
    // The random name under which the keychain knows this profile; empty before obtain().
    const QString &profileName() const { return m_profileName; }
    // Gets the key, or makes one for a new profile and stores it. Errors: see Profile::open. Wrapping and unwrapping
    // by a passphrase take some 0.2 s of pool time.
    base::Task<base::Result<base::Secret>> obtain(KeySource source);
    // Moves the key: sets, changes or removes the passphrase, or leaves the keychain for a file when the user asks for
    // it. The key itself stays, so nothing is encrypted anew. The old place is emptied last.
    // NotAllowed: before obtain(), or to and from Given; KeychainUnavailable; DiskFull, Storage.
    base::Task<base::Result<base::Done>> moveTo(KeySource target);
    // Whether this passphrase opens the profile: for the app lock while the program runs. WrongPassphrase if not.
    base::Task<base::Result<base::Done>> verify(base::Secret passphrase) const;

private:
    base::Task<base::Result<base::Secret>> create(KeySource source);
    base::Task<base::Result<base::Secret>> fetch(KeySource source, KeyFile file);
    base::Task<base::Result<base::Done>> keep(KeySource target, KeyFile file);

    QString m_folder;
    KeyPlace m_place = KeyPlace::None;
    QString m_profileName;
    base::Secret m_key;
    mutable QObject m_guard;
};

} // namespace store
