// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Stream.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>

namespace {

// A line whose other end is the test.
class Line final : public stream::Transport
{
public:
    void connectTo(const stream::Endpoint &) override { }
    void startTls() override { }
    void send(const QByteArray &bytes) override { sent += bytes; }
    void close() override { }
    void setReading(bool) override { }
    std::optional<stream::TlsFacts> tls() const override { return std::nullopt; }

    QByteArray sent;
};

const QByteArray header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
                          "from='x.test' version='1.0'>";

} // namespace

TEST_CASE("what is said to the first of many stanzas is under way before the last of them is read", "[stream]")
{
    auto transport = std::make_unique<Line>();
    Line &line = *transport;
    stream::Stream stream(std::move(transport), base::Jid::of(u"a@x.test"), nullptr);
    stream.open();
    int received = 0;
    stream.receiveBy([&](const xml::Element &) {
        if (++received == 1)
            stream.send(xml::Element(u"urn:test", u"answer"));
    });
    QCoreApplication::processEvents(); // it waits for what comes
    constexpr int many = 40;
    const QByteArray message = "<message><body>" + QByteArray(1000, 'x') + "</body></message>";

    Q_EMIT line.received(header + message.repeated(many));

    CHECK(line.sent.contains("<answer"));
    CHECK(received > 0);
}
