// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xep/Elements.h"
#include "xep/Envelope.h"
#include "xep/OmemoWire.h"
#include "xml/Writer.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;
using namespace xep::omemo;

namespace {

constexpr auto profiles = {Profile::Legacy, Profile::Omemo2};

xml::Element again(const xml::Element &written)
{
    return element(xml::write(written));
}

Locked locked(Profile profile)
{
    const bool legacy = profile == Profile::Legacy;
    const base::Jid owner = legacy ? base::Jid() : base::Jid::of(u"anna@x.test");
    const base::Jid self = legacy ? base::Jid() : account;
    return {7,
            {{owner, 1, true, "kex"}, {owner, largestId, false, "key"}, {self, 3, false, "own"}},
            legacy ? QByteArray(12, 'i') : QByteArray(),
            QByteArray("payload")};
}

} // namespace

TEST_CASE("what OMEMO writes reads back the same in both profiles", "[xep][omemo][roundtrip]")
{
    for (const auto profile : profiles) {
        const auto &wire = wireOf(profile);
        CHECK(wire.profile == profile);

        std::vector<Device> devices{{1}, {largestId}};
        if (profile == Profile::Omemo2)
            devices.push_back({5, QStringLiteral("Portatile"), "signature"});
        CHECK(wire.readDevices(again(wire.writeDevices(devices))) == devices);
        CHECK(wire.readDevices(again(wire.writeDevices({}))) == std::vector<Device>());

        const Bundle bundle{profile, "identity", {4, "signed"}, "signature", {{1, "one"}, {0xfffffe, "last"}}};
        CHECK(wire.readBundle(again(wire.writeBundle(bundle))) == bundle);

        auto message = locked(profile);
        CHECK(wire.readLocked(again(wire.writeLocked(message))) == message);
        message.payload.reset();
        CHECK(wire.readLocked(again(wire.writeLocked(message))) == message);
    }
}

TEST_CASE("the elements are those of the specifications", "[xep][omemo]")
{
    const auto legacy =
        wireOf(Profile::Legacy)
            .readLocked(element(
                "<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='27183'><key rid='31415'>\n aGk= "
                "\n</key>"
                "<key prekey='1' rid='12321'>aGk=</key><iv>aXY=</iv></header><payload>cGF5</payload></encrypted>"));
    REQUIRE(legacy);
    CHECK(*legacy == Locked{27183, {{{}, 31415, false, "hi"}, {{}, 12321, true, "hi"}}, "iv", QByteArray("pay")});

    const auto two = wireOf(Profile::Omemo2)
                         .readLocked(element(
                             "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='27183'><keys jid='juliet@capulet.lit'>"
                             "<key rid='31415' kex='true'>aGk=</key></keys><keys jid='romeo@montague.lit'><key "
                             "rid='1'>aGk=</key></keys>"
                             "</header></encrypted>"));
    REQUIRE(two);
    CHECK(two->keys
          == std::vector<LockedKey>{{base::Jid::of(u"juliet@capulet.lit"), 31415, true, "hi"},
                                    {base::Jid::of(u"romeo@montague.lit"), 1, false, "hi"}});
    CHECK_FALSE(two->payload);
}

