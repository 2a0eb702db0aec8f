// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Scram.h"

#include "support/ScramServer.h"

#include <catch2/catch_test_macros.hpp>

using namespace stream;
using base::ErrorKind;

namespace {

const base::Secret pencil = base::Secret::fromText(QStringLiteral("pencil"));

Scram scram(const QByteArray &nonce = "abc", const QByteArray &offer = {})
{
    return Scram(QCryptographicHash::Sha256, QStringLiteral("v"), {}, nonce, offer);
}

ErrorKind refusalOf(const QByteArray &serverFirst)
{
    Scram exchange = scram();
    const auto read = exchange.readServerFirst(serverFirst);
    REQUIRE_FALSE(read);
    return read.error().kind;
}

} // namespace

TEST_CASE("the example of RFC 7677 comes out", "[stream][scram]")
{
    Scram exchange(QCryptographicHash::Sha256, QStringLiteral("user"), {}, "rOprNGfwEbeRWgbNEkqO", {});
    CHECK(exchange.clientFirst() == "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
    const auto challenge = exchange.readServerFirst(
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
    REQUIRE(challenge);
    CHECK(challenge->iterations == 4096);
    const auto salted = saltPassword(QCryptographicHash::Sha256, pencil, challenge->salt, challenge->iterations);
    CHECK(exchange.clientFinal(salted)
          == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
             "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    CHECK(exchange.readServerFinal("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
}

TEST_CASE("the example of RFC 5802 comes out", "[stream][scram]")
{
    Scram exchange(QCryptographicHash::Sha1, QStringLiteral("user"), {}, "fyko+d2lbbFgONRv9qkxdawL", {});
    const auto challenge = exchange.readServerFirst(
        "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
    REQUIRE(challenge);
    const auto salted = saltPassword(QCryptographicHash::Sha1, pencil, challenge->salt, challenge->iterations);
    CHECK(exchange.clientFinal(salted).endsWith(",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
    CHECK(exchange.readServerFinal("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="));
}

TEST_CASE("B03, B04: iteration counts out of bounds are refused before anything is derived", "[stream][scram]")
{
    CHECK(refusalOf("r=abcdef,s=QUJD,i=1") == ErrorKind::ServerNotAuthentic);
    CHECK(refusalOf("r=abcdef,s=QUJD,i=4095") == ErrorKind::ServerNotAuthentic);
    CHECK(refusalOf("r=abcdef,s=QUJD,i=2000000000") == ErrorKind::ServerNotAuthentic);
    CHECK(refusalOf("r=abcdef,s=QUJD,i=99999999999999999999") == ErrorKind::Malformed);
    CHECK(refusalOf("r=abcdef,s=QUJD,i=-1") == ErrorKind::ServerNotAuthentic);
}

TEST_CASE("B06: the server's nonce must extend ours", "[stream][scram]")
{
    CHECK(refusalOf("r=totallyother,s=QUJD,i=4096") == ErrorKind::ServerNotAuthentic);
    CHECK(refusalOf("r=abc,s=QUJD,i=4096") == ErrorKind::ServerNotAuthentic);
}

TEST_CASE("a malformed server-first-message is refused", "[stream][scram]")
{
    for (const char *message : {"", "r=abcd", "r=abcd,s=QUJD", "r=abcd,i=4096,s=QUJD", "m=ext,r=abcd,s=QUJD,i=4096",
                                "r=abcd,s=,i=4096", "r=abcd,s=%%%,i=4096", "r=abcd,s=QUJD,i=many"})
        CHECK(refusalOf(message) == ErrorKind::Malformed);
    CHECK(refusalOf("r=abcd,s=QUJD,i=4096," + QByteArray(9000, 'x')) == ErrorKind::Malformed);
}

TEST_CASE("B05: a missing or wrong server signature is noticed", "[stream][scram]")
{
    support::ScramServer server(QCryptographicHash::Sha256, "pencil");
    Scram exchange = scram();
    CHECK_FALSE(exchange.readServerFinal("v="));
    const auto challenge = exchange.readServerFirst(server.first(exchange.clientFirst()));
    REQUIRE(challenge);
    const auto salted = saltPassword(QCryptographicHash::Sha256, pencil, challenge->salt, challenge->iterations);
    const QByteArray right = server.last(exchange.clientFinal(salted));
    REQUIRE(right.startsWith("v="));
    CHECK(exchange.readServerFinal(right));
    for (const QByteArray &wrong : {QByteArray(), QByteArray("v="), right.left(right.size() - 4), right + "A",
                                    QByteArray("v=" + QByteArray(32, 'a').toBase64()), QByteArray("e=other-error")}) {
        const auto read = exchange.readServerFinal(wrong);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::ServerNotAuthentic);
    }
}

TEST_CASE("B07: stripped mechanisms are noticed by the hash of the offer", "[stream][scram]")
{
    const QByteArray whole = "SCRAM-SHA-256\x1eSCRAM-SHA-256-PLUS\x1ftls-exporter";
    const QByteArray extra = ",h=" + QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toBase64();
    Scram honest = scram("abc", whole);
    CHECK(honest.readServerFirst("r=abcdef,s=QUJD,i=4096" + extra));
    Scram stripped = scram("abc", "SCRAM-SHA-256");
    const auto read = stripped.readServerFirst("r=abcdef,s=QUJD,i=4096" + extra);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::ServerNotAuthentic);
}

TEST_CASE("the channel is bound into the proof", "[stream][scram]")
{
    const ChannelBinding binding{ChannelBinding::Flag::Used, QStringLiteral("tls-exporter"), "channel"};
    support::ScramServer server(QCryptographicHash::Sha512, "pencil");
    Scram exchange(QCryptographicHash::Sha512, QStringLiteral("v"), binding, "abc", {});
    CHECK(exchange.clientFirst() == "p=tls-exporter,,n=v,r=abc");
    const auto challenge = exchange.readServerFirst(server.first(exchange.clientFirst()));
    REQUIRE(challenge);
    const auto proof = exchange.clientFinal(
        saltPassword(QCryptographicHash::Sha512, pencil, challenge->salt, challenge->iterations));
    CHECK(server.last(proof, "other").isEmpty());
    CHECK(exchange.readServerFinal(server.last(proof, "channel")));
}

TEST_CASE("B12: the authorization identity is always empty and names are escaped", "[stream][scram]")
{
    const ChannelBinding doesNot{ChannelBinding::Flag::ServerDoesNot, {}, {}};
    CHECK(scram().clientFirst() == "n,,n=v,r=abc");
    CHECK(Scram(QCryptographicHash::Sha1, QStringLiteral("a=b,c"), doesNot, "x", {}).clientFirst()
          == "y,,n=a=3Db=2Cc,r=x");
}

TEST_CASE("passwords are prepared as RFC 4013 says", "[stream][scram]")
{
    CHECK(saslPrepared(QStringLiteral("I\u00ADX")) == "IX");
    CHECK(saslPrepared(QStringLiteral("user")) == "user");
    CHECK(saslPrepared(QStringLiteral("USER")) == "USER");
    CHECK(saslPrepared(QStringLiteral("\u00AA")) == "a");
    CHECK(saslPrepared(QStringLiteral("\u2168")) == "IX");
    CHECK(saslPrepared(QStringLiteral("a\u00A0b")) == "a b");
    CHECK(saslPrepared(QStringLiteral("\u0007")).isEmpty());
}
