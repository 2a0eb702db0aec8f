// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how fast a captured archive stream is parsed and routed, against expat alone on the same bytes.
#include "base/Clock.h"
#include "stream/Router.h"
#include "stream/Stream.h"
#include "stream/StreamManagement.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <expat.h>
#include <vector>

namespace {

constexpr int stanzas = 50'000;
constexpr int rounds = 5;
constexpr qsizetype pieceBytes = 64 * 1024; // as TlsTransport hands them over

class Line final : public stream::Transport
{
public:
    void connectTo(const stream::Endpoint &) override { }
    void startTls() override { }
    void send(const QByteArray &) override { }
    void close() override { }
    void setReading(bool reading) override { isReading = reading; }
    std::optional<stream::TlsFacts> tls() const override { return {}; }
    bool isReading = true;
};

double seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

const QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                          "xmlns:stream='http://etherx.jabber.org/streams' from='x.test' version='1.0'>";

QByteArray archive()
{
    QByteArray body;
    for (int i = 0; i < stanzas; ++i) {
        const QByteArray id = QByteArray::number(1'000'000 + i);
        body += "<message to='v@x.test/luc' from='v@x.test'><result xmlns='urn:xmpp:mam:2' id='" + id
            + "' queryid='f27'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' "
              "stamp='2026-05-01T10:00:00Z'/><message xmlns='jabber:client' type='chat' to='v@x.test' from='alice"
            + QByteArray::number(i % 50) + "@x.test/phone' id='m-" + id
            + "'><body>Ci vediamo domani alle dieci davanti alla stazione?</body><origin-id xmlns='urn:xmpp:sid:0' "
              "id='m-"
            + id + "'/><request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/></message>"
            + "</forwarded></result></message>";
    }
    return body;
}

double bareExpat(const QByteArray &body)
{
    const double begun = seconds();
    XML_Parser parser = XML_ParserCreateNS("UTF-8", '\n');
    XML_SetElementHandler(
        parser, [](void *, const XML_Char *, const XML_Char **) {}, [](void *, const XML_Char *) {});
    XML_SetCharacterDataHandler(parser, [](void *, const XML_Char *, int) {});
    XML_Parse(parser, header.constData(), static_cast<int>(header.size()), XML_FALSE);
    for (qsizetype at = 0; at < body.size(); at += pieceBytes)
        XML_Parse(parser, body.constData() + at, static_cast<int>(std::min(pieceBytes, body.size() - at)), XML_FALSE);
    XML_ParserFree(parser);
    return seconds() - begun;
}

// Seconds of CPU; `worstTurn` in milliseconds of one turn of the event loop.
double routed(const QByteArray &body, double *worstTurn)
{
    const base::Jid account = base::Jid::of(u"v@x.test");
    base::SystemClock clock;
    auto transport = std::make_unique<Line>();
    Line *line = transport.get();
    stream::Stream stream(std::move(transport), account, nullptr);
    stream::StreamManagement management;
    int count = 0;
    stream::Router router(
        account, clock, [](const xml::Element &) {},
        [&](const stream::Stanza &stanza) {
            ++count;
            management.settle(stanza.sequence);
        });
    router.setOwnJid(base::Jid::of(u"v@x.test/luc"));
    const double begun = seconds();
    stream.open();
    stream.receiveBy([&](xml::Element element) {
        const quint32 sequence = management.received(stream::Settling::WhenStored);
        router.route(std::move(element), sequence);
    });
    Q_EMIT line->received(header);
    qsizetype at = 0;
    while (count < stanzas) {
        const double turn = seconds();
        if (line->isReading && at < body.size()) {
            Q_EMIT line->received(body.mid(at, pieceBytes));
            at += pieceBytes;
        }
        QCoreApplication::processEvents();
        *worstTurn = std::max(*worstTurn, (seconds() - turn) * 1000);
    }
    return seconds() - begun;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QByteArray body = archive();
    std::vector<double> floors;
    std::vector<double> ours;
    double worstTurn = 0;
    for (int round = 0; round < rounds; ++round) {
        floors.push_back(bareExpat(body));
        ours.push_back(routed(body, &worstTurn));
    }
    const double floor = *std::min_element(floors.begin(), floors.end());
    const double own = *std::min_element(ours.begin(), ours.end());
    std::printf("route: %d stanzas, %lld MB; expat alone %.3f s, parsed and routed %.3f s (%.2f times), "
                "%.0f stanzas/s, longest turn %.1f ms of CPU\n",
                stanzas, static_cast<long long>(body.size() / 1'000'000), floor, own, own / floor, stanzas / own,
                worstTurn);
    return 0;
}
