// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/ConnectionWords.h"
#include "text/Language.h"

#include <QRegularExpression>

#include <catch2/catch_test_macros.hpp>

using settings::ConnectionWords;

TEST_CASE("what a connection is worth is said without names of protocols, in both languages", "[settings]")
{
    chat::ConnectionFacts facts;
    CHECK(ConnectionWords::protection(facts).isEmpty());
    CHECK(ConnectionWords::technical(facts).isEmpty());
    facts.endpoint = QStringLiteral("xmpp.x.test:5223");
    facts.tls = QStringLiteral("TLSv1.3");
    facts.mechanism = QStringLiteral("SCRAM-SHA-256-PLUS");
    text::Language language;
    static const QRegularExpression names(QStringLiteral("TLS|SCRAM|SASL|exporter|XMPP|PLUS|[A-Z]{3}"));
    QStringList said;
    for (const char *code : {"en", "it"}) {
        language.choose(QString::fromLatin1(code));
        for (const char *binding : {"", "tls-exporter"}) {
            facts.channelBinding = QString::fromLatin1(binding);
            said << ConnectionWords::protection(facts);
            CHECK_FALSE(said.last().contains(names));
        }
    }
    said.removeDuplicates();
    CHECK(said.size() == 4);
    CHECK(ConnectionWords::technical(facts) == u"xmpp.x.test:5223 · TLSv1.3 · SCRAM-SHA-256-PLUS · tls-exporter");
    language.choose(QStringLiteral("en"));
}
