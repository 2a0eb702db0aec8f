// SPDX-License-Identifier: GPL-3.0-or-later
// The own account's nodes as a server keeps them (XEP-0163), and others' under their address and a space: answers what a
// session under SessionTalk asks of them.
#pragma once

#include "support/SessionTalk.h"
#include "xep/DataForms.h"
#include "xep/PubSub.h"
#include "xml/Writer.h"

#include <QDeadlineTimer>
#include <QMap>
#include <QTest>

#include <algorithm>

namespace support {

class FakeBoard
{
public:
    struct Node
    {
        QList<std::pair<QString, xml::Element>> items;
        QString access = QStringLiteral("presence");
    };

    explicit FakeBoard(SessionTalk &sessionTalk)
        : talk(sessionTalk)
    {
    }

    QMap<QString, Node> nodes;
    bool hasOptions = true;            // knows publish-options
    bool refusesOptions = false;       // says that it knows them, and does not take them
    bool refusesConfiguration = false; // neither tells it nor changes it
    bool refusesChange = false;        // tells it
    bool fails = false;                // answers nothing but that it is broken
    int asked = 0;                     // about nodes
    QStringList refusedMost;           // values of max_items
    QStringList published;             // the node of each publication, in order
    QStringList tried;                 // the max_items of each attempt

