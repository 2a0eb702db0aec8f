// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/RecordSeal.h"

#include "primitives/Hkdf.h"

namespace crypto {
namespace {

constexpr char version = 1;
constexpr qsizetype codeLength = 16;
constexpr qsizetype headLength = 1 + codeLength;

QByteArray sessionPlace(const DeviceAddress &address)
{
    return "session " + QByteArray::number(address.device) + ' ' + address.owner;
}

QByteArray preKeyPlace(quint32 id)
{
    return "pre-key " + QByteArray::number(id);
}

QByteArray signedPreKeyPlace(quint32 id)
{
    return "signed pre-key " + QByteArray::number(id);
}

QByteArray labelOf(Profile profile)
{
    return profile == Profile::Legacy ? QByteArray("Lucchetto legacy records") : QByteArray("Lucchetto omemo2 records");
}

} // namespace

RecordSeal::RecordSeal(Profile profile, const OwnIdentity &identity)
    : m_hmac(HashKind::Sha256, hkdfSha256(identity.privateKey.reveal(), {}, labelOf(profile), 32).reveal())
{
}

QByteArray RecordSeal::codeOf(const QByteArray &place, QByteArrayView record)
{
    m_hmac.add(QByteArrayView(&version, 1));
    m_hmac.add(QByteArray::number(place.size()) + ' ');
    m_hmac.add(place);
    m_hmac.add(record);
    return m_hmac.finish().left(codeLength);
}

Secret RecordSeal::seal(const QByteArray &place, QByteArrayView record)
{
    QByteArray sealed;
    sealed.reserve(headLength + record.size());
    sealed.append(version).append(codeOf(place, record)).append(record.data(), record.size());
    return Secret(std::move(sealed));
}

std::optional<Secret> RecordSeal::open(const QByteArray &place, const Secret &sealed)
{
    const QByteArrayView bytes(sealed.reveal());
    if (bytes.size() <= headLength || bytes.front() != version)
        return {};
    const QByteArrayView record = bytes.sliced(headLength);
    if (!equalInConstantTime(bytes.sliced(1, codeLength), codeOf(place, record)))
        return {};
    return Secret(record.toByteArray());
}

Secret RecordSeal::sealSession(const DeviceAddress &address, QByteArrayView record)
{
    return seal(sessionPlace(address), record);
}

Secret RecordSeal::sealPreKey(quint32 id, QByteArrayView record)
{
    return seal(preKeyPlace(id), record);
}

Secret RecordSeal::sealSignedPreKey(quint32 id, QByteArrayView record)
{
    return seal(signedPreKeyPlace(id), record);
}

std::optional<Secret> RecordSeal::openSession(const DeviceAddress &address, const Secret &sealed)
{
    return open(sessionPlace(address), sealed);
}

std::optional<Secret> RecordSeal::openPreKey(quint32 id, const Secret &sealed)
{
    return open(preKeyPlace(id), sealed);
}

std::optional<Secret> RecordSeal::openSignedPreKey(quint32 id, const Secret &sealed)
{
    return open(signedPreKeyPlace(id), sealed);
}

} // namespace crypto
