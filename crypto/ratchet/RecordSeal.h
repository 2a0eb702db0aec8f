// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that a stored record is one that we stored, in this place: a version and an HMAC before each, made with a key
// from the own identity, so that the library never parses bytes that a broken disk or somebody else has changed. The
// records' secrecy is the database's affair. Each engine owns one; one thread.
#pragma once

#include "keys/OwnIdentity.h"
#include "primitives/Hash.h"
#include "ratchet/KeyStore.h"

namespace crypto {

class RecordSeal
{
public:
    RecordSeal(Profile profile, const OwnIdentity &identity);

    Secret sealSession(const DeviceAddress &address, QByteArrayView record);
    Secret sealPreKey(quint32 id, QByteArrayView record);
    Secret sealSignedPreKey(quint32 id, QByteArrayView record);

    // Nothing if the record is not what was sealed for this place.
    std::optional<Secret> openSession(const DeviceAddress &address, const Secret &sealed);
    std::optional<Secret> openPreKey(quint32 id, const Secret &sealed);
    std::optional<Secret> openSignedPreKey(quint32 id, const Secret &sealed);

private:
    Secret seal(const QByteArray &place, QByteArrayView record);
    std::optional<Secret> open(const QByteArray &place, const Secret &sealed);
    QByteArray codeOf(const QByteArray &place, QByteArrayView record);

    Hmac m_hmac;
};

} // namespace crypto
