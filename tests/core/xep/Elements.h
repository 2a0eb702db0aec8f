// SPDX-License-Identifier: GPL-3.0-or-later
// Short words for tests about elements: XML in, described values out.
#pragma once

#include "stream/Origin.h"
#include "xml/Gate.h"
#include "xml/Wire.h"

#include <stdexcept>

namespace elements {

inline const base::Jid account = base::Jid::of(u"v@x.test");
inline const base::Jid alice = base::Jid::of(u"alice@x.test/p");
inline const base::Jid mallory = base::Jid::of(u"m@y.test/e");

inline xml::Element element(const QByteArray &text)
{
    auto parsed = xml::Gate::parse(text);
    if (!parsed)
        throw std::invalid_argument(text.toStdString());
    return std::move(*parsed);
}

inline xml::Element message(const QByteArray &inside, const QByteArray &attributes = {})
{
    return element("<message xmlns='jabber:client' " + attributes + ">" + inside + "</message>");
}

inline stream::Stanza from(const base::Jid &sender, xml::Element element,
                           stream::Channel channel = stream::Channel::Live)
{
    return {std::move(element), {account, sender, channel}, 1};
}

// True if the value, written and read again through the gate, is the same.
template<xml::Described T>
bool survives(const T &value)
{
    return xml::read<T>(element(xml::write(xml::write(value)))) == value;
}

// How many of these texts are readable as a T.
template<xml::Described T>
int readable(std::initializer_list<QByteArray> texts)
{
    int count = 0;
    for (const auto &text : texts)
        count += xml::read<T>(element(text)) ? 1 : 0;
    return count;
}

} // namespace elements
