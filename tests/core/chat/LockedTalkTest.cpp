// SPDX-License-Identifier: GPL-3.0-or-later
// Several devices of several people talk encrypted; chance decides what arrives late, twice, after a restart, or not at
// all while the line is broken, so that the archive has to bring it. Each message is read once by each device that it is
// for, nothing is ever said in clear, and no key is used twice.
#include "Desk.h"

#include "core/encryption/Person.h"
#include "xep/Archive.h"
#include "xml/Writer.h"

#include <catch2/generators/catch_generators.hpp>

#include <map>
#include <random>

using namespace chatTest;

namespace {

const QByteArray secret = "segretissimo";

struct House
{
    QTemporaryDir folder;
    model::AccountSettings settings;
    std::unique_ptr<Desk> desk;
    quint32 handled = 0; // stanzas, as XEP-0198 counts
    quint32 device = 0;
    bool isAway = false;      // its line is broken: what is sent to it is lost
    std::size_t archived = 0; // how much of its account's archive it knows
};

class Town
{
public:
    Town(unsigned seed, int devices)
        : m_chance(seed)
    {
        const char *people[] = {"anna", "bruno", "carla"};
        for (int i = 0; i < devices; ++i) {
            auto house = std::make_unique<House>();
            house->settings = support::SessionTalk::usualSettings();
            house->settings.jid = base::Jid::of(QString::fromLatin1(people[i % 3]) + QStringLiteral("@x.test"));
            house->settings.resource = QStringLiteral("r%1").arg(i);
            m_houses.push_back(std::move(house));
            open(*m_houses.back());
            m_houses.back()->device = m_houses.back()->desk->encryption.ratchets()->device();
        }
        for (auto &house : m_houses) {
            for (const auto &other : m_houses) {
                if (other->settings.jid != house->settings.jid)
                    house->desk->chatWith(other->settings.jid, model::EncryptionChoice::On);
            }
        }
    }

