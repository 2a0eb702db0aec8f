// SPDX-License-Identifier: GPL-3.0-or-later
// The desk of v@x.test and a person who writes encrypted, played by hand.
#pragma once

#include "Desk.h"

#include "core/encryption/Person.h"
#include "xep/Archive.h"
#include "xml/Writer.h"

namespace chatTest {

using encryptionTest::Person;
using encryptionTest::Profile;
using model::EncryptionChoice;
using model::Obstacle;

inline const QString secret = QStringLiteral("Zx9 il codice del cancello");

// Desk of v@x.test, and Bruno, whose server answers what is asked about him.
struct Pair
{
    explicit Pair(QList<Profile> brunos = {Profile::Omemo2, Profile::Legacy},
                  EncryptionChoice choice = EncryptionChoice::On)
        : bruno(u"bruno@y.test", brunos)
        , chat(desk.chatWith(bruno.jid, choice))
    {
    }

    // What a question for a node is answered with; nothing: there is no such node.
    std::optional<xml::Element> itemOf(const base::Jid &owner, const QString &node)
    {
        if (owner != bruno.jid || !isAnnounced)
            return std::nullopt;
        for (const auto profile : bruno.profiles) {
            const auto &wire = xep::omemo::wireOf(profile);
            xml::Element item(u"http://jabber.org/protocol/pubsub", u"item");
            if (node == wire.devicesNode)
                return std::move(item.set(u"id", QStringLiteral("current")).add(wire.writeDevices({{bruno.device()}})));
            if (node == wire.bundlesNode(bruno.device()) && hasBundle)
                return std::move(
                    item.set(u"id", wire.bundleItem(bruno.device())).add(wire.writeBundle(bruno.bundle(profile))));
        }
        return std::nullopt;
    }
    void answer(const xml::Element &iq)
    {
        const auto *pubsub = iq.child(u"http://jabber.org/protocol/pubsub", u"pubsub");
        const auto *items = pubsub ? pubsub->child(u"items") : nullptr;
        if (!items)
            return;
        const auto owner = base::Jid::of(iq.attribute(u"to").isEmpty() ? QStringLiteral("v@x.test")
                                                                       : iq.attribute(u"to"));
        const QString node = items->attribute(u"node");
        asked.append(node);
        const auto item = itemOf(owner, node);
        const QByteArray head = "<iq from='" + owner.toString().toUtf8() + "' to='v@x.test/luc' id='"
            + iq.attribute(u"id").toUtf8() + "' type='";
        if (!item) {
            desk.talk.server.sends(head
                                   + "error'><error type='cancel'><item-not-found "
                                     "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
            return;
        }
        desk.talk.server.sends(head + "result'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='"
                               + node.toUtf8() + "'>" + xml::write(*item) + "</items></pubsub></iq>");
    }
    // The next message on the wire; questions before it are answered.
    xml::Element nextMessage()
    {
        for (int stanzas = 0; stanzas < 50; ++stanzas) {
            const auto element = desk.talk.server.next();
            if (element.is(xml::ns::client, u"message"))
                return element;
            answer(element);
        }
        FAIL("no message");
        return {};
    }
    // Answers until all is quiet; true if no message came.
    bool sendsNothing()
    {
        while (!desk.talk.server.hearsNothing()) {
            const auto element = desk.talk.server.next();
            if (element.is(xml::ns::client, u"message"))
                return false;
            answer(element);
        }
        return true;
    }
    bool comesTo(model::MessageId id, Obstacle obstacle)
    {
        return QTest::qWaitFor([&] { return sendsNothing() && desk.stored(id).obstacle == obstacle; });
    }
    // Bruno knows the desk's device and has begun.
    void begin()
    {
        bruno.knowNoOtherOwnDevice();
        const auto ratchets = desk.encryption.ratchets();
        const auto &jid = desk.talk.settings.jid;
        for (const auto profile : bruno.profiles) {
            bruno.learnList(profile, jid, {ratchets->device()});
            const auto bundle = desk.write([ratchets, profile, now = bruno.now](store::Connection &connection) {
                return encryption::ownKeys::bundle(connection, *ratchets, profile, now);
            });
            encryptionTest::good(encryption::announcements::adoptBundle(bruno.db(), *bruno.ratchets, jid,
                                                                        ratchets->device(), bundle, bruno.now));
        }
        for (const auto profile : encryption::profiles) {
            if (!bruno.profiles.contains(profile))
                bruno.learnList(profile, jid, {});
        }
    }
    // What Bruno writes, as it comes from his server.
    xml::Element writes(const QString &text, std::vector<xml::Element> content = {})
    {
        bruno.now = bruno.now.addSecs(1);
        const auto &jid = desk.talk.settings.jid;
        const auto sealing = encryptionTest::good(
            encryption::seal(bruno.db(), *bruno.ratchets, {bruno.jid, jid, text, std::move(content), {}, bruno.now}));
        REQUIRE(std::holds_alternative<encryption::Sealed>(sealing));
        return addressed(Person::asMessage(std::get<encryption::Sealed>(sealing).elements));
    }
    xml::Element addressed(xml::Element message)
    {
        const QString id = QStringLiteral("b%1").arg(++written);
        message.set(u"from", bruno.jid.toString() + QStringLiteral("/phone")).set(u"to", QStringLiteral("v@x.test"));
        message.set(u"type", QStringLiteral("chat")).set(u"id", id);
        message.add(std::move(xml::Element(u"urn:xmpp:sid:0", u"origin-id").set(u"id", id)));
        return message;
    }
    void delivers(const xml::Element &message) { desk.talk.server.sends(xml::write(message)); }
    QList<model::Message> stored()
    {
        const auto known = desk.conversations.find(desk.account, bruno.jid);
        return desk.write(
            [id = known->id](store::Connection &connection) { return store::messages::last(connection, id, 1000); });
    }
    QStringList bodies() { return storeTest::bodiesOf(stored()); }
    bool comesToHave(int messages)
    {
        return QTest::qWaitFor([&] { return stored().size() == messages; });
    }
    encryption::Opened opens(const xml::Element &message)
    {
        const auto &jid = desk.talk.settings.jid;
        return encryptionTest::good(
            encryption::open(bruno.db(), *bruno.ratchets, {message, bruno.jid, jid, jid, bruno.now}));
    }
    QString read(const xml::Element &message)
    {
        const auto opened = opens(message);
        return opened.content.empty() ? QStringLiteral("?") : opened.content.front().text();
    }
    chat::Padlock padlock()
    {
        const auto shown = storeTest::answerOf(desk.encryption.padlock(*desk.conversations.find(chat)));
        REQUIRE(shown);
        return *shown;
    }
    bool saidInClear() const { return desk.talk.server.heard().contains(secret.toUtf8()); }

    Desk desk;
    Person bruno;
    model::ConversationId chat;
    bool isAnnounced = true;
    bool hasBundle = true;
    QStringList asked;
    int written = 0;
};

// The same message as the archive has it.
inline xep::ArchivedMessage archived(Pair &pair, const xml::Element &message, const QString &id)
{
    const stream::Origin origin{pair.desk.talk.settings.jid, pair.bruno.jid.withResource(u"phone"),
                                stream::Channel::Archive};
    return {id, pair.desk.talk.clock.utc(), {message, origin, 0}};
}

inline void storePage(Pair &pair, std::vector<xep::ArchivedMessage> page)
{
    auto read = pair.desk.inbox.readPage(std::move(page));
    const chat::ArchivePlace place{chat::ArchivePlace::Way::Newer, 1, false, true, {}, 0};
    REQUIRE(storeTest::answerOf(pair.desk.inbox.storeRead(std::move(read), place, [](store::Connection &) {
        return base::Result<>(base::Done{});
    })));
}

// Forgets all sessions with Bruno.
inline void lose(Pair &pair)
{
    pair.desk.write([&](store::Connection &connection) -> base::Result<> {
        for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
            const auto removed = store::omemoKeys::removeSession(connection, {pair.desk.account, profile},
                                                                 pair.bruno.jid, pair.bruno.device());
            if (!removed)
                return removed;
        }
        return base::Done{};
    });
}

} // namespace chatTest
