// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Announcements.h"

#include "encryption/Trust.h"
#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::announcements {
namespace {

namespace rows = store::omemoDevices;

constexpr qsizetype longestLabel = 100; // characters
constexpr qint64 settling = 60'000;     // ms in which both lists of a person may come for the first time

const model::Device *find(const QList<model::Device> &devices, quint32 id)
{
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&](const model::Device &one) { return one.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

// The label, if the device's own key has signed it (XEP-0384 0.9 §5.3.1).
QString provedLabel(const xep::omemo::Device &announced, const model::Device *known)
{
    if (announced.label.isEmpty() || !known || known->identity.isEmpty())
        return {};
    const auto key = crypto::IdentityKey::fromWire(crypto::Profile::Legacy, '\5' + known->identity);
    const bool isProved = key && crypto::isSignedBy(*key, announced.label.toUtf8(), announced.labelSignature);
    return isProved ? announced.label.left(longestLabel) : QString();
}

} // namespace

base::Result<ListNews> adoptList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                 crypto::Profile profile, const std::vector<xep::omemo::Device> &devices,
                                 const QDateTime &now)
{
    const auto known = rows::of(connection, account, owner);
    if (!known)
        return known.error();
    QList<rows::Announced> announced;
    for (const auto &device : devices)
        announced.append({device.id, provedLabel(device, find(*known, device.id))});
    const auto unmet = rows::setAnnounced(connection, account, owner, modelOf(profile), announced, now);
    if (!unmet)
        return unmet.error();
    const bool isFirst = std::all_of(known->begin(), known->end(), [&](const model::Device &one) {
        return one.firstSeen.msecsTo(now) < settling;
    });
    return ListNews{*unmet, isFirst};
}

base::Result<BundleNews> adoptBundle(store::Connection &connection, Ratchets &ratchets, const base::Jid &owner,
                                     quint32 device, const crypto::Bundle &bundle, const QDateTime &now)
{
    const auto account = ratchets.account();
    const auto checked = crypto::CheckedBundle::check(bundle);
    Records records(connection, ratchets.ring(bundle.profile));
    crypto::Draft draft(records);
    const bool isStarted = checked
        && !ratchets.engine(bundle.profile).startSession(draft, addressOf(owner, device), *checked);
    if (!isStarted) {
        const auto noted = noteUnusable(connection, account, owner, device, bundle.profile, now);
        return noted ? base::Result<BundleNews>(BundleNews()) : noted.error();
    }
    if (const auto kept = records.keep(draft.changes()); !kept)
        return kept.error();
    const auto known = rows::of(connection, account, owner);
    if (!known)
        return known.error();
    const QByteArray identity = checked->identity().curve();
    const auto *before = find(*known, device);
    BundleNews news{true, before && !before->identity.isEmpty() && before->identity != identity};
    if (const auto set = rows::setIdentity(connection, account, owner, device, identity, now); !set)
        return set.error();
    const auto usable = rows::setUnusable(connection, account, owner, device, modelOf(bundle.profile), {});
    if (!usable)
        return usable.error();
    const auto trust = trust::meet(connection, account, owner, identity, now);
    if (!trust)
        return trust.error();
    news.trust = *trust;
    return news;
}

base::Result<> noteUnusable(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                            quint32 device, crypto::Profile profile, const QDateTime &now)
{
    return rows::setUnusable(connection, account, owner, device, modelOf(profile), now);
}

} // namespace encryption::announcements
