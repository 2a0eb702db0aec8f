// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Pep.h"
#include "core/xep/Elements.h"
#include "xep/Avatars.h"
#include "xep/Nicknames.h"

#include <catch2/catch_test_macros.hpp>

#include <QCryptographicHash>

using namespace elements;
using stream::Channel;

namespace {

const auto circle = xep::Circle{[](const base::Jid &jid) { return jid == alice.bare(); },
                                [](const base::Jid &jid) { return jid == alice.bare(); }};

xml::Element event(const QByteArray &node, const QByteArray &attributes = {})
{
    return message("<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='" + node
                       + "'><item id='1'><p xmlns='urn:p'/></item></items></event>",
                   attributes);
}

bool believed(const base::Jid &sender, const QByteArray &node, Channel channel = Channel::Live)
{
    return xep::believedEvent(from(sender, event(node), channel), circle).has_value();
}

const QByteArrayList contactNodes{"urn:xmpp:avatar:metadata", "http://jabber.org/protocol/nick", "urn:xmpp:vcard4",
                                  "eu.siacs.conversations.axolotl.devicelist", "urn:xmpp:omemo:2:devices"};
const QByteArrayList ownNodes{"urn:xmpp:bookmarks:1", "storage:bookmarks", "urn:xmpp:mds:displayed:0"};
const QByteArrayList unknownNodes{"urn:xmpp:avatar:data", "eu.siacs.conversations.axolotl.bundles:1",
                                  "urn:xmpp:omemo:2:bundles", "http://jabber.org/protocol/tune", "x"};

const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000400000003008060000")
    + QByteArray("rest of the picture");
const QString pngHash = QString::fromLatin1(QCryptographicHash::hash(png, QCryptographicHash::Sha1).toHex());

} // namespace

TEST_CASE("picture, name and card elements read back as they were written", "[xep][pep][roundtrip]")
{
    CHECK(survives(xep::AvatarVersion{QString(40, u'a'), 1234, QStringLiteral("image/png"), 64, 48}));
    CHECK(survives(xep::AvatarMetadata{{{QString(40, u'a'), 1, QStringLiteral("image/png")}}}));
    CHECK(survives(xep::AvatarMetadata{}));
    CHECK(survives(xep::AvatarBytes{png}));
    CHECK(survives(xep::VCardPhoto{QStringLiteral("image/png"), png}));
    CHECK(survives(xep::VCard{QStringLiteral("Ann B"), QStringLiteral("ann"), xep::VCardPhoto{{}, png}}));
    CHECK(survives(xep::VCard{}));
}

TEST_CASE("malformed pictures are no pictures", "[xep][avatars][malformed]")
{
    CHECK(readable<xep::AvatarVersion>({"<info xmlns='urn:xmpp:avatar:metadata' id='a'/>",
                                        "<info xmlns='urn:xmpp:avatar:metadata' id='a' bytes='-1'/>",
                                        "<info xmlns='urn:xmpp:avatar:metadata' id='a' bytes='1e9'/>",
                                        "<info xmlns='urn:xmpp:avatar:metadata' id='a' bytes='18446744073709551616'/>"})
          == 0);
    CHECK(readable<xep::AvatarBytes>({"<data xmlns='urn:xmpp:avatar:data'>%%%</data>"}) == 0);
    const auto card = xml::read<xep::VCard>(
        element("<vCard xmlns='vcard-temp'><FN>A</FN><PHOTO><BINVAL>%%%</BINVAL></PHOTO></vCard>"));
    REQUIRE(card);
    CHECK(card->fullName == u"A");
    CHECK_FALSE(card->photo->bytes);
}

TEST_CASE("D04, D06: each node is written by those who may, and by nobody else", "[xep][pep]")
{
    for (const auto &node : contactNodes) {
        CHECK(believed(account, node));
        CHECK(believed(alice.bare(), node));
        CHECK_FALSE(believed(mallory.bare(), node));
    }
    for (const auto &node : ownNodes) { // no bookmark of a stranger makes us join
        CHECK(believed(account, node));
        CHECK_FALSE(believed(alice.bare(), node));
        CHECK_FALSE(believed(mallory.bare(), node));
    }
    for (const auto &node : unknownNodes) {
        CHECK_FALSE(believed(account, node));
        CHECK_FALSE(believed(alice.bare(), node));
    }
    for (const auto &node : contactNodes + ownNodes) {
        CHECK_FALSE(believed(alice, node)); // a device, not the account's service
        CHECK_FALSE(believed(account.withResource(u"other"), node));
        CHECK_FALSE(believed(base::Jid::of(u"x.test"), node));
        for (const auto channel : {Channel::Carbon, Channel::Archive, Channel::Room})
            CHECK_FALSE(believed(account, node, channel));
    }
    CHECK_FALSE(xep::believedEvent(from(account, event("urn:xmpp:bookmarks:1", "type='error'")), circle));
}