    xml::Element item(const QString &node, const QString &id = QStringLiteral("current")) const
    {
        for (const auto &one : nodes.value(node).items) {
            if (one.first == id)
                return one.second;
        }
        return {};
    }
    void put(const QString &node, const QString &id, const xml::Element &payload)
    {
        auto &items = nodes[node].items;
        erase_if(items, [&](const auto &one) { return one.first == id; });
        items.append({id, payload});
    }
    // Tells the session what is there now.
    void pushes(const QString &node)
    {
        xml::Element event(xep::nsPubSubEvent, u"event");
        event.add(itemsOf(xep::nsPubSubEvent, node));
        xml::Element message(xml::ns::client, u"message");
        message.set(u"from", QStringLiteral("v@x.test")).set(u"to", QStringLiteral("v@x.test/luc"));
        message.set(u"type", QStringLiteral("headline")).add(std::move(event));
        send(message);
    }
    // Answers until that is so.
    template<typename Condition>
    bool until(Condition condition)
    {
        const QDeadlineTimer deadline(10000);
        while (!condition() && !deadline.hasExpired()) {
            if (talk.server.hearsNothing())
                QTest::qWait(1);
            else
                answer(talk.server.next());
        }
        return condition();
    }
    // Answers as long as something is asked.
    void settle()
    {
        int quiet = 0;
        until([&] {
            quiet = talk.server.hearsNothing() ? quiet + 1 : 0;
            return quiet > 20;
        });
    }

private:
    void send(const xml::Element &element) { talk.server.sends(xml::write(element, xml::Atom::of(xml::ns::client))); }
    void reply(const xml::Element &iq, const QString &type, xml::Element payload = {})
    {
        xml::Element answer(xml::ns::client, u"iq");
        answer.set(u"type", type).set(u"id", iq.attribute(u"id"));
        if (!iq.attribute(u"to").isEmpty())
            answer.set(u"from", iq.attribute(u"to"));
        if (!payload.isNull())
            answer.add(std::move(payload));
        send(answer);
    }
    void refuse(const xml::Element &iq, QStringView condition)
    {
        xml::Element error(xml::ns::client, u"error");
        error.set(u"type", QStringLiteral("cancel"));
        error.add(xml::Element(u"urn:ietf:params:xml:ns:xmpp-stanzas", condition));
        reply(iq, QStringLiteral("error"), std::move(error));
    }
    xml::Element itemsOf(QStringView space, const QString &node, const QStringList &wanted = {}) const
    {
        xml::Element items(space, u"items");
        items.set(u"node", node.section(u' ', -1));
        for (const auto &[id, payload] : nodes.value(node).items) {
            if (!wanted.isEmpty() && !wanted.contains(id))
                continue;
            xml::Element element(space, u"item");
            element.set(u"id", id).add(payload);
            items.add(std::move(element));
        }
        return items;
    }
    void answer(const xml::Element &iq)
    {
        if (!iq.is(xml::ns::client, u"iq") || !iq.firstChild())
            return;
        const xml::Element &payload = *iq.firstChild();
        if (payload.is(u"http://jabber.org/protocol/disco#info", u"query"))
            return reply(iq, QStringLiteral("result"), abilities());
        ++asked;
        if (fails)
            return refuse(iq, u"internal-server-error");
        const xml::Element *verb = payload.firstChild();
        if (!verb)
            return refuse(iq, u"bad-request");
        const QString to = iq.attribute(u"to");
        const bool isOwn = to.isEmpty() || to == u"v@x.test";
        const QString node = isOwn ? verb->attribute(u"node") : to + u' ' + verb->attribute(u"node");
        const bool asks = iq.attribute(u"type") == u"get";
        if (verb->is(xep::nsPubSub, u"publish"))
            return publish(iq, payload, *verb, node);
        if (verb->is(xep::nsPubSubOwner, u"configure") && refusesConfiguration)
            return refuse(iq, u"forbidden");
        if (!nodes.contains(node))
            return refuse(iq, u"item-not-found");
        if (verb->is(xep::nsPubSub, u"items"))
            return reply(iq, QStringLiteral("result"),
                         wrapped(xep::nsPubSub, itemsOf(xep::nsPubSub, node, ids(*verb))));
        if (verb->is(xep::nsPubSub, u"retract"))
            erase_if(nodes[node].items, [&](const auto &one) { return ids(*verb).contains(one.first); });
        else if (verb->is(xep::nsPubSubOwner, u"delete"))
            nodes.remove(node);
        else if (verb->is(xep::nsPubSubOwner, u"configure") && asks)
            return reply(iq, QStringLiteral("result"), wrapped(xep::nsPubSubOwner, configuration(node)));
        else if (verb->is(xep::nsPubSubOwner, u"configure") && refusesChange)
            return refuse(iq, u"forbidden");
        else if (verb->is(xep::nsPubSubOwner, u"configure"))
            nodes[node].access = option(*verb, u"pubsub#access_model");
        reply(iq, QStringLiteral("result"));
    }
    void publish(const xml::Element &iq, const xml::Element &pubsub, const xml::Element &verb, const QString &node)
    {
        const xml::Element *options = pubsub.child(u"publish-options");
        const QString access = options ? option(*options, u"pubsub#access_model") : QString();
        const QString most = options ? option(*options, u"pubsub#max_items") : QStringLiteral("-");
        tried.append(most);
        if (options && (refusesOptions || refusedMost.contains(most)))
            return refuse(iq, u"not-acceptable");
        if (options && nodes.contains(node) && nodes[node].access != access)
            return refuse(iq, u"conflict");
        const xml::Element *item = verb.child(u"item");
        put(node, item->attribute(u"id"), *item->firstChild());
        if (options)
            nodes[node].access = access;
        published.append(node);
        reply(iq, QStringLiteral("result"));
        pushes(node);
    }
    xml::Element abilities() const
    {
        xml::Element query(u"http://jabber.org/protocol/disco#info", u"query");
        xml::Element feature(u"http://jabber.org/protocol/disco#info", u"feature");
        feature.set(u"var",
                    hasOptions ? QStringLiteral("http://jabber.org/protocol/pubsub#publish-options")
                               : QStringLiteral("http://jabber.org/protocol/pubsub#publish"));
        query.add(std::move(feature));
        return query;
    }
    xml::Element configuration(const QString &node) const
    {
        xep::FormField access{QStringLiteral("pubsub#access_model")};
        access.values = {nodes.value(node).access};
        xml::Element configure(xep::nsPubSubOwner, u"configure");
        configure.set(u"node", node);
        configure.add(xml::write(xep::submission(u"http://jabber.org/protocol/pubsub#node_config", {access})));
        return configure;
    }
    static xml::Element wrapped(QStringView space, xml::Element inner)
    {
        xml::Element pubsub(space, u"pubsub");
        pubsub.add(std::move(inner));
        return pubsub;
    }
    static QStringList ids(const xml::Element &verb)
    {
        QStringList all;
        for (const auto &child : verb.children())
            all.append(child.attribute(u"id"));
        return all;
    }
    static QString option(const xml::Element &around, QStringView name)
    {
        const auto form = xml::find<xep::DataForm>(around);
        return form ? form->value(name) : QString();
    }

    SessionTalk &talk;
};

} // namespace support
