// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing and what is published (XEP-0060): the elements. xep/Pep.h uses them with an account's own nodes.
#pragma once

#include "xep/DataForms.h"

namespace xep {

inline constexpr QStringView nsPubSub = u"http://jabber.org/protocol/pubsub";
inline constexpr QStringView nsPubSubOwner = u"http://jabber.org/protocol/pubsub#owner";
inline constexpr QStringView nsPubSubEvent = u"http://jabber.org/protocol/pubsub#event";
inline constexpr std::size_t mostPubSubItems = 10'000;

struct PubSubItem
{
    QString id = {};
    xml::Element payload = {}; // null: none
    bool operator==(const PubSubItem &) const = default;
};

// Who may see a node (XEP-0060 §4.5).
enum class Audience { Everybody, Contacts, OnlyOwnDevices };

struct NodeOptions
{
    Audience audience = Audience::Contacts;
    int maxItems = 1; // 0: as many as the server keeps
    bool operator==(const NodeOptions &) const = default;
};

// What a node says has changed.
struct PubSubEvent
{
    QString node;
    std::vector<PubSubItem> items = {};
    std::vector<QString> retracted = {};
    bool emptied = false; // purged or deleted
    bool operator==(const PubSubEvent &) const = default;
};

// Requests; the answer to itemsRequest() is read by itemsIn().
xml::Element itemsRequest(const QString &node, int most, const std::vector<QString> &ids = {});
xml::Element publishRequest(const QString &node, const PubSubItem &item, const std::optional<NodeOptions> &options);
xml::Element retractRequest(const QString &node, const QString &id);
xml::Element deleteRequest(const QString &node);
xml::Element configureRequest(const QString &node, const NodeOptions &options);
// Who may see a node: asks for its configuration; the answer is read by audienceIn(). The other changes nothing else.
xml::Element configurationRequest(const QString &node);
xml::Element audienceRequest(const QString &node, Audience audience);

// Nothing if the answer does not say it, or says something else.
std::optional<Audience> audienceIn(const xml::Element &pubsub, const QString &node);
std::optional<std::vector<PubSubItem>> itemsIn(const xml::Element &pubsub, const QString &node);
// The one event in a message; nothing if there is none or several, or it tells of no node.
std::optional<PubSubEvent> eventIn(const xml::Element &message);

} // namespace xep
