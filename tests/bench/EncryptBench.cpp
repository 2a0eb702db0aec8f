// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what end-to-end encryption costs: one message for many devices, catching up with a long chain, sessions and
// files, each against the bare work of OpenSSL in the same run. CPU time, best of several rounds.
#include "BareCrypto.h"

#include "crypto/support/MemoryKeyStore.h"
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"
#include "primitives/FileCipher.h"
#include "primitives/Provider.h"
#include "ratchet/Engine.h"
#include "ratchet/RecordSeal.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <openssl/evp.h>

namespace {

using namespace crypto;
using measuring::bareDevice;
using measuring::cpuSeconds;

// The best of `rounds` in seconds.
template<typename Work>
double best(int rounds, Work work)
{
    double shortest = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const double before = cpuSeconds();
        work();
        shortest = std::min(shortest, cpuSeconds() - before);
    }
    return shortest;
}

double bareDevices(int count)
{
    return best(5, [&] {
        for (int i = 0; i < count; ++i)
            bareDevice();
    });
}

struct Side
{
    Side(Profile profile, quint32 device)
        : identity(OwnIdentity::make(device))
        , engine(makeEngine(profile, identity))
    {
    }
    OwnIdentity identity;
    std::unique_ptr<Engine> engine;
    MemoryKeyStore store;
};

// Two devices that have written to each other.
struct Sides
{
    explicit Sides(Profile profile_)
        : profile(profile_)
        , alice(profile_, 1)
        , bob(profile_, 2)
    {
        auto signedKey = bob.engine->makeSignedPreKey(1, 0);
        bob.store.signedPreKeys.emplace(1, signedKey.record);
        std::vector<PublicPreKey> keys;
        for (PreKey &key : bob.engine->makePreKeys(1, 100)) {
            keys.push_back({key.id, key.publicKey});
            bob.store.preKeys.emplace(key.id, key.record);
        }
        bundle = CheckedBundle::check(bundleOf(*bob.engine, bob.identity, signedKey, keys));
        start();
        pass(alice, bobAddress, bob, aliceAddress);
        pass(bob, aliceAddress, alice, bobAddress);
    }

    void start()
    {
        Draft draft(alice.store);
        alice.engine->startSession(draft, bobAddress, **bundle);
        alice.store.commit(draft.take());
    }
    QByteArray seal(Side &from, const DeviceAddress &to)
    {
        Draft draft(from.store);
        const auto sealed = from.engine->encrypt(draft, to, QByteArray(48, 'k'));
        from.store.commit(draft.take());
        return sealed ? sealed->bytes : QByteArray();
    }
    bool open(Side &at, const DeviceAddress &from, const QByteArray &bytes)
    {
        Draft draft(at.store);
        const auto message = WireMessage::parse(profile, bytes);
        const bool isGood = message && at.engine->decrypt(draft, from, *message);
        at.store.commit(draft.take());
        return isGood;
    }
    void pass(Side &from, const DeviceAddress &to, Side &at, const DeviceAddress &sender)
    {
        if (!open(at, sender, seal(from, to)))
            std::abort();
    }

    Profile profile;
    Side alice;
    Side bob;
    DeviceAddress aliceAddress{"alice", 1};
    DeviceAddress bobAddress{"bob", 2};
    std::optional<Outcome<CheckedBundle, BundleFault>> bundle;
};

void benchSending(Sides &sides, int devices)
{
    // the same session under many addresses: what it costs is the same as with as many sessions
    RecordSeal seal(sides.profile, sides.alice.identity);
    const auto record = seal.openSession(sides.bobAddress, sides.alice.store.sessions.at(sides.bobAddress));
    std::vector<DeviceAddress> addresses;
    MemoryKeyStore store;
    for (int i = 0; i < devices; ++i) {
        addresses.push_back({"contact" + QByteArray::number(i / 3) + "@example.org", quint32(1000 + i)});
        store.sessions.emplace(addresses.back(), seal.sealSession(addresses.back(), record->reveal()));
    }
    double longestSlice = 0;
    const double cost = best(5, [&] {
        const QByteArray text(200, 't');
        const Secret key = sides.profile == Profile::Legacy ? legacy::sealPayload(text).keyAndTag
                                                            : omemo2::sealPayload(text).keyAndCode;
        Draft draft(store);
        double slice = cpuSeconds();
        for (int i = 0; i < devices; ++i) {
            if (!sides.alice.engine->encrypt(draft, addresses[size_t(i)], key.reveal()))
                std::abort();
            if (i % 100 == 99) {
                longestSlice = std::max(longestSlice, cpuSeconds() - slice);
                slice = cpuSeconds();
            }
        }
        store.commit(draft.take());
    });
    const double floor = bareDevices(devices);
    std::printf("  message for %4d devices  %8.3f ms  %5.1f us each  %4.1f x bare OpenSSL", devices, cost * 1e3,
                cost * 1e6 / devices, cost / floor);
    if (devices >= 1000)
        std::printf("  longest slice of 100: %.2f ms", longestSlice * 1e3);
    std::printf("\n");
}