TEST_CASE("H19: device ids are read strictly, each once, and no more than fifty", "[xep][omemo][malformed]")
{
    for (const char *text : {"1", "2147483647", "42"})
        CHECK(readDeviceId(QString::fromLatin1(text)));
    for (const char *text : {"0", "-1", "01", "2147483648", "4294967297", "99999999999", "", " 1", "1 ", "1e3", "a"})
        CHECK_FALSE(readDeviceId(QString::fromLatin1(text)));

    QByteArray many = "<list xmlns='eu.siacs.conversations.axolotl'><device id='5'/><device id='5'/><device id='x'/>";
    for (int i = 100; i < 10'100; ++i)
        many += "<device id='" + QByteArray::number(i) + "'/>";
    const auto devices = wireOf(Profile::Legacy).readDevices(element(many + "</list>"));
    REQUIRE(devices);
    CHECK(devices->size() == mostDevices);
    CHECK(devices->at(0).id == 5);
    CHECK(devices->at(1).id == 100);
}

TEST_CASE("H13: a bundle beyond its bounds is none", "[xep][omemo][malformed]")
{
    for (const auto profile : profiles) {
        const auto &wire = wireOf(profile);
        Bundle bundle{profile, "identity", {4, "signed"}, "signature", {}};
        for (quint32 id = 1; id <= 1000; ++id)
            bundle.preKeys.push_back({id, QByteArray(33, 'k')});
        CHECK(wire.readBundle(again(wire.writeBundle(bundle))) == bundle);
        bundle.preKeys = {{1, QByteArray(largestBundle, 'k')}};
        CHECK_FALSE(wire.readBundle(again(wire.writeBundle(bundle))));
    }
    CHECK_FALSE(wireOf(Profile::Omemo2).readBundle(element("<bundle xmlns='urn:xmpp:omemo:2'><ik>aWs=</ik></bundle>")));
}

TEST_CASE("a locked message that says something unreadable is none", "[xep][omemo][malformed]")
{
    const auto &legacy = wireOf(Profile::Legacy);
    const QByteArray ns = "<encrypted xmlns='eu.siacs.conversations.axolotl'>";
    CHECK_FALSE(legacy.readLocked(element(ns + "<header sid='0'/></encrypted>")));
    CHECK_FALSE(legacy.readLocked(element(ns + "<payload>aGk=</payload></encrypted>")));
    // Not taken for an empty message.
    CHECK_FALSE(legacy.readLocked(element(ns + "<header sid='1'/><payload>%%%</payload></encrypted>")));
    // One broken key does not spoil the others (security.md H11: nor does one of monstrous size).
    auto message = locked(Profile::Omemo2);
    message.keys.push_back({account, 9, false, QByteArray(largestKey + 1, 'x')});
    const auto read = wireOf(Profile::Omemo2).readLocked(again(wireOf(Profile::Omemo2).writeLocked(message)));
    REQUIRE(read);
    CHECK(read->keys == locked(Profile::Omemo2).keys);
}

TEST_CASE("a message says it once in each profile", "[xep][omemo][malformed]")
{
    xml::Element both(xml::ns::client, u"message");
    for (const auto profile : profiles)
        both.add(wireOf(profile).writeLocked(locked(profile)));
    for (const auto profile : profiles)
        CHECK(lockedIn(both, profile) == locked(profile));
    both.add(wireOf(Profile::Omemo2).writeLocked(locked(Profile::Omemo2)));
    CHECK(lockedIn(both, Profile::Legacy));
    CHECK_FALSE(lockedIn(both, Profile::Omemo2));
}

TEST_CASE("an envelope reads back, and its length says little", "[xep][envelope][roundtrip]")
{
    xep::Envelope envelope;
    envelope.content = {element("<body xmlns='jabber:client'>ciao &amp; a domani</body>"),
                        element("<active xmlns='http://jabber.org/protocol/chatstates'/>")};
    envelope.from = account;
    envelope.to = base::Jid::of(u"anna@x.test");
    envelope.time = QDateTime({2026, 11, 21}, {18, 42}, Qt::UTC);
    const auto read = xep::readEnvelope(xep::write(envelope));
    REQUIRE(read);
    CHECK(*read == envelope);

    QSet<qsizetype> lengths;
    for (int i = 0; i < 50; ++i)
        lengths.insert(xep::write(envelope).size());
    CHECK(lengths.size() > 10);
    CHECK(*std::min_element(lengths.begin(), lengths.end()) >= 256);
}

TEST_CASE("an envelope holds nothing for servers and nothing dangerous", "[xep][envelope][malformed]")
{
    const QByteArray open = "<envelope xmlns='urn:xmpp:sce:1'><content>";
    const QByteArray shut = "</content></envelope>";
    const auto read = xep::readEnvelope(open
                                        + "<store xmlns='urn:xmpp:hints'/><stanza-id xmlns='urn:xmpp:sid:0' id='1'/>"
                                          "<encryption xmlns='urn:xmpp:eme:0'/><body xmlns='jabber:client'>a</body>"
                                        + shut);
    REQUIRE(read);
    CHECK(read->content.size() == 1);
    CHECK_FALSE(xep::readEnvelope("<!DOCTYPE a [<!ENTITY b 'c'>]>" + open + shut));
    CHECK_FALSE(xep::readEnvelope(open));
    CHECK_FALSE(xep::readEnvelope("<envelope xmlns='urn:xmpp:sce:1'/>"));
    CHECK_FALSE(xep::readEnvelope(open + "</content><from jid='@@'/></envelope>"));
    CHECK_FALSE(xep::readEnvelope(open + "</content><from jid='a@x'/><from jid='b@x'/></envelope>"));
    CHECK_FALSE(xep::readEnvelope(open + "</content><time stamp='gestern'/></envelope>"));
    CHECK_FALSE(xep::readEnvelope(open + QByteArray(xep::largestEnvelope, ' ') + shut));
}
