// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/PubSub.h"

namespace xep {
namespace {

constexpr QStringView nodeConfiguration = u"http://jabber.org/protocol/pubsub#node_config";
constexpr QStringView accessOption = u"pubsub#access_model";

FormField option(QStringView var, const QString &value)
{
    FormField field{var.toString()};
    field.values = {value};
    return field;
}

QString accessModel(Audience audience)
{
    switch (audience) {
    case Audience::Everybody: return QStringLiteral("open");
    case Audience::Contacts: return QStringLiteral("presence");
    case Audience::OnlyOwnDevices: break;
    }
    return QStringLiteral("whitelist");
}

DataForm optionsForm(QStringView formType, const NodeOptions &options)
{
    return submission(
        formType,
        {option(u"pubsub#persist_items", QStringLiteral("true")), option(accessOption, accessModel(options.audience)),
         option(u"pubsub#max_items", options.maxItems == 0 ? QStringLiteral("max") : QString::number(options.maxItems)),
         option(u"pubsub#send_last_published_item",
                options.maxItems == 1 ? QStringLiteral("on_sub_and_presence") : QStringLiteral("never"))});
}

xml::Element request(QStringView space, xml::Element inner)
{
    xml::Element pubsub(space, u"pubsub");
    pubsub.add(std::move(inner));
    return pubsub;
}

xml::Element configuration(const QString &node, const DataForm &form)
{
    xml::Element configure(nsPubSubOwner, u"configure");
    configure.set(u"node", node);
    configure.add(xml::write(form));
    return request(nsPubSubOwner, std::move(configure));
}

xml::Element itemElement(const PubSubItem &item)
{
    xml::Element element(nsPubSub, u"item");
    element.set(u"id", item.id);
    if (!item.payload.isNull())
        element.add(item.payload);
    return element;
}

PubSubItem readItem(const xml::Element &element)
{
    const xml::Element *payload = element.firstChild();
    return {element.attribute(u"id"), payload ? *payload : xml::Element()};
}

} // namespace

xml::Element itemsRequest(const QString &node, int most, const std::vector<QString> &ids)
{
    xml::Element items(nsPubSub, u"items");
    items.set(u"node", node);
    if (most > 0)
        items.set(u"max_items", QString::number(most));
    for (const auto &id : ids)
        items.add(itemElement({id}));
    return request(nsPubSub, std::move(items));
}

xml::Element publishRequest(const QString &node, const PubSubItem &item, const std::optional<NodeOptions> &options)
{
    xml::Element publish(nsPubSub, u"publish");
    publish.set(u"node", node).add(itemElement(item));
    auto pubsub = request(nsPubSub, std::move(publish));
    if (options) {
        xml::Element element(nsPubSub, u"publish-options");
        element.add(xml::write(optionsForm(u"http://jabber.org/protocol/pubsub#publish-options", *options)));
        pubsub.add(std::move(element));
    }
    return pubsub;
}

xml::Element retractRequest(const QString &node, const QString &id)
{
    xml::Element retract(nsPubSub, u"retract");
    retract.set(u"node", node).set(u"notify", QStringLiteral("true")).add(itemElement({id}));
    return request(nsPubSub, std::move(retract));
}

xml::Element deleteRequest(const QString &node)
{
    xml::Element element(nsPubSubOwner, u"delete");
    element.set(u"node", node);
    return request(nsPubSubOwner, std::move(element));
}

xml::Element configureRequest(const QString &node, const NodeOptions &options)
{
    return configuration(node, optionsForm(nodeConfiguration, options));
}

xml::Element configurationRequest(const QString &node)
{
    xml::Element configure(nsPubSubOwner, u"configure");
    configure.set(u"node", node);
    return request(nsPubSubOwner, std::move(configure));
}

xml::Element audienceRequest(const QString &node, Audience audience)
{
    return configuration(node, submission(nodeConfiguration, {option(accessOption, accessModel(audience))}));
}

std::optional<Audience> audienceIn(const xml::Element &pubsub, const QString &node)
{
    const xml::Element *configure = pubsub.is(nsPubSubOwner, u"pubsub") ? pubsub.child(u"configure") : nullptr;
    const auto form = configure && configure->attribute(u"node") == node ? xml::find<DataForm>(*configure)
                                                                         : std::nullopt;
    if (!form)
        return std::nullopt;
    for (const auto audience : {Audience::Everybody, Audience::Contacts, Audience::OnlyOwnDevices}) {
        if (form->value(accessOption) == accessModel(audience))
            return audience;
    }
    return std::nullopt;
}

std::optional<std::vector<PubSubItem>> itemsIn(const xml::Element &pubsub, const QString &node)
{
    const xml::Element *items = pubsub.is(nsPubSub, u"pubsub") ? pubsub.child(u"items") : nullptr;
    if (!items || items->attribute(u"node") != node)
        return std::nullopt;
    std::vector<PubSubItem> all;
    for (const auto &child : items->children()) {
        if (child.is(nsPubSub, u"item") && all.size() < mostPubSubItems)
            all.push_back(readItem(child));
    }
    return all;
}

std::optional<PubSubEvent> eventIn(const xml::Element &message)
{
    static const xml::Name eventName(nsPubSubEvent, u"event");
    const xml::Element *event = message.count(eventName) == 1 ? message.child(eventName) : nullptr;
    const xml::Element *change = event && event->children().size() == 1 ? event->firstChild() : nullptr;
    if (!change || change->attribute(u"node").isEmpty())
        return std::nullopt;
    PubSubEvent read{change->attribute(u"node")};
    read.emptied = change->is(nsPubSubEvent, u"purge") || change->is(nsPubSubEvent, u"delete");
    if (!read.emptied && !change->is(nsPubSubEvent, u"items"))
        return std::nullopt;
    for (const auto &child : change->children()) {
        if (read.items.size() + read.retracted.size() >= mostPubSubItems)
            break;
        if (child.is(nsPubSubEvent, u"item"))
            read.items.push_back(readItem(child));
        else if (child.is(nsPubSubEvent, u"retract"))
            read.retracted.push_back(child.attribute(u"id"));
    }
    return read;
}

} // namespace xep
