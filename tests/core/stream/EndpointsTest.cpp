// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Endpoints.h"
#include "stream/Backoff.h"
#include "stream/Dialer.h"

#include <catch2/catch_test_macros.hpp>

using namespace stream;

namespace {

QStringList hosts(const QList<Endpoint> &endpoints)
{
    QStringList names;
    for (const auto &endpoint : endpoints)
        names.append(endpoint.host);
    return names;
}

ServiceRecord record(const char *target, quint16 priority, quint16 weight = 0)
{
    return {QString::fromLatin1(target), 5222, priority, weight};
}

const Dice lowest = [](quint32) { return 0U; };
const Dice highest = [](quint32 most) { return most; };

} // namespace

TEST_CASE("both kinds of records are merged by priority", "[stream][endpoints]")
{
    const auto ordered = orderedEndpoints({record("d1", 5), record("d2", 20)}, {record("s1", 10), record("s0", 0)},
                                          lowest);
    CHECK(hosts(ordered)
          == QStringList{QStringLiteral("s0"), QStringLiteral("d1"), QStringLiteral("s1"), QStringLiteral("d2")});
    CHECK(ordered[1].security == Security::DirectTls);
    CHECK(ordered[2].security == Security::StartTls);
}

TEST_CASE("within one priority the weight decides whom the dice find", "[stream][endpoints]")
{
    const QList<ServiceRecord> records{record("light", 1, 10), record("heavy", 1, 90), record("never", 1, 0)};
    CHECK(orderedEndpoints({}, records, lowest).front().host == QStringLiteral("never"));
    CHECK(orderedEndpoints({}, records, highest).front().host == QStringLiteral("heavy"));
    const Dice eleven = [](quint32 most) { return std::min(most, 11U); };
    CHECK(orderedEndpoints({}, records, eleven).front().host == QStringLiteral("heavy"));
    const Dice ten = [](quint32 most) { return std::min(most, 10U); };
    CHECK(orderedEndpoints({}, records, ten).front().host == QStringLiteral("light"));
}

TEST_CASE("a service that is declared absent is not tried, and lists are bounded", "[stream][endpoints]")
{
    CHECK(orderedEndpoints({record(".", 0)}, {}, lowest).isEmpty());
    QList<ServiceRecord> many;
    for (int i = 0; i < 500; ++i)
        many.append(record("host", quint16(i)));
    CHECK(orderedEndpoints({}, many, lowest).size() == 20);
}

TEST_CASE("a host-meta.json names addresses for direct TLS, and what it cannot mean is left out", "[stream][endpoints]")
{
    const QByteArray document = R"({"xmpp": {"ttl": 300}, "links": [
        {"rel": "urn:xmpp:alt-connections:websocket", "href": "wss://x.test/", "ips": ["192.0.2.9"], "priority": 1},
        {"rel": "urn:xmpp:alt-connections:tls", "port": 443, "ips": ["192.0.2.1", "2001:db8::1"], "priority": 20},
        {"rel": "urn:xmpp:alt-connections:tls", "port": 5223, "ips": ["192.0.2.2", "x.test"], "priority": 10},
        {"rel": "urn:xmpp:alt-connections:tls", "port": 70000, "ips": ["192.0.2.3"], "priority": 5},
        {"rel": "urn:xmpp:alt-connections:s2s-tls", "port": 5270, "ips": ["192.0.2.4"]}, 7]})";
    const auto found = endpointsIn(document, lowest);
    REQUIRE(found.size() == 3);
    CHECK(found.first() == Endpoint{QStringLiteral("192.0.2.2"), 5223, Security::DirectTls});
    CHECK(found[1].port == 443);
    for (const char *nothing : {"", "[]", "{\"links\": 3}", "{\"xmpp\": {}, \"links\": 3}", "<XRD/>"})
        CHECK(endpointsIn(nothing, lowest).isEmpty());
    CHECK(endpointsIn(QByteArray(document).replace("xmpp\":", "other\":"), lowest).isEmpty());
}

TEST_CASE("a manual host is taken at its word", "[stream][endpoints]")
{
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"v@x.test");
    CHECK(manualEndpoints(settings).isEmpty());
    CHECK(fallbackEndpoints(settings).front() == Endpoint{QStringLiteral("x.test"), 5222, Security::StartTls});
    settings.host = QStringLiteral("10.0.0.1");
    CHECK(manualEndpoints(settings)
          == QList<Endpoint>{{settings.host, 5223, Security::DirectTls}, {settings.host, 5222, Security::StartTls}});
    settings.port = 4000;
    settings.tls = model::TlsMode::DirectTls;
    CHECK(manualEndpoints(settings) == QList<Endpoint>{{settings.host, 4000, Security::DirectTls}});
}

TEST_CASE("A11: see-other-host is not followed to this machine or to a bare address", "[stream][endpoints]")
{
    const Endpoint from{QStringLiteral("xmpp.x.test"), 5222, Security::StartTls};
    const auto follow = [&](const char *target) { return redirectedEndpoint(QString::fromLatin1(target), from); };
    CHECK(follow("other.x.test:5299") == Endpoint{QStringLiteral("other.x.test"), 5299, Security::StartTls});
    CHECK(follow("other.x.test") == Endpoint{QStringLiteral("other.x.test"), 5222, Security::StartTls});
    for (const char *bad : {"127.0.0.1:22", "[::1]:5222", "10.1.2.3", "localhost", "router", "a.localhost", "",
                            "user@host.test", "host.test/path", "host.test:0", "host.test:99999"})
        CHECK_FALSE(follow(bad));
    const Endpoint local{QStringLiteral("127.0.0.1"), 5222, Security::StartTls};
    CHECK(redirectedEndpoint(QStringLiteral("127.0.0.1:5999"), local));
}

TEST_CASE("address families take turns", "[stream][endpoints]")
{
    const auto list = [](std::initializer_list<const char *> texts) {
        QList<QHostAddress> addresses;
        for (const char *text : texts)
            addresses.append(QHostAddress(QString::fromLatin1(text)));
        return addresses;
    };
    CHECK(interleaved(list({"::1", "::2", "::3", "1.1.1.1"})) == list({"::1", "1.1.1.1", "::2", "::3"}));
    CHECK(interleaved({}).isEmpty());
}

TEST_CASE("I08: waits double from one second up to five minutes, each with a draw", "[stream][backoff]")
{
    Backoff longest([] { return 1.0; });
    Backoff shortest([] { return 0.0; });
    CHECK(longest.next() == std::chrono::seconds(1));
    CHECK(shortest.next() == std::chrono::milliseconds(500));
    std::chrono::milliseconds last{};
    for (int i = 0; i < 40; ++i)
        last = longest.next();
    CHECK(last == std::chrono::minutes(5));
    longest.reset();
    CHECK(longest.next() == std::chrono::seconds(1));
}
