// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Sasl.h"

#include <catch2/catch_test_macros.hpp>

using namespace stream;
using base::ErrorKind;

namespace {

const TlsFacts modern{QStringLiteral("TLSv1.3"), {}, false, "exported", "endpoint", {}};
const TlsFacts withoutExporter{QStringLiteral("TLSv1.2"), {}, false, {}, "endpoint", {}};

SaslOffer offering(const char *mechanisms, const char *bindings = "")
{
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    return {words(mechanisms), words(bindings), {}};
}

QString chosen(const SaslOffer &offer, const TlsFacts &tls = modern, const model::AccountSettings &settings = {})
{
    const auto choice = chooseMechanism(offer, tls, settings);
    REQUIRE(choice);
    return choice->mechanism;
}

bool isRefused(const SaslOffer &offer, const model::AccountSettings &settings = {})
{
    const auto choice = chooseMechanism(offer, modern, settings);
    return !choice && choice.error().kind == ErrorKind::MechanismRefused;
}

} // namespace

TEST_CASE("the strongest mechanism of both sides is chosen", "[stream][sasl]")
{
    CHECK(chosen(offering("SCRAM-SHA-1 SCRAM-SHA-256 PLAIN")) == QStringLiteral("SCRAM-SHA-256"));
    CHECK(chosen(offering("SCRAM-SHA-512 SCRAM-SHA-256-PLUS SCRAM-SHA-1", "tls-exporter"))
          == QStringLiteral("SCRAM-SHA-256-PLUS"));
    CHECK(chosen(offering("SCRAM-SHA-1-PLUS SCRAM-SHA-512-PLUS SCRAM-SHA-512", "tls-server-end-point tls-exporter"))
          == QStringLiteral("SCRAM-SHA-512-PLUS"));
}

TEST_CASE("the channel is bound by what both sides can", "[stream][sasl]")
{
    const auto plus = offering("SCRAM-SHA-256-PLUS SCRAM-SHA-256", "tls-server-end-point tls-exporter");
    const auto best = chooseMechanism(plus, modern, {});
    REQUIRE(best);
    CHECK(best->binding.type == QStringLiteral("tls-exporter"));
    CHECK(best->binding.data == "exported");
    const auto second = chooseMechanism(plus, withoutExporter, {});
    REQUIRE(second);
    CHECK(second->binding.type == QStringLiteral("tls-server-end-point"));
    const auto neither = chooseMechanism(offering("SCRAM-SHA-256-PLUS SCRAM-SHA-256", "tls-unique"), modern, {});
    REQUIRE(neither);
    CHECK(neither->mechanism == QStringLiteral("SCRAM-SHA-256"));
    CHECK(neither->binding.flag == ChannelBinding::Flag::NotSupported);
}

TEST_CASE("B07: a client that could bind says so when nothing with binding is offered", "[stream][sasl]")
{
    const auto choice = chooseMechanism(offering("SCRAM-SHA-256"), modern, {});
    REQUIRE(choice);
    CHECK(choice->binding.flag == ChannelBinding::Flag::ServerDoesNot);
}

TEST_CASE("B01: PLAIN is refused unless the user allowed it", "[stream][sasl]")
{
    CHECK(isRefused(offering("PLAIN")));
    model::AccountSettings settings;
    settings.plain = model::PlainPassword::Allowed;
    CHECK(chosen(offering("PLAIN"), modern, settings) == QStringLiteral("PLAIN"));
    CHECK(chosen(offering("PLAIN SCRAM-SHA-1"), modern, settings) == QStringLiteral("SCRAM-SHA-1"));
}

TEST_CASE("B02: nothing weaker than the best ever used is taken", "[stream][sasl]")
{
    model::AccountSettings settings;
    settings.strongestMechanism = QStringLiteral("SCRAM-SHA-256");
    CHECK(isRefused(offering("SCRAM-SHA-1"), settings));
    CHECK_FALSE(isRefused(offering("SCRAM-SHA-512"), settings));
    settings.strongestMechanism = QStringLiteral("SCRAM-SHA-256-PLUS");
    CHECK(isRefused(offering("SCRAM-SHA-512"), settings));
    settings.plain = model::PlainPassword::Allowed;
    CHECK(isRefused(offering("PLAIN"), settings));
}

TEST_CASE("B09: legacy mechanisms are not implemented", "[stream][sasl]")
{
    CHECK(isRefused(offering("DIGEST-MD5 CRAM-MD5 LOGIN X-OAUTH2 ANONYMOUS")));
    CHECK(isRefused(offering("")));
}

TEST_CASE("B08: a token is asked for only with a mechanism that binds it to the channel", "[stream][sasl]")
{
    SaslOffer offer;
    offer.tokenMechanisms = {QStringLiteral("HT-SHA-256-NONE")};
    CHECK(chooseTokenMechanism(offer, modern).isEmpty());
    offer.tokenMechanisms.append(QStringLiteral("HT-SHA-256-EXPR"));
    CHECK(chooseTokenMechanism(offer, modern) == QStringLiteral("HT-SHA-256-EXPR"));
    CHECK(chooseTokenMechanism(offer, withoutExporter).isEmpty());

    const FastToken bearer{QStringLiteral("HT-SHA-256-NONE"), base::Secret("secret"), {}, 0};
    CHECK(proveToken(bearer, QStringLiteral("v"), modern).initiator.isEmpty());
    const FastToken bound{QStringLiteral("HT-SHA-256-EXPR"), base::Secret("secret"), {}, 0};
    const auto proof = proveToken(bound, QStringLiteral("v"), modern);
    CHECK(proof.initiator.startsWith(QByteArray("v\0", 2)));
    CHECK(proof.responder != proof.initiator.mid(2));
}
