// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/PreAuthStream.h"

#include "stream/NetworkWatch.h"
#include "support/SessionTalk.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;
using base::ErrorKind;
using stream::IqType;

namespace {

struct Visit
{
    explicit Visit(model::AccountSettings settings = support::SessionTalk::usualSettings())
        : outside(std::move(settings),
                  stream::Dependencies{clock, server.transports(), resolver, passwords, tokens, nullptr, nullptr})
    {
        outside.open().then(&outside, [this](base::Result<xml::Element> result) { opened = std::move(result); });
    }

    support::FakeClock clock;
    support::FakeServer server;
    support::FakeResolver resolver;
    support::FakePasswords passwords;
    support::FakeTokens tokens;
    stream::PreAuthStream outside;
    std::optional<base::Result<xml::Element>> opened;
};

} // namespace

TEST_CASE("questions can be asked before there is an account, naming nobody", "[stream][preauth]")
{
    Visit visit;
    CHECK_FALSE(visit.server.expectsStream().hasAttribute(u"from"));
    visit.server.opensStream("<register xmlns='http://jabber.org/features/iq-register'/>");
    REQUIRE(visit.opened);
    REQUIRE(*visit.opened);
    CHECK((*visit.opened)->child(u"http://jabber.org/features/iq-register", u"register"));

    std::optional<base::Result<xml::Element>> answer;
    visit.outside.ask(IqType::Get, xml::Element(u"jabber:iq:register", u"query"))
        .then(&visit.outside, [&](base::Result<xml::Element> result) { answer = std::move(result); });
    const auto asked = visit.server.expects("<iq type='get' to='x.test'><query xmlns='jabber:iq:register'/></iq>");
    const QByteArray id = asked.attribute(u"id").toLatin1();
    visit.server.sends("<iq type='result' from='evil.test' id='" + id + "'/>");
    CHECK_FALSE(answer);
    visit.server.sends("<iq type='result' id='" + id + "'><query xmlns='jabber:iq:register'><username/></query></iq>");
    REQUIRE(answer);
    REQUIRE(*answer);
    CHECK((*answer)->child(u"username"));
    CHECK(visit.passwords.asked == 0);
}

TEST_CASE("A01: registration too needs TLS", "[stream][preauth]")
{
    auto settings = support::SessionTalk::usualSettings();
    settings.tls = model::TlsMode::StartTls;
    Visit visit(settings);
    visit.server.expectsStream();
    visit.server.opensStream("<register xmlns='http://jabber.org/features/iq-register'/>");
    REQUIRE(QTest::qWaitFor([&] { return visit.opened.has_value(); }));
    REQUIRE_FALSE(*visit.opened);
    CHECK(visit.opened->error().kind == ErrorKind::TlsMissing);
}

TEST_CASE("open questions end when the line does", "[stream][preauth]")
{
    Visit visit;
    visit.server.expectsStream();
    visit.server.opensStream("");
    std::optional<base::Result<xml::Element>> answer;
    visit.outside.ask(IqType::Get, xml::Element(u"jabber:iq:register", u"query"))
        .then(&visit.outside, [&](base::Result<xml::Element> result) { answer = std::move(result); });
    const QSignalSpy closed(&visit.outside, &stream::PreAuthStream::closed);
    visit.server.breaks();
    REQUIRE(answer);
    CHECK_FALSE(*answer);
    CHECK(closed.count() == 1);
}

TEST_CASE("waking up is noticed by the clock that went on", "[stream][watch]")
{
    support::FakeClock clock;
    const stream::NetworkWatch watch(clock);
    const QSignalSpy returned(&watch, &stream::NetworkWatch::returned);
    clock.advance(5min);
    CHECK(returned.count() == 0);
    clock.jump(2h);
    clock.advance(1min);
    CHECK(returned.count() == 1);
}
