// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Announcements.h"

#include "encryption/Trust.h"
#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::announcements {
namespace {

namespace rows = store::omemoDevices;

constexpr qsizetype longestLabel = 100; // characters

const model::Device *find(const QList<model::Device> &devices, quint32 id)
{
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&](const model::Device &one) { return one.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

// Listed in `before`, and not any more.
base::Result<QList<quint32>> unlistedSince(store::Connection &connection, model::AccountId account,
                                           const base::Jid &owner, const QList<model::Device> &before)
{
    const auto now = rows::of(connection, account, owner);
    if (!now)
        return now.error();
    QList<quint32> gone;
    for (const auto &device : before) {
        const auto *same = find(*now, device.id);
        if (device.isListed() && same && !same->isListed())
            gone.append(device.id);
    }
    return gone;
}

// Kept only if the device's own key has signed it (XEP-0384 0.9 §5.3.1); nothing can be said as long as that is unknown.
base::Result<> proveLabel(store::Connection &connection, model::AccountId account, const model::Device &device)
{
    if (device.identity.isEmpty())
        return base::Done{};
    const auto claimed = rows::claimOf(connection, account, device.owner, device.id);
    if (!claimed)
        return claimed.error();
    const auto key = crypto::IdentityKey::fromWire(crypto::Profile::Legacy, '\5' + device.identity);
    const bool isProved = key && isHarmlessLabel(claimed->label)
        && crypto::isSignedBy(*key, claimed->label.toUtf8(), claimed->signature);
    const QString label = isProved ? claimed->label : QString();
    return label == device.label ? base::Done{} : rows::setLabel(connection, account, device.owner, device.id, label);
}

base::Result<> proveLabels(store::Connection &connection, model::AccountId account, const base::Jid &owner)
{
    const auto known = rows::of(connection, account, owner);
    if (!known)
        return known.error();
    for (const auto &device : *known) {
        if (const auto proved = proveLabel(connection, account, device); !proved)
            return proved;
    }
    return base::Done{};
}

// Whether a key of that person's that was never met waits for a decision.
base::Result<bool> newKeysWait(store::Connection &connection, model::AccountId account, const base::Jid &owner)
{
    const auto keys = rows::keysOf(connection, account, owner);
    if (!keys)
        return keys.error();
    const auto worth = trust::ofNewKey(connection, *keys);
    return worth ? base::Result(*worth == model::KeyTrust::Undecided) : worth.error();
}

// What the bundle has shown: the key, and with it whether the device's label is its own.
base::Result<> noteIdentity(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                            quint32 device, const QByteArray &identity, const QDateTime &now)
{
    if (const auto set = rows::setIdentity(connection, account, owner, device, identity, now); !set)
        return set;
    return proveLabels(connection, account, owner);
}

base::Result<> raiseAlarms(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                           const QList<quint32> &unmet, const QDateTime &now)
{
    for (const auto device : unmet) {
        const auto raised = rows::raiseAlarm(connection, account,
                                             {owner, device, model::DeviceAlarm::Kind::NewDevice, now});
        if (!raised)
            return raised;
    }
    return base::Done{};
}

} // namespace

bool isHarmlessLabel(QStringView label)
{
    return label.size() <= longestLabel && label.isValidUtf16()
        && std::none_of(label.begin(), label.end(), [](QChar character) {
               switch (character.category()) {
               case QChar::Other_Control:
               case QChar::Other_Format:
               case QChar::Other_NotAssigned:
               case QChar::Other_PrivateUse:
               case QChar::Separator_Line:
               case QChar::Separator_Paragraph: return true;
               default: return false;
               }
           });
}

base::Result<ListNews> adoptList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                 crypto::Profile profile, const std::vector<xep::omemo::Device> &devices,
                                 const QDateTime &now)
{
    const auto known = rows::of(connection, account, owner);
    if (!known)
        return known.error();
    const auto since = rows::listKnownSince(connection, account, owner, modelOf(profile));
    if (!since)
        return since.error();
    QList<rows::Announced> announced;
    for (const auto &device : devices)
        announced.append({device.id, device.label, device.labelSignature});
    const auto unmet = rows::setAnnounced(connection, account, owner, modelOf(profile), announced, now);
    if (!unmet)
        return unmet.error();
    if (const auto proved = proveLabels(connection, account, owner); !proved)
        return proved.error();
    const auto waits = newKeysWait(connection, account, owner);
    if (!waits)
        return waits.error();
    const auto gone = unlistedSince(connection, account, owner, *known);
    if (!gone)
        return gone.error();
    ListNews news{*unmet, *gone, known->isEmpty() || !since->isValid()};
    news.raisesAlarm = !unmet->isEmpty() && (!news.isFirst || *waits);
    if (news.raisesAlarm) {
        if (const auto raised = raiseAlarms(connection, account, owner, *unmet, now); !raised)
            return raised.error();
    }
    return news;
}

base::Result<ListNews> adoptNoList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                   crypto::Profile profile, const QDateTime &now)
{
    const auto since = rows::listKnownSince(connection, account, owner, modelOf(profile));
    if (!since)
        return since.error();
    return since->isValid() ? ListNews() : adoptList(connection, account, owner, profile, {}, now);
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
    if (const auto noted = noteIdentity(connection, account, owner, device, identity, now); !noted)
        return noted.error();
    const auto usable = rows::setUnusable(connection, account, owner, device, modelOf(bundle.profile), {});
    if (!usable)
        return usable.error();
    if (news.isKeyChanged) {
        const auto raised = rows::raiseAlarm(connection, account,
                                             {owner, device, model::DeviceAlarm::Kind::KeyChanged, now});
        if (!raised)
            return raised.error();
    }
    const auto place = news.isKeyChanged ? trust::Place::OfAnotherKey : trust::Place::OfItsOwn;
    const auto trust = trust::meet(connection, account, owner, identity, now, place);
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
