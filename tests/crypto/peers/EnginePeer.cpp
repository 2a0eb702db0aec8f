// SPDX-License-Identifier: GPL-3.0-or-later
// Our engine as a program (PeerLoop.h); the argument is "legacy" or "omemo2", or "legacy" and the file of the plug-in
// that speaks it with the other library.
#include "crypto/peers/PeerLoop.h"
#include "crypto/support/MemoryKeyStore.h"
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "primitives/Provider.h"
#include "ratchet/EngineLibrary.h"
#include "ratchet/RecordSeal.h"

#include <QCoreApplication>

namespace {

using namespace crypto;

QByteArray nameOf(RatchetFault fault)
{
    switch (fault) {
    case RatchetFault::NoSession: return "no-session";
    case RatchetFault::Duplicate: return "duplicate";
    case RatchetFault::PreKeyGone: return "pre-key-gone";
    case RatchetFault::NotAuthentic: return "not-authentic";
    case RatchetFault::Malformed: return "malformed";
    case RatchetFault::BadSignature: return "bad-signature";
    default: return "unexpected";
    }
}

class EnginePeer final : public peers::Peer
{
public:
    EnginePeer(Profile profile, QString plugin)
        : m_profile(profile)
        , m_plugin(std::move(plugin))
    {
    }

    void own(const QByteArray &privateKey, quint32 device, int preKeys) override
    {
        m_identity = OwnIdentity::restore(device, Secret(privateKey));
        m_store = {};
        restart();
        random.seed("signed key");
        m_signedPreKey = m_engine->makeSignedPreKey(1, 0);
        m_store.signedPreKeys.emplace(1, m_signedPreKey.record);
        random.seed("one-time keys of " + QByteArray::number(device));
        for (PreKey &key : m_engine->makePreKeys(1, preKeys)) {
            m_preKeys.push_back({key.id, key.publicKey});
            m_store.preKeys.emplace(key.id, std::move(key.record));
        }
    }
    void restart() override
    {
        const Randomness seeded = [this](char *bytes, int count) { random.fill(bytes, count); };
        m_engine = m_plugin.isEmpty() ? makeEngine(m_profile, *m_identity, seeded)
                                      : engineFrom(m_plugin, *m_identity, seeded);
        if (!m_engine)
            qFatal("no engine");
    }
    QByteArrayList bundle() override
    {
        const Bundle bundle = bundleOf(*m_engine, *m_identity, m_signedPreKey, m_preKeys);
        QByteArrayList words{bundle.identity.toHex(), QByteArray::number(bundle.signedPreKey.id),
                             bundle.signedPreKey.key.toHex(), bundle.signature.toHex()};
        for (const PublicPreKey &key : bundle.preKeys)
            words << QByteArray::number(key.id) << key.key.toHex();
        return words;
    }
    QByteArray start(const QByteArray &name, quint32 device, const QByteArrayList &words) override
    {
        const auto bytes = [&](qsizetype at) { return QByteArray::fromHex(words.value(at)); };
        Bundle bundle{m_profile, bytes(0), {words.value(1).toUInt(), bytes(2)}, bytes(3), {}};
        for (qsizetype at = 4; at + 1 < words.size(); at += 2)
            bundle.preKeys.push_back({words.value(at).toUInt(), bytes(at + 1)});
        const auto checked = CheckedBundle::check(bundle);
        if (!checked)
            return "bad-bundle";
        Draft draft(m_store);
        const auto fault = m_engine->startSession(draft, {name, device}, *checked);
        m_store.commit(draft.take());
        return fault ? nameOf(*fault) : "ok";
    }
    QByteArrayList encrypt(const QByteArray &name, quint32 device, const QByteArray &plaintext) override
    {
        Draft draft(m_store);
        const auto sealed = m_engine->encrypt(draft, {name, device}, plaintext);
        m_store.commit(draft.take());
        if (!sealed)
            return {nameOf(sealed.fault())};
        return {sealed->isKeyExchange ? "key-exchange" : "message", sealed->bytes.toHex()};
    }
    QByteArrayList decrypt(const QByteArray &name, quint32 device, const QByteArray &bytes) override
    {
        const auto message = WireMessage::parse(m_profile, bytes);
        if (!message)
            return {"malformed"};
        Draft draft(m_store);
        const auto opened = m_engine->decrypt(draft, {name, device}, *message);
        m_store.commit(draft.take());
        if (!opened)
            return {nameOf(opened.fault())};
        return {"ok", opened->plaintext.reveal().toHex(), opened->sender.toWire(m_profile).toHex()};
    }
    QByteArray record(const QByteArray &name, quint32 device) override
    {
        RecordSeal seal(m_profile, *m_identity);
        const DeviceAddress address{name, device};
        const auto stored = m_store.session(address);
        const auto opened = stored ? seal.openSession(address, *stored) : std::nullopt;
        return opened ? opened->reveal() : QByteArray();
    }

    QByteArrayList sealPayload(const QByteArray &plaintext) override
    {
        if (m_profile == Profile::Omemo2) {
            const auto sealed = omemo2::sealPayload(plaintext);
            return {sealed.ciphertext.toHex(), sealed.keyAndCode.reveal().toHex()};
        }
        const auto sealed = legacy::sealPayload(plaintext);
        return {sealed.ciphertext.toHex(), sealed.keyAndTag.reveal().toHex(), sealed.vector.toHex()};
    }
    QByteArray openPayload(const QByteArray &ciphertext, const QByteArray &key, const QByteArray &vector) override
    {
        const auto opened = m_profile == Profile::Omemo2 ? omemo2::openPayload(ciphertext, Secret(key))
                                                         : legacy::openPayload(ciphertext, vector, Secret(key));
        return opened ? "ok " + opened->reveal().toHex() : QByteArray("refused");
    }

private:
    const Profile m_profile;
    const QString m_plugin;
    std::optional<OwnIdentity> m_identity;
    MemoryKeyStore m_store;
    std::unique_ptr<Engine> m_engine;
    SignedPreKey m_signedPreKey;
    std::vector<PublicPreKey> m_preKeys;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const crypto::Provider provider;
    const QStringList arguments = application.arguments();
    EnginePeer peer(arguments.value(1) == QStringLiteral("legacy") ? Profile::Legacy : Profile::Omemo2,
                    arguments.value(2));
    return peers::run(peer);
}