TEST_CASE("an event tells of exactly one node", "[xep][pubsub][malformed]")
{
    const QByteArray ns = "xmlns='http://jabber.org/protocol/pubsub#event'";
    const auto read = [&](const QByteArray &inside) {
        return xep::eventIn(message("<event " + ns + ">" + inside + "</event>"));
    };
    const auto change = read("<items node='n'><item id='1'/><retract id='0'/><odd/></items>");
    REQUIRE(change);
    CHECK(change->node == u"n");
    CHECK(change->items == std::vector<xep::PubSubItem>{{QStringLiteral("1")}});
    CHECK(change->retracted == std::vector<QString>{QStringLiteral("0")});
    CHECK(read("<purge node='n'/>")->emptied);
    CHECK(read("<delete node='n'/>")->emptied);
    CHECK_FALSE(read("<items/>"));
    CHECK_FALSE(read("<items node='n'/><items node='m'/>"));
    CHECK_FALSE(read("<odd node='n'/>"));
    CHECK_FALSE(read({}));
    CHECK_FALSE(xep::eventIn(
        message("<event " + ns + "><purge node='n'/></event><event " + ns + "><purge node='n'/></event>")));
}

TEST_CASE("items are those of the node that was asked for", "[xep][pubsub]")
{
    const auto answer = element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='n'>"
                                "<item id='a'><p xmlns='urn:p'/></item><item/></items></pubsub>");
    const auto items = xep::itemsIn(answer, QStringLiteral("n"));
    REQUIRE(items);
    CHECK(items->size() == 2);
    CHECK(items->front().payload.is(u"urn:p", u"p"));
    CHECK_FALSE(xep::itemsIn(answer, QStringLiteral("m")));
    CHECK_FALSE(xep::itemsIn(element("<pubsub xmlns='http://jabber.org/protocol/pubsub'/>"), QStringLiteral("n")));
}

TEST_CASE("what is private is published for the own devices only", "[xep][pubsub]")
{
    const auto request = element(
        xml::write(xep::publishRequest(QStringLiteral("n"), {QStringLiteral("1"), xml::Element(u"urn:p", u"p")},
                                       xep::NodeOptions{xep::Audience::OnlyOwnDevices, 0})));
    const xml::Element *options = request.child(u"publish-options");
    REQUIRE(options);
    const auto form = xml::find<xep::DataForm>(*options);
    REQUIRE(form);
    CHECK(form->formType() == u"http://jabber.org/protocol/pubsub#publish-options");
    CHECK(form->value(u"pubsub#access_model") == u"whitelist");
    CHECK(form->value(u"pubsub#max_items") == u"max");
    CHECK(request.child(u"publish")->child(u"item")->firstChild()->is(u"urn:p", u"p"));
}

TEST_CASE("D12: a picture must fit its hash and its bounds", "[xep][avatars]")
{
    CHECK(xep::isPicture(png, pngHash));
    CHECK(xep::isPicture(png, pngHash.toUpper()));
    CHECK_FALSE(xep::isPicture(png + "x", pngHash));
    CHECK_FALSE(xep::isPicture({}, QStringLiteral("da39a3ee5e6b4b0d3255bfef95601890afd80709")));
    const QByteArray huge(xep::largestAvatar + 1, 'a');
    CHECK_FALSE(
        xep::isPicture(huge, QString::fromLatin1(QCryptographicHash::hash(huge, QCryptographicHash::Sha1).toHex())));
}

TEST_CASE("D12: only a picture in the board itself and of bearable size is fetched", "[xep][avatars]")
{
    const auto version = [](const QString &id, quint32 bytes, const char *url = "") {
        return xep::AvatarVersion{id, bytes, QStringLiteral("image/png"), {}, {}, QString::fromLatin1(url)};
    };
    const QString id(40, u'A');
    CHECK(xep::fetchable({{version(id, 1, "https://canary.test/"), version(id, 50'000'000), version(id, 0),
                           version(QStringLiteral("../x"), 5), version(id, 100)}})
          == id.toLower());
    CHECK(xep::fetchable({{version(id, 1, "https://canary.test/")}}).isEmpty());
    CHECK(xep::fetchable({}).isEmpty());
}

TEST_CASE("a PNG says its size, anything else is none", "[xep][avatars]")
{
    const auto version = xep::describePng(png);
    REQUIRE(version);
    CHECK(version->width == 64u);
    CHECK(version->height == 48u);
    CHECK(version->id == pngHash);
    CHECK_FALSE(xep::describePng("<svg/>"));
    CHECK_FALSE(xep::describePng(png.first(20)));
}
