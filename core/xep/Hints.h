// SPDX-License-Identifier: GPL-3.0-or-later
// What servers should do with a message (XEP-0334).
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

inline constexpr QStringView nsHints = u"urn:xmpp:hints";

struct Store
{
    static About about() { return {{{u"0334", u"Message Processing Hints", u"1.0.0"}}, {}}; }
    static constexpr auto wire() { return xml::element<Store>(nsHints, u"store"); }
    bool operator==(const Store &) const = default;
};

struct NoStore
{
    static constexpr auto wire() { return xml::element<NoStore>(nsHints, u"no-store"); }
    bool operator==(const NoStore &) const = default;
};

struct NoPermanentStore
{
    static constexpr auto wire() { return xml::element<NoPermanentStore>(nsHints, u"no-permanent-store"); }
    bool operator==(const NoPermanentStore &) const = default;
};

struct NoCopy
{
    static constexpr auto wire() { return xml::element<NoCopy>(nsHints, u"no-copy"); }
    bool operator==(const NoCopy &) const = default;
};

} // namespace xep
