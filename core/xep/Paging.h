// SPDX-License-Identifier: GPL-3.0-or-later
// Long lists in pages (XEP-0059).
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

inline constexpr QStringView nsPaging = u"http://jabber.org/protocol/rsm";

struct PageStart
{
    QString id;
    std::optional<quint32> index;

    static constexpr auto wire()
    {
        return xml::element<PageStart>(nsPaging, u"first", xml::attribute(u"index", &PageStart::index),
                                       xml::text(&PageStart::id));
    }
    bool operator==(const PageStart &) const = default;
};

struct PageSet
{
    std::optional<quint32> max = {};
    std::optional<QString> after = {};
    std::optional<QString> before = {}; // empty: the last page (§2.5)
    std::optional<PageStart> first = {};
    QString last = {};
    std::optional<quint32> count = {};

    static About about() { return {{{u"0059", u"Result Set Management", u"1.0"}}}; }
    static constexpr auto wire()
    {
        return xml::element<PageSet>(nsPaging, u"set", xml::childText(u"max", &PageSet::max),
                                     xml::childText(u"after", &PageSet::after),
                                     xml::childText(u"before", &PageSet::before), xml::child(&PageSet::first),
                                     xml::childText(u"last", &PageSet::last),
                                     xml::childText(u"count", &PageSet::count));
    }
    bool operator==(const PageSet &) const = default;
};

} // namespace xep
