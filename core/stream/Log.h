// SPDX-License-Identifier: GPL-3.0-or-later
// The stream as it went over the line, for people who look for a fault, with all secrets cut out (security.md B11).
// Owned by Application; off unless someone gave it a sink.
#pragma once

#include "base/Jid.h"
#include "xml/Element.h"

#include <QByteArray>
#include <QLoggingCategory>

#include <functional>

namespace stream {

Q_DECLARE_LOGGING_CATEGORY(streamLog) // "lucchetto.stream": states and conditions, never content

enum class Direction { In, Out };

// The element without what must not be seen: bodies of SASL and SASL2 elements, FAST tokens, passwords of forms.
xml::Element redacted(const xml::Element &element);

class Log
{
public:
    using Sink = std::function<void(const base::Jid &account, Direction direction, const QByteArray &xml)>;

    Log() = default;
    explicit Log(Sink sink)
        : m_sink(std::move(sink))
    {
    }
    void setSink(Sink sink) { m_sink = std::move(sink); } // none: off
    void write(const base::Jid &account, Direction direction, const xml::Element &element) const;

private:
    Sink m_sink;
};

} // namespace stream
