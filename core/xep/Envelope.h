// SPDX-License-Identifier: GPL-3.0-or-later
// What is locked as one piece (XEP-0420): everything private of a stanza, who wrote it to whom, and padding that hides
// its length. Plain value.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "xep/Module.h"
#include "xml/Element.h"

#include <QByteArrayView>
#include <QDateTime>

#include <vector>

namespace xep {

struct Envelope
{
    std::vector<xml::Element> content;
    base::Jid from; // bare; empty: not said
    base::Jid to;   // bare; empty: not said
    QDateTime time; // invalid: not said

    static About about();
    bool operator==(const Envelope &) const = default;
};

inline constexpr qsizetype largestEnvelope = 256 * 1024; // bytes

// The envelope as bytes to be locked, padded (§4.2).
QByteArray write(const Envelope &envelope);
// Malformed for anything that is no envelope, TooLarge; what has no business inside is dropped (§5).
base::Result<Envelope> readEnvelope(QByteArrayView bytes);

// Whether a child of a message is for the servers on the way and is neither locked in nor believed from inside (§5).
bool isForServers(const xml::Element &element);

} // namespace xep
