// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: the gate must let the same pass however the network splits them, and that must survive writing and
// reading. Only how much is seen before a refusal, and which of two faults is named, may depend on the pieces.
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <cstdlib>
#include <vector>

namespace {

struct Outcome
{
    std::vector<xml::Element> stanzas;
    bool refused = false;
    bool closed = false;
    bool operator==(const Outcome &) const = default;
};

Outcome read(QByteArrayView bytes, qsizetype piece)
{
    Outcome outcome;
    xml::Gate gate({[](const xml::Element &) {},
                    [&](xml::Element stanza) { outcome.stanzas.push_back(std::move(stanza)); },
                    [&] { outcome.closed = true; }},
                   {.depth = 16, .attributes = 16, .stanza = 4096});
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (!gate.feed(bytes.sliced(at, qMin(piece, bytes.size() - at))))
            break;
    }
    outcome.refused = !gate.errorCondition().isEmpty();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const Outcome whole = read(bytes, bytes.size());
    const Outcome pieces = read(bytes, 1 + data[0] % 17);
    if (whole.refused ? !pieces.refused : pieces != whole)
        std::abort();
    for (const xml::Element &stanza : whole.stanzas) {
        const auto again = xml::Gate::parse(xml::write(stanza));
        if (!again || *again != stanza)
            std::abort();
    }
    return 0;
}
