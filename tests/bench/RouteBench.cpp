// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how fast a captured archive stream is parsed and routed, against expat alone on the same bytes.
#include "Capture.h"
#include "Report.h"

#include <QCoreApplication>

#include <algorithm>
#include <ctime>
#include <expat.h>
#include <vector>

namespace {

constexpr int stanzas = 50'000;
constexpr int rounds = 5;

double seconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

double bareExpat(const QByteArray &body)
{
    const double begun = seconds();
    XML_Parser parser = XML_ParserCreateNS("UTF-8", '\n');
    XML_SetElementHandler(
        parser, [](void *, const XML_Char *, const XML_Char **) {}, [](void *, const XML_Char *) {});
    XML_SetCharacterDataHandler(parser, [](void *, const XML_Char *, int) {});
    XML_Parse(parser, measuring::streamHeader.constData(), int(measuring::streamHeader.size()), XML_FALSE);
    for (qsizetype at = 0; at < body.size(); at += measuring::pieceBytes)
        XML_Parse(parser, body.constData() + at, int(std::min(measuring::pieceBytes, body.size() - at)), XML_FALSE);
    XML_ParserFree(parser);
    return seconds() - begun;
}

// Seconds of processor; `worstTurn` in milliseconds of one turn of the event loop.
double routed(const QByteArray &body, double *worstTurn)
{
    int count = 0;
    measuring::Playback playback(body, [&](const stream::Stanza &) { ++count; });
    const double begun = seconds();
    while (count < stanzas) {
        const double turn = seconds();
        playback.step();
        *worstTurn = std::max(*worstTurn, (seconds() - turn) * 1000);
    }
    return seconds() - begun;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QByteArray body = measuring::capturedArchive(
        QStringList(stanzas, QStringLiteral("Ci vediamo domani alle dieci davanti alla stazione?")));
    std::vector<double> floors;
    std::vector<double> ours;
    double worstTurn = 0;
    for (int round = 0; round < rounds; ++round) {
        floors.push_back(bareExpat(body));
        ours.push_back(routed(body, &worstTurn));
    }
    const double floor = *std::min_element(floors.begin(), floors.end());
    const double own = *std::min_element(ours.begin(), ours.end());
    measuring::Report report(QStringLiteral("%1 archived messages parsed and routed, %2 MB, best of %3")
                                 .arg(stanzas)
                                 .arg(body.size() / 1'000'000)
                                 .arg(rounds));
    report.add(QStringLiteral("processor, of expat's alone"), own / floor, "x", {},
               QStringLiteral("%1 stanzas/s").arg(stanzas / own, 0, 'f', 0));
    report.add(QStringLiteral("longest turn of the event loop"), worstTurn, "ms", 4);
    return report.status();
}
