// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OmemoDevices.h"

#include <algorithm>
#include <array>

namespace xep {
namespace {

using omemo::Profile;
using omemo::wireOf;

constexpr QStringView currentItem = u"current";

// The item that counts: the one named so, or the only one, since some clients name theirs otherwise.
const PubSubItem *chosen(const std::vector<PubSubItem> &items, QStringView id)
{
    const auto named = std::find_if(items.begin(), items.end(), [&](const PubSubItem &one) { return one.id == id; });
    if (named != items.end())
        return &*named;
    return items.size() == 1 ? &items.front() : nullptr;
}

base::Error absent(base::Error error)
{
    if (error.condition == u"item-not-found")
        error.kind = base::ErrorKind::NotFound;
    return error;
}

base::Error unreadable(const std::vector<PubSubItem> &items)
{
    const auto kind = items.empty() ? base::ErrorKind::NotFound : base::ErrorKind::Malformed;
    return {kind, QStringLiteral("no readable item"), {}, {}};
}

// How many items a node may keep, most wanted first: not every server knows `max`.
std::vector<int> ladder(int wanted)
{
    return wanted == 0 ? std::vector<int>{0, 1000, 100, 10} : std::vector<int>{wanted};
}

} // namespace

About OmemoDevices::about()
{
    return {{{u"0384", u"OMEMO Encryption", u"0.9.1", Support::Partial, u"one-to-one chats"}},
            {},
            {u"eu.siacs.conversations.axolotl.devicelist", u"urn:xmpp:omemo:2:devices"}};
}

OmemoDevices::OmemoDevices(Pep &pep)
    : m_pep(pep)
{
    connect(&pep, &Pep::eventReceived, this, &OmemoDevices::noteEvent);
}

void OmemoDevices::noteEvent(const base::Jid &publisher, const PubSubEvent &event)
{
    for (const auto profile : {Profile::Legacy, Profile::Omemo2}) {
        const auto &wire = wireOf(profile);
        if (event.node != wire.devicesNode)
            continue;
        if (event.emptied || event.items.empty()) {
            Q_EMIT announced(publisher, profile, {});
            continue;
        }
        const auto *item = chosen(event.items, currentItem);
        if (const auto devices = item ? wire.readDevices(item->payload) : std::nullopt)
            Q_EMIT announced(publisher, profile, *devices);
    }
}

base::Task<base::Result<std::vector<omemo::Device>>> OmemoDevices::devices(base::Jid owner, Profile profile)
{
    const auto &wire = wireOf(profile);
    const auto asking = m_pep.items(owner, wire.devicesNode.toString(), 0);
    const auto items = co_await asking.on(this);
    if (!items)
        co_return absent(items.error());
    const auto *item = chosen(*items, currentItem);
    auto devices = item ? wire.readDevices(item->payload) : std::nullopt;
    if (!devices)
        co_return unreadable(*items);
    co_return std::move(*devices);
}

base::Task<base::Result<omemo::Bundle>> OmemoDevices::bundle(base::Jid owner, Profile profile, quint32 device)
{
    const auto &wire = wireOf(profile);
    const QString id = wire.bundleItem(device);
    const bool sharesNode = wire.bundlesKept != 1;
    const auto asking = m_pep.items(owner, wire.bundlesNode(device), 0,
                                    sharesNode ? std::vector<QString>(1, id) : std::vector<QString>());
    const auto items = co_await asking.on(this);
    if (!items)
        co_return absent(items.error());
    const auto *item = chosen(*items, id);
    if (sharesNode && item && item->id != id)
        item = nullptr;
    auto bundle = item ? wire.readBundle(item->payload) : std::nullopt;
    if (!bundle)
        co_return unreadable(*items);
    co_return std::move(*bundle);
}

base::Task<base::Result<>> OmemoDevices::publishBundle(Profile profile, quint32 device, omemo::Bundle bundle)
{
    const auto &wire = wireOf(profile);
    const PubSubItem item{wire.bundleItem(device), wire.writeBundle(bundle)};
    const auto publishing = publish(wire.bundlesNode(device), item, ladder(wire.bundlesKept));
    co_return co_await publishing.on(this);
}

base::Task<base::Result<>> OmemoDevices::publishDevices(Profile profile, std::vector<omemo::Device> devices)
{
    const auto &wire = wireOf(profile);
    const PubSubItem item{currentItem.toString(), wire.writeDevices(devices)};
    const auto publishing = publish(wire.devicesNode.toString(), item, ladder(1));
    co_return co_await publishing.on(this);
}

// Down the ladder while the server refuses; at its foot without any option, which not every server knows.
base::Task<base::Result<>> OmemoDevices::publish(QString node, PubSubItem item, std::vector<int> ladder)
{
    const auto optional = co_await m_pep.canOptions().on(this);
    if (!optional)
        co_return optional.error();
    for (const int kept : *optional ? ladder : std::vector<int>()) {
        const auto publishing = m_pep.publish(node, item, NodeOptions{Audience::Everybody, kept});
        const auto published = co_await publishing.on(this);
        if (published || published.error().kind != base::ErrorKind::StanzaRefused)
            co_return published;
    }
    const auto publishing = m_pep.publishAnyhow(node, item);
    const auto published = co_await publishing.on(this);
    if (!published)
        co_return published;
    co_return co_await m_pep.openToAll(node).on(this);
}

base::Task<base::Result<>> OmemoDevices::removeDevices(Profile profile)
{
    const auto removing = m_pep.deleteNode(wireOf(profile).devicesNode.toString());
    co_return co_await removing.on(this);
}

base::Task<base::Result<>> OmemoDevices::removeBundle(Profile profile, quint32 device)
{
    const auto &wire = wireOf(profile);
    const auto removing = wire.bundlesKept == 1 ? m_pep.deleteNode(wire.bundlesNode(device))
                                                : m_pep.retract(wire.bundlesNode(device), wire.bundleItem(device));
    co_return co_await removing.on(this);
}

} // namespace xep

#include "xep/moc_OmemoDevices.cpp"
