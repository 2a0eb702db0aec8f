// SPDX-License-Identifier: GPL-3.0-or-later
// The small file `key` of a profile: where its key is kept, how to know the right one, and, wrapped by a passphrase, the
// key itself. Used by KeyRing; plain value.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "store/KeyRing.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace store {

struct KeyFile
{
    KeyPlace place = KeyPlace::None;
    QString profile;    // random name of the profile, under which the keychain knows it
    QByteArray check;   // tells the right key from others, and tells nothing about it
    QByteArray salt;    // Passphrase
    int iterations = 0; // Passphrase
    QByteArray wrapped; // Passphrase: the key, encrypted
    QByteArray seal;    // Passphrase: authenticates what is wrapped
    base::Secret plain; // File: the key itself

    // For a new profile or a new place; the fields of Passphrase and File are still empty.
    static KeyFile forKey(const base::Secret &key, KeyPlace place, QString profile);
    // Nothing if the folder has none; Storage if it is there and cannot be understood.
    static base::Result<std::optional<KeyFile>> read(const QString &folder);
    base::Result<base::Done> write(const QString &folder) const;

    bool fits(const base::Secret &key) const;
    // Both take a part of a second: for the pool.
    void wrap(const base::Secret &key, const base::Secret &passphrase);
    // WrongPassphrase if it is not the one.
    base::Result<base::Secret> unwrap(const base::Secret &passphrase) const;
};

// Bytes from the system's generator.
base::Secret randomSecret(int size);

} // namespace store