void benchCatchingUp(Sides &sides)
{
    constexpr int messages = 10'000;
    std::vector<QByteArray> sent;
    for (int i = 0; i < messages; ++i)
        sent.push_back(sides.seal(sides.alice, sides.bobAddress));
    const double cost = best(1, [&] {
        for (const QByteArray &bytes : sent) {
            if (!sides.open(sides.bob, sides.aliceAddress, bytes))
                std::abort();
        }
    });
    const double floor = bareDevices(messages);
    std::printf("  10,000 of one chain       %8.0f messages/s  %5.1f us each  %4.1f x bare OpenSSL\n", messages / cost,
                cost * 1e6 / messages, cost / floor);
}

void benchTurns(Sides &sides)
{
    constexpr int turns = 300;
    double reading = 0;
    for (int i = 0; i < turns; ++i) {
        const QByteArray there = sides.seal(sides.alice, sides.bobAddress);
        const double before = cpuSeconds();
        if (!sides.open(sides.bob, sides.aliceAddress, there))
            std::abort();
        reading += cpuSeconds() - before;
        sides.pass(sides.bob, sides.aliceAddress, sides.alice, sides.bobAddress);
    }
    std::printf("  every message a new turn  %8.0f messages/s\n", turns / reading);
}

void benchSessions(Sides &sides)
{
    const double start = best(20, [&] { sides.start(); });
    const QByteArray first = sides.seal(sides.alice, sides.bobAddress);
    const double answer = best(1, [&] {
        if (!sides.open(sides.bob, sides.aliceAddress, first))
            std::abort();
    });
    const double keys = best(3, [&] { (void)sides.bob.engine->makePreKeys(1, 100); });
    std::printf("  session from a bundle %.2f ms, its first message %.2f ms, 100 one-time keys %.1f ms\n", start * 1e3,
                answer * 1e3, keys * 1e3);
}

void benchFiles()
{
    const QByteArray piece(64 * 1024, 'p');
    constexpr int pieces = 1600;
    const FileKey key = FileKey::make(FileCipherKind::Aes256Gcm);
    const double cost = best(3, [&] {
        FileSealer sealer(key);
        for (int i = 0; i < pieces; ++i)
            (void)sealer.add(piece);
        (void)sealer.finish();
    });
    const double floor = best(3, [&] {
        QByteArray out(piece.size(), '\0');
        EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
        EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr,
                           reinterpret_cast<const unsigned char *>(key.key.reveal().constData()),
                           reinterpret_cast<const unsigned char *>(key.vector.constData()));
        for (int i = 0; i < pieces; ++i) {
            int length = 0;
            EVP_EncryptUpdate(context, reinterpret_cast<unsigned char *>(out.data()), &length,
                              reinterpret_cast<const unsigned char *>(piece.constData()), int(piece.size()));
        }
        EVP_CIPHER_CTX_free(context);
    });
    const double megabytes = double(piece.size()) * pieces / 1e6;
    std::printf("files with AES-256-GCM     %8.0f MB/s  %4.1f x bare OpenSSL\n", megabytes / cost, cost / floor);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const Provider provider;
    for (const Profile profile : {Profile::Legacy, Profile::Omemo2}) {
        std::printf("%s\n", profile == Profile::Legacy ? "legacy profile" : "omemo:2");
        Sides sides(profile);
        for (const int devices : {3, 100, 1000})
            benchSending(sides, devices);
        benchCatchingUp(sides);
        benchTurns(sides);
        benchSessions(sides);
    }
    benchFiles();
    return 0;
}