    void step()
    {
        const int what = upTo(11);
        auto &house = *m_houses[std::size_t(upTo(int(m_houses.size()) - 1))];
        if (what < 5)
            write();
        else if (what < 8)
            deliverOne();
        else if (what == 8)
            restart(house);
        else if (what == 9)
            pass(20);
        else if (house.isAway)
            comeBack(house);
        else
            goAway(house);
        settle();
    }
    void finish()
    {
        for (int round = 0; round < 3; ++round) {
            for (auto &house : m_houses)
                comeBack(*house);
            pass(70);
            while (!m_network.empty()) {
                deliverOne();
                settle();
            }
        }
    }
    void check()
    {
        for (const auto &written : m_written) {
            for (auto &house : m_houses) {
                const auto &own = house->settings.jid;
                if (own != written.from && own != written.to)
                    continue;
                INFO(written.text.toStdString() << " from " << written.from.toString().toStdString() << " at "
                                                << house->settings.resource.toStdString());
                const auto rows = rowsOf(*house, own == written.from ? written.to : written.from);
                INFO(rows.join(u'|').toStdString());
                CHECK(rows.count(written.text) == 1);
            }
        }
        for (auto &house : m_houses) {
            CHECK_FALSE(house->desk->talk.server.heard().contains(secret));
            CHECK(house->desk->encryption.ratchets()->device() == house->device);
        }
        CHECK(m_used.size() > m_written.size() / 2);
    }

private:
    struct Written
    {
        base::Jid from;
        base::Jid to;
        QString text;
    };
    struct Delivery
    {
        House *to = nullptr;
        QByteArray xml;
    };

    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_chance); }
    void open(House &house)
    {
        house.handled = 0;
        house.desk = std::make_unique<Desk>(house.settings, house.folder.path());
        house.desk->friends = {base::Jid::of(u"anna@x.test"), base::Jid::of(u"bruno@x.test"),
                               base::Jid::of(u"carla@x.test")};
        house.desk->followUps.begin();
    }
    void restart(House &house)
    {
        house.desk.reset();
        open(house);
        if (house.isAway)
            house.desk->inbox.beginStretch();
    }
    void goAway(House &house)
    {
        house.isAway = true;
        std::erase_if(m_network, [&](const Delivery &one) { return one.to == &house; });
        house.desk->inbox.beginStretch();
    }
    // The archive brings what was lost, and what was not, too.
    void comeBack(House &house)
    {
        house.isAway = false;
        const auto &all = m_archives[house.settings.jid];
        std::vector<xep::ArchivedMessage> page(all.begin() + std::ptrdiff_t(house.archived), all.end());
        house.archived = all.size();
        auto &inbox = house.desk->inbox;
        auto read = inbox.readPage(std::move(page));
        const chat::ArchivePlace place{chat::ArchivePlace::Way::Newer, ++m_walks, false, true, {}, 0};
        REQUIRE(storeTest::answerOf(
            inbox.storeRead(std::move(read), place, [](store::Connection &) { return base::Result<>(base::Done{}); })));
        inbox.missNothing();
    }
    void archive(const base::Jid &account, const base::Jid &from, const xml::Element &message)
    {
        auto &all = m_archives[account];
        const auto &clock = m_houses.front()->desk->talk.clock;
        all.push_back({QStringLiteral("a%1").arg(all.size()),
                       clock.utc().addMSecs(qint64(all.size())),
                       {message, {account, from, stream::Channel::Archive}, 0}});
    }
    void write()
    {
        auto &house = *m_houses[std::size_t(upTo(int(m_houses.size()) - 1))];
        const auto &other = *m_houses[std::size_t(upTo(int(m_houses.size()) - 1))];
        if (other.settings.jid == house.settings.jid)
            return;
        const QString text = QStringLiteral("%1 %2").arg(m_written.size()).arg(QString::fromLatin1(secret));
        const auto chat = house.desk->conversations.find(house.desk->account, other.settings.jid);
        REQUIRE(chat);
        house.desk->send(chat->id, text);
        m_written.push_back({house.settings.jid, other.settings.jid, text});
    }
    // One of the next few; sometimes it stays to come once more.
    void deliverOne()
    {
        if (m_network.empty())
            return;
        const auto at = std::size_t(upTo(std::min<int>(3, int(m_network.size()) - 1)));
        const Delivery delivery = m_network[at];
        if (upTo(5) > 0)
            m_network.erase(m_network.begin() + std::ptrdiff_t(at));
        delivery.to->desk->talk.server.sends(delivery.xml);
    }
    // Time in which the servers answer.
    void pass(int seconds)
    {
        for (int passed = 0; passed < seconds; passed += 5) {
            for (auto &house : m_houses)
                house->desk->talk.clock.advance(std::chrono::seconds(5));
            settle();
        }
    }
    // Until nobody has anything to do.
    void settle()
    {
        const auto nothing = [](store::Connection &) { return base::Result<>(base::Done{}); };
        for (int quiet = 0; quiet < 3; ++quiet) {
            for (auto &house : m_houses) {
                house->desk->write(nothing); // behind what is being stored, and what is being read
                REQUIRE(storeTest::answerOf(house->desk->profile->read(nothing)));
                auto &server = house->desk->talk.server;
                while (!server.hearsNothing()) {
                    handle(*house, server.next());
                    quiet = -1;
                }
            }
        }
    }
    void handle(House &house, const xml::Element &stanza)
    {
        if (stanza.is(u"urn:xmpp:sm:3", u"r")) {
            house.desk->talk.server.sends("<a xmlns='urn:xmpp:sm:3' h='" + QByteArray::number(house.handled) + "'/>");
            return;
        }
        if (stanza.name().space.text() != xml::ns::client)
            return;
        ++house.handled;
        if (stanza.is(xml::ns::client, u"iq"))
            answer(house, stanza);
        else if (stanza.is(xml::ns::client, u"message"))
            post(house, stanza);
    }
    void answer(House &house, const xml::Element &iq)
    {
        const auto *pubsub = iq.child(u"http://jabber.org/protocol/pubsub", u"pubsub");
        const auto *items = pubsub ? pubsub->child(u"items") : nullptr;
        if (!items)
            return;
        const auto owner = iq.attribute(u"to").isEmpty() ? house.settings.jid : base::Jid::of(iq.attribute(u"to"));
        const QByteArray content = boardOf(owner, *items);
        const QByteArray head = "<iq from='" + owner.toString().toUtf8() + "' id='" + iq.attribute(u"id").toUtf8();
        house.desk->talk.server.sends(
            content.isEmpty() ? head
                    + "' type='error'><error type='cancel'><item-not-found "
                      "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
                              : head + "' type='result'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='"
                    + items->attribute(u"node").toUtf8() + "'>" + content + "</items></pubsub></iq>");
    }
    QByteArray boardOf(const base::Jid &owner, const xml::Element &items)
    {
        const QString node = items.attribute(u"node");
        for (const auto profile : encryption::profiles) {
            const auto &wire = xep::omemo::wireOf(profile);
            std::vector<xep::omemo::Device> devices;
            for (const auto &house : m_houses) {
                if (house->settings.jid != owner)
                    continue;
                devices.push_back({house->device});
                const auto *item = items.child(u"item");
                const QString wanted = item ? item->attribute(u"id") : wire.bundleItem(house->device);
                if (node != wire.bundlesNode(house->device) || wanted != wire.bundleItem(house->device))
                    continue;
                const auto ratchets = house->desk->encryption.ratchets();
                auto bundle = house->desk->write([&](store::Connection &connection) {
                    return encryption::ownKeys::bundle(connection, *ratchets, profile, house->desk->talk.clock.utc());
                });
                // Two that happen to begin with the same one-time key are not what this is about: each gets another.
                bundle.preKeys = {bundle.preKeys[m_givenOut[house->device]++ % bundle.preKeys.size()]};
                return "<item id='" + wanted.toUtf8() + "'>" + xml::write(wire.writeBundle(bundle)) + "</item>";
            }
            if (node == wire.devicesNode)
                return "<item id='current'>" + xml::write(wire.writeDevices(devices)) + "</item>";
        }
        return {};
    }
    void post(House &house, xml::Element message)
    {
        noteKeys(house, message);
        message.set(u"from", house.settings.jid.withResource(house.settings.resource).toString());
        const auto to = base::Jid::of(message.attribute(u"to")).bare();
        const QByteArray own = house.settings.jid.toString().toUtf8();
        const auto from = house.settings.jid.withResource(house.settings.resource);
        archive(to, from, message);
        archive(house.settings.jid, from, message);
        for (auto &other : m_houses) {
            if (other->isAway)
                continue;
            if (other->settings.jid == to)
                m_network.push_back({other.get(), xml::write(message)});
            else if (other->settings.jid == house.settings.jid && other.get() != &house)
                m_network.push_back({other.get(),
                                     "<message from='" + own + "' to='" + own
                                         + "'><sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                                         + xml::write(message) + "</forwarded></sent></message>"});
        }
    }
    // No place in a ratchet's chain is ever used for two messages.
    void noteKeys(const House &house, const xml::Element &message)
    {
        CHECK_FALSE(xml::write(message).contains(secret));
        const QString id = message.attribute(u"id");
        for (const auto profile : encryption::profiles) {
            const auto locked = xep::omemo::lockedIn(message, profile);
            if (!locked)
                continue;
            for (const auto &key : locked->keys) {
                const auto wire = crypto::WireMessage::parse(profile, key.bytes);
                REQUIRE(wire);
                const auto place = std::tuple(house.device, key.device, wire->ratchetKey(), wire->counter());
                const auto used = m_used.emplace(place, id);
                CHECK(used.first->second == id);
            }
        }
    }
    QStringList rowsOf(House &house, const base::Jid &peer)
    {
        const auto chat = house.desk->conversations.find(house.desk->account, peer);
        if (!chat)
            return {};
        return storeTest::bodiesOf(house.desk->write(
            [id = chat->id](store::Connection &connection) { return store::messages::last(connection, id, 1000); }));
    }

    std::mt19937 m_chance;
    std::map<quint32, std::size_t> m_givenOut; // one-time keys, by device
    std::vector<std::unique_ptr<House>> m_houses;
    std::deque<Delivery> m_network;
    std::map<base::Jid, std::vector<xep::ArchivedMessage>> m_archives;
    quint64 m_walks = 0;
    std::vector<Written> m_written;
    std::map<std::tuple<quint32, quint32, QByteArray, quint32>, QString> m_used;
};

} // namespace

TEST_CASE(
    "whatever arrives late, twice, after a restart or from the archive alone: each message is read once, nothing is "
    "said in clear, no key is used twice",
    "[chat][encryption][slow]")
{
    const unsigned seed = GENERATE(1u, 2u, 3u, 4u, 5u);
    CAPTURE(seed);
    Town town(seed, 2 + int(seed - 1));
    for (int step = 0; step < 60; ++step)
        town.step();
    town.finish();
    town.check();
}
