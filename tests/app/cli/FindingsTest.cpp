// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Findings.h"

#include <catch2/catch_test_macros.hpp>

using base::ErrorKind;
using cli::Fault;
using cli::Machine;

namespace {

base::Error error(ErrorKind kind, const char16_t *detail = u"", const char16_t *condition = u"")
{
    return {kind, QString::fromUtf16(detail), QString::fromUtf16(condition), {}};
}

chat::ServerReport fullReport()
{
    chat::ServerReport report;
    report.domain = QStringLiteral("x.test");
    report.features = {QStringLiteral("urn:xmpp:carbons:2"), QStringLiteral("urn:xmpp:blocking")};
    report.accountFeatures = {QStringLiteral("urn:xmpp:mam:2"), QStringLiteral("urn:xmpp:sid:0"),
                              QStringLiteral("http://jabber.org/protocol/pubsub#publish-options")};
    report.contacts = {QStringLiteral("mailto:admin@x.test")};
    report.clockDifference = 3;
    return report;
}

chat::ConnectionFacts goodFacts()
{
    chat::ConnectionFacts facts;
    facts.tls = QStringLiteral("TLSv1.3");
    facts.mechanism = QStringLiteral("SCRAM-SHA-256-PLUS");
    facts.channelBinding = QStringLiteral("tls-exporter");
    facts.loginMs = 300;
    return facts;
}

// The one thing that is wrong, as "fault kind".
std::string only(const QList<cli::Finding> &found)
{
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found.first().sentence.isEmpty());
    return (cli::wordFor(found.first().fault) + u' ' + found.first().kind).toStdString();
}

} // namespace

TEST_CASE("doctor: every way that signing in can fail has one whose fault it is", "[cli][doctor]")
{
    struct Row
    {
        base::Error error;
        Fault fault;
    };
    const Row rows[] = {
        {error(ErrorKind::ServerNotFound), Fault::Account},
        {error(ErrorKind::ServerUnreachable, u"", u"connection-refused"), Fault::Server},
        {error(ErrorKind::ServerUnreachable, u"network unreachable"), Fault::Network},
        {error(ErrorKind::Timeout), Fault::Network},
        {error(ErrorKind::TlsMissing), Fault::Server},
        {error(ErrorKind::Certificate, u"expired"), Fault::Server},
        {error(ErrorKind::Certificate, u"self-signed"), Fault::Server},
        {error(ErrorKind::Certificate, u"not-yet-valid"), Fault::Machine},
        {error(ErrorKind::Certificate, u"wrong-key"), Fault::Network},
        {error(ErrorKind::AuthenticationFailed), Fault::Account},
        {error(ErrorKind::AccountGone), Fault::Account},
        {error(ErrorKind::MechanismRefused), Fault::Server},
        {error(ErrorKind::ServerNotAuthentic), Fault::Network},
        {error(ErrorKind::KeychainUnavailable), Fault::Machine},
        {error(ErrorKind::DiskFull), Fault::Machine},
    };
    for (const Row &row : rows) {
        const cli::Finding finding = cli::findingFor(row.error, {});
        INFO(base::nameOf(row.error.kind).toStdString() << " " << row.error.detail.toStdString());
        CHECK(cli::wordFor(finding.fault).toStdString() == cli::wordFor(row.fault).toStdString());
        CHECK_FALSE(finding.kind.isEmpty());
        CHECK_FALSE(finding.sentence.isEmpty());
    }
}

TEST_CASE("doctor: without any network nobody else is blamed", "[cli][doctor]")
{
    Machine machine;
    machine.hasNetwork = false;
    for (const ErrorKind kind : {ErrorKind::ServerNotFound, ErrorKind::ServerUnreachable, ErrorKind::Timeout})
        CHECK(only({cli::findingFor(error(kind), machine)}) == "machine no-network");
    CHECK(only({cli::findingFor(error(ErrorKind::AuthenticationFailed), machine)}) == "account password");
}

TEST_CASE("doctor: a good server on a good computer has nothing wrong, and each lack is said once", "[cli][doctor]")
{
    chat::ServerReport report = fullReport();
    chat::ConnectionFacts facts = goodFacts();
    Machine machine;
    CHECK(cli::findingsIn(report, facts, machine).isEmpty());
    SECTION("a feature")
    {
        report.accountFeatures.removeAll(QStringLiteral("urn:xmpp:mam:2"));
        CHECK(only(cli::findingsIn(report, facts, machine)) == "server XEP-0313");
    }
    SECTION("TLS")
    {
        facts.tls = QStringLiteral("TLSv1.2");
        CHECK(only(cli::findingsIn(report, facts, machine)) == "server old-tls");
    }
    SECTION("the channel")
    {
        facts.channelBinding.clear();
        CHECK(only(cli::findingsIn(report, facts, machine)) == "server no-channel-binding");
    }
    SECTION("who runs it")
    {
        report.contacts.clear();
        CHECK(only(cli::findingsIn(report, facts, machine)) == "server no-contacts");
    }
    SECTION("the line")
    {
        facts.loginMs = 9'000;
        CHECK(only(cli::findingsIn(report, facts, machine)) == "network slow");
    }
    SECTION("the clock")
    {
        report.clockDifference = -7'200;
        CHECK(only(cli::findingsIn(report, facts, machine)) == "machine clock");
    }
    SECTION("the key")
    {
        machine.keyInPlainFile = true;
        CHECK(only(cli::findingsIn(report, facts, machine)) == "machine plain-key");
    }
}
