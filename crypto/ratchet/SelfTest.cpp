// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/SelfTest.h"

#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "primitives/Aes.h"
#include "primitives/FileCipher.h"
#include "primitives/Provider.h"
#include "ratchet/Engine.h"

namespace crypto {
namespace {

QByteArray counting(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(i));
    return bytes;
}

// Computed with another implementation of AES-GCM.
bool isLegacyPayloadRight()
{
    const auto sealed = gcmSeal(counting(16), counting(12), "hello");
    if (!sealed || sealed->ciphertext.toHex() != "fb09cba209"
        || sealed->tag.toHex() != "892a5290e6a1cc5c447671d2fdb399f0")
        return false;
    const auto opened = legacy::openPayload(sealed->ciphertext, counting(12), Secret(counting(16) + sealed->tag));
    const bool isShortTagRefused = !gcmOpen(counting(16), counting(12), sealed->ciphertext, sealed->tag.left(4));
    return opened && opened->reveal() == "hello" && isShortTagRefused;
}

// XEP-0384 0.9 §4.4, computed with another implementation.
bool isOmemo2PayloadRight()
{
    const QByteArray text("<envelope xmlns='urn:xmpp:sce:1'/>");
    const auto sealed = omemo2::sealPayloadWith(Secret(counting(32)), text);
    if (sealed.ciphertext.toHex()
            != "e9d48efe8bafa55e3142ff8594a8f7209afba46bf68b529895f2853e07f7071f4c51d07dbeea065d8af9d1ff9d17d673"
        || sealed.keyAndCode.reveal().toHex() != counting(32).toHex() + "df61a6930394ac0dd97ec986d15c2e39")
        return false;
    const auto opened = omemo2::openPayload(sealed.ciphertext, sealed.keyAndCode);
    return opened && opened->reveal() == text;
}

bool isFileCipherRight()
{
    FileSealer sealer({FileCipherKind::Aes256Gcm, Secret(counting(32)), counting(12)});
    QByteArray sealed = sealer.add("hello");
    sealed += sealer.finish();
    return sealed.toHex() == "2f67ba77aa2797ff353b8a046d28236dcd9d057bbb";
}

// A private key, its u, and the y with sign zero that belongs to it.
bool areKeysRight()
{
    const auto own = OwnIdentity::restore(
        1, Secret(QByteArray::fromHex("804b92ad41c278abe381e34fc80bd63e03701429374ad790369222c82582294a")));
    return own && own->publicKey.curve().toHex() == "859d5954149c80d6cb81ac73b464e8f1d387326f9bfa7e1b15c9388b3f2c103e"
        && own->publicKey.edwards().toHex() == "290def37978e097c774d121bd4b85aee9f95583ed611aa925fbc7060a34e1826"
        && isSignedBy(own->publicKey, "label", own->sign("label"))
        && !isSignedBy(own->publicKey, "labeL", own->sign("label"));
}

// Holds two keys of one party, no session.
class KeyPairStore final : public KeyStore
{
public:
    KeyPairStore(Secret preKey, Secret signedPreKey)
        : m_preKey(std::move(preKey))
        , m_signedPreKey(std::move(signedPreKey))
    {
    }
    StoredRecord session(const DeviceAddress &) override { return LookupFault::Missing; }
    StoredRecord preKey(quint32) override { return m_preKey; }
    StoredRecord signedPreKey(quint32) override { return m_signedPreKey; }

private:
    Secret m_preKey;
    Secret m_signedPreKey;
};

bool isRatchetRight(Profile profile)
{
    const OwnIdentity sender = OwnIdentity::make(1);
    const OwnIdentity receiver = OwnIdentity::make(2);
    const auto senders = makeEngine(profile, sender);
    const auto receivers = makeEngine(profile, receiver);
    const auto preKeys = receivers->makePreKeys(1, 1);
    const auto signedPreKey = receivers->makeSignedPreKey(1, 0);
    const auto bundle = CheckedBundle::check(
        bundleOf(*receivers, receiver, signedPreKey, {{preKeys[0].id, preKeys[0].publicKey}}));
    KeyPairStore nothing({}, {});
    KeyPairStore keys(preKeys[0].record, signedPreKey.record);
    Draft sending(nothing);
    Draft receiving(keys);
    if (!bundle || senders->startSession(sending, {"receiver", 2}, *bundle))
        return false;
    const auto sealed = senders->encrypt(sending, {"receiver", 2}, counting(32));
    const auto message = sealed ? WireMessage::parse(profile, sealed->bytes) : WireFault::Malformed;
    if (!message)
        return false;
    const auto opened = receivers->decrypt(receiving, {"sender", 1}, *message);
    return opened && opened->plaintext.reveal() == counting(32) && opened->sender == sender.publicKey;
}

} // namespace

QString encryptionFault()
{
    if (const QString missing = missingCipher(); !missing.isEmpty())
        return QStringLiteral("the crypto provider lacks %1").arg(missing);
    if (!isLegacyPayloadRight())
        return QStringLiteral("AES-128-GCM answers wrongly");
    if (!isOmemo2PayloadRight())
        return QStringLiteral("HKDF, AES-256-CBC or HMAC answers wrongly");
    if (!isFileCipherRight())
        return QStringLiteral("AES-256-GCM answers wrongly");
    if (!areKeysRight())
        return QStringLiteral("the curve answers wrongly");
    for (const Profile profile : {Profile::Legacy, Profile::Omemo2}) {
        if (!makeEngine(profile, OwnIdentity::make(1)))
            return QStringLiteral("the library of the legacy ratchet is missing");
        if (!isRatchetRight(profile))
            return QStringLiteral("the ratchet loses a message");
    }
    return {};
}

} // namespace crypto
