// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/OwnKeys.h"

#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::ownKeys {
namespace {

namespace keys = store::omemoKeys;

base::Result<keys::SignedPreKey> freshSignedKey(store::Connection &connection, Ratchets &ratchets,
                                                crypto::Profile profile, const QDateTime &now)
{
    const auto ring = ratchets.ring(profile);
    auto newest = keys::newestSignedPreKey(connection, ring);
    if (!newest)
        return newest.error();
    const bool isFresh = *newest && (*newest)->made.msecsTo(now) < signedKeyLife;
    if (isFresh)
        return std::move(**newest);
    const auto number = keys::takeNumbers(connection, ring, 1);
    if (!number)
        return number.error();
    const auto made = ratchets.engine(profile).makeSignedPreKey(*number, now.toMSecsSinceEpoch());
    keys::SignedPreKey key{made.id, made.publicKey, made.signature, base::Secret(made.record.reveal()), now};
    if (const auto put = keys::putSignedPreKey(connection, ring, key); !put)
        return put.error();
    const auto forgotten = keys::removeSignedPreKeys(connection, ring, now.addMSecs(-signedKeyMemory));
    if (!forgotten)
        return forgotten.error();
    return key;
}

base::Result<> refill(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile, int missing)
{
    if (missing <= 0)
        return base::Done{};
    const auto ring = ratchets.ring(profile);
    const auto first = keys::takeNumbers(connection, ring, missing);
    if (!first)
        return first.error();
    for (const auto &made : ratchets.engine(profile).makePreKeys(*first, missing)) {
        const keys::PreKey key{made.id, made.publicKey, base::Secret(made.record.reveal())};
        if (const auto put = keys::putPreKey(connection, ring, key); !put)
            return put;
    }
    return base::Done{};
}

} // namespace

base::Result<crypto::Bundle> bundle(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                    const QDateTime &now)
{
    const auto signedKey = freshSignedKey(connection, ratchets, profile, now);
    if (!signedKey)
        return signedKey.error();
    const auto ring = ratchets.ring(profile);
    auto unused = keys::unusedPreKeys(connection, ring);
    if (!unused)
        return unused.error();
    if (unused->size() < offered) {
        if (const auto filled = refill(connection, ratchets, profile, offered - int(unused->size())); !filled)
            return filled.error();
        unused = keys::unusedPreKeys(connection, ring);
        if (!unused)
            return unused.error();
    }
    crypto::Bundle bundle{profile,
                          ratchets.identity().publicKey.toWire(profile),
                          {signedKey->id, signedKey->publicKey},
                          signedKey->signature,
                          {}};
    for (const auto &key : *unused)
        bundle.preKeys.push_back({key.id, key.publicKey});
    return bundle;
}

bool isSame(const crypto::Bundle &one, const crypto::Bundle &other)
{
    const auto sorted = [](crypto::Bundle bundle) {
        std::sort(bundle.preKeys.begin(), bundle.preKeys.end(),
                  [](const crypto::PublicPreKey &a, const crypto::PublicPreKey &b) { return a.id < b.id; });
        return bundle;
    };
    return sorted(one) == sorted(other);
}

base::Result<xep::omemo::Device> listing(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                         const base::Jid &self, const QDateTime &now)
{
    const auto label = keys::ownLabel(connection, ratchets.account());
    if (!label)
        return label.error();
    const store::omemoDevices::Own own{self, ratchets.device(), ratchets.identity().publicKey.curve(), *label};
    if (const auto known = store::omemoDevices::addOwn(connection, ratchets.account(), own, now); !known)
        return known.error();
    xep::omemo::Device line{ratchets.device()};
    if (profile == crypto::Profile::Omemo2 && !label->isEmpty()) {
        line.label = *label;
        line.labelSignature = ratchets.identity().sign(label->toUtf8());
    }
    return line;
}

std::optional<std::vector<xep::omemo::Device>> withLine(std::vector<xep::omemo::Device> listed,
                                                        const xep::omemo::Device &line)
{
    const auto found = std::find_if(listed.begin(), listed.end(),
                                    [&](const xep::omemo::Device &one) { return one.id == line.id; });
    if (found == listed.end()) {
        listed.insert(listed.size() < xep::omemo::mostDevices ? listed.end() : listed.begin(), line);
        return listed;
    }
    // Signatures differ each time; one that holds is as good as another.
    if (found->label == line.label && found->labelSignature.isEmpty() == line.labelSignature.isEmpty())
        return std::nullopt;
    *found = line;
    return listed;
}

std::optional<std::vector<xep::omemo::Device>> withoutDevice(std::vector<xep::omemo::Device> listed, quint32 device)
{
    const auto removed = std::erase_if(listed, [&](const xep::omemo::Device &one) { return one.id == device; });
    return removed > 0 ? std::optional(std::move(listed)) : std::nullopt;
}

base::Result<> forgetUsed(store::Connection &connection, Ratchets &ratchets)
{
    for (const auto profile : profiles) {
        if (const auto removed = keys::removeUsedPreKeys(connection, ratchets.ring(profile)); !removed)
            return removed;
    }
    return base::Done{};
}

} // namespace encryption::ownKeys
