// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Recipients.h"

#include "encryption/Trust.h"
#include "store/OmemoDevices.h"

#include <QHash>

namespace encryption {
namespace {

namespace devices = store::omemoDevices;

class Choice
{
public:
    Choice(store::Connection &connection, Ratchets &ratchets, const Letter &letter)
        : m_connection(connection)
        , m_ratchets(ratchets)
        , m_letter(letter)
    {
    }

    base::Result<> addOwner(const base::Jid &owner);
    Recipients take() { return std::move(m_chosen); }

private:
    base::Result<bool> knowsLists(const base::Jid &owner);
    base::Result<> addDevice(const model::Device &device);
    bool isWanted(crypto::Profile profile) const
    {
        return m_letter.only == model::Encryption::None || m_letter.only == modelOf(profile);
    }
    bool isUsable(const model::Device &device, crypto::Profile profile) const;
    base::Result<> addReader(const model::Device &device, crypto::Profile profile, const QByteArray &identity);
    std::optional<LeftOut::Why> refusalOf(model::KeyTrust trust) const;
    void leaveOut(const model::Device &device, LeftOut::Why why)
    {
        m_chosen.leftOut.append({device.owner, device.id, why});
    }

    store::Connection &m_connection;
    Ratchets &m_ratchets;
    const Letter &m_letter;
    QHash<QByteArray, model::KeyTrust> m_trust; // what the owner's keys are worth whose devices are looked at
    Recipients m_chosen;
};

base::Result<> Choice::addOwner(const base::Jid &owner)
{
    const auto known = knowsLists(owner);
    if (!known)
        return known.error();
    if (!*known) {
        m_chosen.missing.lists.append(owner);
        return base::Done{};
    }
    const auto all = devices::of(m_connection, m_ratchets.account(), owner);
    if (!all)
        return all.error();
    const auto keys = devices::keysOf(m_connection, m_ratchets.account(), owner);
    if (!keys)
        return keys.error();
    m_trust.clear();
    for (const auto &key : *keys)
        m_trust.insert(key.identity, key.trust);
    for (const auto &device : *all) {
        const bool isThisOne = owner == m_letter.self && device.id == m_ratchets.device();
        if (!device.isListed() || isThisOne)
            continue;
        if (const auto added = addDevice(device); !added)
            return added;
    }
    return base::Done{};
}

base::Result<bool> Choice::knowsLists(const base::Jid &owner)
{
    for (const auto profile : profiles) {
        const auto since = devices::listKnownSince(m_connection, m_ratchets.account(), owner, modelOf(profile));
        if (!since)
            return since.error();
        if (!since->isValid())
            return false;
    }
    return true;
}

bool Choice::isUsable(const model::Device &device, crypto::Profile profile) const
{
    const QDateTime &broken = device.unusableSince(modelOf(profile));
    return device.isListedIn(modelOf(profile)) && (!broken.isValid() || broken.msecsTo(m_letter.now) >= bundlePatience);
}

// In the best profile that the device speaks; only a session or its bundle makes it a reader.
base::Result<> Choice::addDevice(const model::Device &device)
{
    if (isSilent(device, m_letter.now)) {
        leaveOut(device, LeftOut::Why::Silent);
        return base::Done{};
    }
    for (const auto profile : profiles) {
        if (!device.isListedIn(modelOf(profile)) || !isWanted(profile))
            continue;
        Records records(m_connection, m_ratchets.ring(profile));
        const crypto::Draft draft(records);
        const auto facts = m_ratchets.engine(profile).facts(draft, addressOf(device.owner, device.id));
        if (facts)
            return addReader(device, profile, facts->identity.curve());
        if (facts.fault() == crypto::RatchetFault::StoreFailed)
            return base::Error{base::ErrorKind::Storage, QStringLiteral("keys could not be read"), {}, {}};
        if (isUsable(device, profile)) {
            m_chosen.missing.bundles.append({device.owner, device.id, profile});
            return base::Done{};
        }
    }
    leaveOut(device, LeftOut::Why::NoKeys);
    return base::Done{};
}

base::Result<> Choice::addReader(const model::Device &device, crypto::Profile profile, const QByteArray &identity)
{
    auto known = m_trust.constFind(identity);
    if (known == m_trust.constEnd()) {
        const auto met = trust::meet(m_connection, m_ratchets.account(), device.owner, identity, m_letter.now);
        if (!met)
            return met.error();
        known = m_trust.insert(identity, *met);
    }
    if (const auto refusal = refusalOf(*known))
        leaveOut(device, *refusal);
    else
        m_chosen.readers.append({device.owner, device.id, modelOf(profile), identity, *known});
    return base::Done{};
}

std::optional<LeftOut::Why> Choice::refusalOf(model::KeyTrust trust) const
{
    if (trust == model::KeyTrust::Rejected)
        return LeftOut::Why::Rejected;
    if (!trust::mayRead(trust))
        return LeftOut::Why::Undecided;
    if (m_letter.readers == Readers::OnlyVerified && trust != model::KeyTrust::Verified)
        return LeftOut::Why::NotVerified;
    return std::nullopt;
}

} // namespace

bool isSilent(const model::Device &device, const QDateTime &now)
{
    const QDateTime &sign = device.lastHeard.isValid() ? device.lastHeard : device.firstSeen;
    return device.unanswered >= mostUnanswered && sign.msecsTo(now) > longSilence;
}

base::Result<Recipients> recipientsOf(store::Connection &connection, Ratchets &ratchets, const Letter &letter)
{
    Choice choice(connection, ratchets, letter);
    if (const auto added = choice.addOwner(letter.peer); !added)
        return added.error();
    if (letter.peer != letter.self) {
        if (const auto added = choice.addOwner(letter.self); !added)
            return added.error();
    }
    return choice.take();
}

} // namespace encryption
