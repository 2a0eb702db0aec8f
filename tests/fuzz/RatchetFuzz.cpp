// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes in a <key/>: whatever a device with or without a session is sent, nothing is read that was not sent, and a
// refusal changes nothing. First byte: the profile, and whether there is a session.
#include "crypto/support/MemoryKeyStore.h"
#include "primitives/Provider.h"
#include "ratchet/Engine.h"

#include <QCoreApplication>

#include <cstdlib>

namespace {

using namespace crypto;

const DeviceAddress peer{"peer", 2};

struct Receiver
{
    explicit Receiver(Profile profile)
        : identity(*OwnIdentity::restore(1, Secret(QByteArray(31, 'o') + '\x40')))
        , other(*OwnIdentity::restore(2, Secret(QByteArray(31, 'p') + '\x40')))
        , engine(makeEngine(profile, identity))
    {
        const auto signedKey = engine->makeSignedPreKey(1, 0);
        const auto keys = engine->makePreKeys(1, 1);
        for (MemoryKeyStore *store : {&withSession, &without}) {
            store->signedPreKeys.emplace(1, signedKey.record);
            store->preKeys.emplace(1, keys[0].record);
        }
        const auto sender = makeEngine(profile, other);
        MemoryKeyStore nothing;
        Draft sending(nothing);
        const auto bundle = CheckedBundle::check(bundleOf(*engine, identity, signedKey, {{1, keys[0].publicKey}}));
        if (!bundle || sender->startSession(sending, {"own", 1}, *bundle))
            std::abort();
        const auto sealed = sender->encrypt(sending, {"own", 1}, "key");
        Draft receiving(withSession);
        if (!engine->decrypt(receiving, peer, *WireMessage::parse(profile, sealed->bytes)))
            std::abort();
        withSession.commit(receiving.take());
    }
    OwnIdentity identity;
    OwnIdentity other;
    std::unique_ptr<Engine> engine;
    MemoryKeyStore withSession;
    MemoryKeyStore without;
};

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static QCoreApplication application(*count, *arguments);
    static const Provider provider;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    static Receiver legacy(Profile::Legacy);
    static Receiver modern(Profile::Omemo2);
    if (size < 1)
        return 0;
    Receiver &receiver = data[0] & 1 ? modern : legacy;
    const auto message = WireMessage::parse(receiver.engine->profile(), QByteArrayView(data + 1, qsizetype(size - 1)));
    if (!message)
        return 0;
    Draft draft(data[0] & 2 ? receiver.withSession : receiver.without);
    const auto opened = receiver.engine->decrypt(draft, peer, *message);
    if (opened || !draft.changes().isEmpty())
        std::abort();
    if (opened.fault() == RatchetFault::RecordDamaged || opened.fault() == RatchetFault::StoreFailed)
        std::abort();
    return 0;
}
