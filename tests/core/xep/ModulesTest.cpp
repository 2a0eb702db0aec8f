// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Modules.h"
#include "chat/OlderPages.h"
#include "core/xep/Elements.h"
#include "support/SessionTalk.h"
#include "xep/Bounces.h"

#include <catch2/catch_test_macros.hpp>

#include <QTest>

using namespace elements;

namespace {

// A session with all modules, signed in; alice is a contact who sees our presence.
struct Talk : support::SessionTalk
{
    Talk()
        : modules(*session, clock, {isAlice, isAlice})
    {
        signIn();
        server.expects("<iq type='set' id='*'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
    }
    // Answers the client's last question with this payload.
    void answers(const xml::Element &question, const QByteArray &payload, const QByteArray &sender = "v@x.test")
    {
        server.sends("<iq type='result' from='" + sender + "' to='v@x.test/luc' id='"
                     + question.attribute(u"id").toUtf8() + "'>" + payload + "</iq>");
    }
    template<typename T>
    T wait(const base::Task<T> &task)
    {
        std::optional<T> result;
        task.then(session.get(), [&](T value) { result.emplace(std::move(value)); });
        REQUIRE(QTest::qWaitFor([&] { return result.has_value(); }));
        return std::move(*result);
    }
    void asks(const QByteArray &sender, const QByteArray &payload, const QByteArray &type = "get")
    {
        server.sends("<iq type='" + type + "' id='q' from='" + sender + "' to='v@x.test/luc'>" + payload + "</iq>");
    }
    void refuses(const QByteArray &receiver, const QByteArray &condition)
    {
        const auto answer = server.next();
        CHECK(answer.attribute(u"type") == u"error");
        CHECK(answer.attribute(u"to").toUtf8() == receiver);
        const xml::Element *error = answer.child(u"error");
        REQUIRE(error);
        CHECK(error->child(xml::ns::stanzaErrors, QString::fromLatin1(condition)));
    }
    static bool isAlice(const base::Jid &jid) { return jid == alice.bare(); }

    xep::Modules modules;
};

QByteArray archived(const QByteArray &query, const QByteArray &id, const QByteArray &sender)
{
    return "<message from='" + sender + "' to='v@x.test/luc'><result xmlns='urn:xmpp:mam:2' queryid='" + query
        + "' id='" + id
        + "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2026-11-21T09:00:00Z'/>"
          "<message xmlns='jabber:client' from='alice@x.test/p' to='v@x.test'><body>"
        + id + "</body></message></forwarded></result></message>";
}

const QByteArray version = "<query xmlns='jabber:iq:version'/>";
const QByteArray info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
const QByteArray withOptions = "<query xmlns='http://jabber.org/protocol/disco#info'>"
                               "<feature var='http://jabber.org/protocol/pubsub#publish-options'/></query>";
const QByteArray withoutOptions = info;

} // namespace

TEST_CASE("D08: questions of strangers are refused, those of contacts answered", "[xep][modules]")
{
    Talk talk;
    for (const auto &payload :
         {version, info, QByteArray("<time xmlns='urn:xmpp:time'/>"), QByteArray("<ping xmlns='urn:xmpp:ping'/>"),
          QByteArray("<query xmlns='http://jabber.org/protocol/disco#items'/>"),
          QByteArray("<query xmlns='jabber:iq:last'/>")}) {
        talk.asks("m@y.test/e", payload);
        talk.refuses("m@y.test/e", "service-unavailable");
    }
    talk.asks("alice@x.test/p", version);
    CHECK(talk.server.next().attribute(u"type") == u"result");
    talk.asks("alice@x.test/p", "<time xmlns='urn:xmpp:time'/>");
    CHECK(xep::timeIn(*xml::find<xep::LocalTime>(talk.server.next())));
    talk.asks("alice@x.test/p", "<query xmlns='jabber:iq:last'/>");
    talk.refuses("alice@x.test/p", "service-unavailable");
}

TEST_CASE("D07: nobody commands this program from afar", "[xep][modules]")
{
    Talk talk;
    const QByteArray command =
        "<command xmlns='http://jabber.org/protocol/commands' node='http://jabber.org/protocol/rc#forward'/>";
    for (const auto &sender : {QByteArray("v@x.test/other"), QByteArray("m@y.test/e")}) {
        talk.asks(sender, command, "set");
        talk.refuses(sender, "service-unavailable");
    }
}

TEST_CASE("D17: nobody pushes services on us", "[xep][modules]")
{
    Talk talk;
    const QByteArray services =
        "<services xmlns='urn:xmpp:extdisco:2'><service type='turn' host='evil.test'/></services>";
    for (const auto &sender : {QByteArray("m@y.test/e"), QByteArray("alice@x.test/p")}) {
        talk.asks(sender, services, "set");
        talk.refuses(sender, "service-unavailable");
    }
}

TEST_CASE("what discovery tells a contact gives the hash in our presence", "[xep][modules]")
{
    Talk talk;
    talk.asks("alice@x.test/p",
              "<query xmlns='http://jabber.org/protocol/disco#info' node='" + xep::ownCapsNode().toUtf8() + "'/>");
    const auto told = xml::find<xep::Abilities>(talk.server.next());
    REQUIRE(told);
    CHECK(xep::proves(*told, xep::ownCaps()));
    CHECK(told->can(u"urn:xmpp:avatar:metadata+notify"));
    talk.asks("alice@x.test/p", "<query xmlns='http://jabber.org/protocol/disco#info' node='other'/>");
    talk.refuses("alice@x.test/p", "item-not-found");
}

TEST_CASE("D02: roster pushes from anybody else change nothing and are refused", "[xep][modules]")
{
    Talk talk;
    std::vector<xep::RosterItem> pushed;
    QObject::connect(&talk.modules.get<xep::RosterQuery>(), &xep::RosterQuery::pushed,
                     [&](const xep::RosterItem &item, const QString &ver) {
                         pushed.push_back(item);
                         CHECK(ver == u"7");
                     });
    const QByteArray push = "<query xmlns='jabber:iq:roster' ver='7'><item jid='bank@evil.test' name='Alice'/></query>";
    for (const auto &sender : {QByteArray("m@y.test/e"), QByteArray("x.test"), QByteArray("v@x.test/other")}) {
        talk.asks(sender, push, "set");
        talk.refuses(sender, "service-unavailable");
    }
    CHECK(pushed.empty());
    talk.asks("v@x.test", push, "set");
    CHECK(talk.server.next().attribute(u"type") == u"result");
    talk.server.sends("<iq type='set' id='p' to='v@x.test/luc'>" + push + "</iq>");
    CHECK(talk.server.next().attribute(u"type") == u"result");
    CHECK(pushed.size() == 2);
}

TEST_CASE("D15: only the own account changes the list of the blocked", "[xep][modules]")
{
    Talk talk;
    int changes = 0;
    auto &blocking = talk.modules.get<xep::Blocking>();
    QObject::connect(&blocking, &xep::Blocking::blocked, [&] { ++changes; });
    QObject::connect(&blocking, &xep::Blocking::unblocked, [&] { ++changes; });
    QObject::connect(&blocking, &xep::Blocking::allUnblocked, [&] { ++changes; });
    for (const auto &payload : {QByteArray("<unblock xmlns='urn:xmpp:blocking'/>"),
                                QByteArray("<unblock xmlns='urn:xmpp:blocking'><item jid='m@y.test'/></unblock>"),
                                QByteArray("<block xmlns='urn:xmpp:blocking'><item jid='alice@x.test'/></block>")}) {
        talk.asks("m@y.test/e", payload, "set");
        talk.refuses("m@y.test/e", "service-unavailable");
        CHECK(changes == 0);
    }
    talk.asks("v@x.test", "<block xmlns='urn:xmpp:blocking'><item jid='m@y.test'/></block>", "set");
    CHECK(talk.server.next().attribute(u"type") == u"result");
    CHECK(changes == 1);
}

TEST_CASE("an unchanged roster comes as nothing, a changed one whole", "[xep][modules]")
{
    Talk talk;
    auto &roster = talk.modules.get<xep::RosterQuery>();
    const auto unchanged = roster.fetch(QStringLiteral("7"));
    talk.answers(talk.server.expects("<iq type='get' id='*'><query xmlns='jabber:iq:roster' ver='7'/></iq>"), {});
    CHECK_FALSE(*talk.wait(unchanged));
    const auto whole = roster.fetch(QStringLiteral(""));
    talk.answers(talk.server.next(), "<query xmlns='jabber:iq:roster' ver='8'><item jid='a@x.test'/></query>");
    const auto list = talk.wait(whole);
    REQUIRE(*list);
    CHECK((*list)->items.size() == 1);
    CHECK((*list)->version == u"8");
}

TEST_CASE("C05, C06: a page holds only what the archive answered to this question", "[xep][modules][archive]")
{
    Talk talk;
    xep::ArchiveQuery query;
    query.max = 10;
    const auto task = talk.modules.get<xep::Archive>().fetch(query);
    const auto question = talk.server.next();
    const auto id = question.child(u"urn:xmpp:mam:2", u"query")->attribute(u"queryid").toUtf8();
    CHECK(id.size() == 22);
    talk.server.sends(archived(id, "1", "v@x.test"));
    talk.server.sends(archived(id, "forged", "m@y.test/e"));
    talk.server.sends(archived("f27", "other", "v@x.test"));
    talk.server.sends(archived(id, "2", "v@x.test"));
    talk.answers(question,
                 "<fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"
                 "<first>1</first><last>2</last><count>7</count></set></fin>");
    const auto page = talk.wait(task);
    REQUIRE(page);
    REQUIRE(page->results.size() == 2);
    CHECK(page->results.front().id == u"1");
    CHECK(page->results.back().stanza.element.childText(u"body") == u"2");
    CHECK(page->complete);
    CHECK(page->first == u"1");
    CHECK(page->last == u"2");
    CHECK(page->count == 7u);
}

TEST_CASE("I06: an archive that never ends is cut at the page asked for", "[xep][modules][archive]")
{
    Talk talk;
    xep::ArchiveQuery query;
    query.max = 10;
    const auto task = talk.modules.get<xep::Archive>().fetch(query);
    const auto question = talk.server.next();
    const auto id = question.child(u"urn:xmpp:mam:2", u"query")->attribute(u"queryid").toUtf8();
    for (int i = 0; i < 500; ++i)
        talk.server.sends(archived(id, QByteArray::number(i), "v@x.test"));
    talk.answers(question, "<fin xmlns='urn:xmpp:mam:2'/>");
    const auto page = talk.wait(task);
    REQUIRE(page);
    CHECK(page->results.size() <= 11);
    CHECK_FALSE(page->complete);
}

TEST_CASE("older pages are asked for ahead, and anew where the server sees a page's beginning elsewhere",
          "[chat][archive]")
{
    Talk talk;
    const auto nextQuestion = [&talk] {
        auto heard = talk.server.next();
        while (!heard.child(u"urn:xmpp:mam:2", u"query")) // what came is acknowledged in between
            heard = talk.server.next();
        return heard;
    };
    const auto idOf = [](const xml::Element &question) {
        return question.child(u"urn:xmpp:mam:2", u"query")->attribute(u"queryid").toUtf8();
    };
    const auto before = [](const xml::Element &question) {
        return xml::find<xep::PageSet>(*question.child(u"urn:xmpp:mam:2", u"query"))->before;
    };
    const auto sendPage = [&](const xml::Element &question, int first) {
        for (int i = 0; i < 20; ++i)
            talk.server.sends(archived(idOf(question), QByteArray::number(first + i), "v@x.test"));
    };
    const auto end = [](const QByteArray &first, const QByteArray &last) {
        return "<fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><first>" + first
            + "</first><last>" + last + "</last></set></fin>";
    };
    chat::OlderPages pages(talk.modules.get<xep::Archive>(), QStringLiteral("100"));
    const auto newest = pages.next();
    const auto question = nextQuestion();
    CHECK(before(question) == QStringLiteral("100"));
    sendPage(question, 80);
    const auto ahead = nextQuestion();
    CHECK(before(ahead) == QStringLiteral("80"));
    talk.answers(question, end("80", "99"));
    CHECK(talk.wait(newest)->results.size() == 20);

    const auto older = pages.next();
    sendPage(ahead, 60);
    CHECK(before(nextQuestion()) == QStringLiteral("60"));
    talk.answers(ahead, end("59", "79"));
    CHECK(talk.wait(older)->results.size() == 20);
    const auto oldest = pages.next();
    CHECK(before(nextQuestion()) == QStringLiteral("59"));
    CHECK_FALSE(oldest.isFinished());
}

TEST_CASE("an archive that lost the place says so", "[xep][modules][archive]")
{
    Talk talk;
    const auto task = talk.modules.get<xep::Archive>().fetch({});
    talk.server.sends(
        "<iq type='error' from='v@x.test' to='v@x.test/luc' id='" + talk.server.next().attribute(u"id").toUtf8()
        + "'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    const auto page = talk.wait(task);
    REQUIRE_FALSE(page);
    CHECK(page.error().condition == u"item-not-found");
}

TEST_CASE("D05: without publish-options nothing private is published", "[xep][modules][pep]")
{
    Talk talk;
    const xep::PubSubItem item{QStringLiteral("current"), xml::Element(u"urn:p", u"p")};
    const auto task = talk.modules.get<xep::Pep>().publish(QStringLiteral("n"), item, {xep::Audience::OnlyOwnDevices});
    talk.answers(talk.server.expects("<iq type='get' id='*' to='v@x.test'>" + info + "</iq>"), withoutOptions);
    const auto result = talk.wait(task);
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == base::ErrorKind::NotSupported);
    CHECK(talk.server.hearsNothing());
}

TEST_CASE("D05: a node with other options is changed before anything private is published", "[xep][modules][pep]")
{
    Talk talk;
    const xep::PubSubItem item{QStringLiteral("current"), xml::Element(u"urn:p", u"p")};
    const auto task = talk.modules.get<xep::Pep>().publish(QStringLiteral("n"), item, {xep::Audience::OnlyOwnDevices});
    talk.answers(talk.server.next(), withOptions);
    const auto first = talk.server.next();
    CHECK(xml::write(first).contains("whitelist"));
    talk.server.sends("<iq type='error' from='v@x.test' to='v@x.test/luc' id='" + first.attribute(u"id").toUtf8()
                      + "'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    const auto change = talk.server.next();
    CHECK(change.child(u"http://jabber.org/protocol/pubsub#owner", u"pubsub"));
    CHECK(xml::write(change).contains("whitelist"));
    talk.answers(change, {});
    const auto second = talk.server.next();
    CHECK(second.child(u"http://jabber.org/protocol/pubsub", u"pubsub"));
    talk.answers(second, {});
    CHECK(talk.wait(task));
}

TEST_CASE("D12: one person's picture is fetched once in ten minutes and must fit its hash", "[xep][modules][avatars]")
{
    Talk talk;
    auto &avatars = talk.modules.get<xep::Avatars>();
    const QString hash(40, u'a');
    const auto first = avatars.fetch(alice.bare(), hash, xep::Avatars::Place::Pep);
    talk.answers(talk.server.next(),
                 "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='urn:xmpp:avatar:data'><item id='a'>"
                 "<data xmlns='urn:xmpp:avatar:data'>cGljdHVyZQ==</data></item></items></pubsub>",
                 "alice@x.test");
    CHECK(talk.wait(first).error().kind == base::ErrorKind::Malformed);
    CHECK(talk.wait(avatars.fetch(alice.bare(), QString(40, u'b'), xep::Avatars::Place::Pep)).error().kind
          == base::ErrorKind::NotAllowed);
    CHECK(talk.server.hearsNothing());
    talk.clock.advance(std::chrono::minutes(11));
    const auto later = avatars.fetch(alice.bare(), hash, xep::Avatars::Place::Pep);
    talk.clock.advance(std::chrono::minutes(1));
    CHECK(talk.wait(later).error().kind != base::ErrorKind::NotAllowed);
}

TEST_CASE("names and pictures of contacts are announced, those of strangers not", "[xep][modules][avatars]")
{
    Talk talk;
    QStringList heard;
    QObject::connect(&talk.modules.get<xep::Avatars>(), &xep::Avatars::announced,
                     [&](const base::Jid &jid, const QString &hash) { heard.append(jid.toString() + u' ' + hash); });
    QObject::connect(&talk.modules.get<xep::Nicknames>(), &xep::Nicknames::announced,
                     [&](const base::Jid &jid, const QString &name) { heard.append(jid.toString() + u' ' + name); });
    const QByteArray hash(40, 'a');
    const auto tells = [&](const QByteArray &sender, const QByteArray &node, const QByteArray &payload) {
        talk.server.sends("<message from='" + sender
                          + "' to='v@x.test/luc'><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='"
                          + node + "'><item id='1'>" + payload + "</item></items></event></message>");
    };
    const QByteArray photo = "<x xmlns='vcard-temp:x:update'><photo>" + hash + "</photo></x>";
    tells("m@y.test", "http://jabber.org/protocol/nick", "<nick xmlns='http://jabber.org/protocol/nick'>Boss</nick>");
    talk.server.sends("<presence from='m@y.test/e' to='v@x.test/luc'>" + photo + "</presence>");
    talk.server.sends("<presence from='alice@x.test/p' to='v@x.test/luc'>" + photo + "</presence>");
    tells("alice@x.test", "http://jabber.org/protocol/nick",
          "<nick xmlns='http://jabber.org/protocol/nick'>Ann</nick>");
    tells("alice@x.test", "urn:xmpp:avatar:metadata",
          "<metadata xmlns='urn:xmpp:avatar:metadata'><info id='" + hash + "' bytes='9' type='image/png'/></metadata>");
    talk.server.sends("<presence from='alice@x.test/p' to='v@x.test/luc'>" + photo + "</presence>");
    REQUIRE(QTest::qWaitFor([&] { return talk.received.size() == 6; }));
    const QString picture = QStringLiteral("alice@x.test ") + QString::fromLatin1(hash);
    CHECK(heard == QStringList{picture, QStringLiteral("alice@x.test Ann"), picture});
}

TEST_CASE("C20: a bounce is of the one who was written to", "[xep][bounces]")
{
    const auto bounce = xep::bounceIn(from(mallory,
                                           message("<body>said by nobody</body><error type='cancel'><item-not-found "
                                                   "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
                                                   "type='error' id='m-to-alice'")));
    REQUIRE(bounce);
    CHECK(bounce->by == mallory);
    CHECK(bounce->id == u"m-to-alice");
    CHECK(bounce->error.condition == u"item-not-found");
    CHECK_FALSE(xep::bounceIn(from(alice, message({}, "type='error'"))));
    CHECK_FALSE(xep::bounceIn(from(alice, message({}, "id='1'"))));
    CHECK_FALSE(xep::bounceIn(from(alice, message({}, "type='error' id='1'"), stream::Channel::Carbon)));
}

TEST_CASE("every module says what it implements", "[xep][modules]")
{
    for (const auto &about : xep::aboutAllModules()) {
        CHECK_FALSE(about.specifications.empty());
        for (const auto &one : about.specifications) {
            INFO(one.number.toString().toStdString());
            CHECK_FALSE(one.name.isEmpty());
            CHECK_FALSE(one.version.isEmpty());
            CHECK((one.support == xep::Support::Complete) == one.note.isEmpty());
        }
    }
}
