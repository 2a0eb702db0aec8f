// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Forwarded.h"

namespace xep {
namespace {

constexpr QStringView nsForward = u"urn:xmpp:forward:0";

// The one child of that name, or null.
const xml::Element *only(const xml::Element &parent, xml::Name name)
{
    return parent.count(name) == 1 ? parent.child(name) : nullptr;
}

} // namespace

About Forwarded::about()
{
    return {{{u"0297", u"Stanza Forwarding", u"1.0"}}, {nsForward}};
}

std::optional<Forwarded> forwardedIn(const xml::Element &wrapper)
{
    static const xml::Name name(nsForward, u"forwarded");
    static const xml::Name messageName(xml::ns::client, u"message");
    const xml::Element *forwarded = only(wrapper, name);
    const xml::Element *message = forwarded ? only(*forwarded, messageName) : nullptr;
    if (!message)
        return std::nullopt;
    return Forwarded{xml::find<Delay>(*forwarded), message};
}

xml::Element forward(xml::Element message, const std::optional<Delay> &delay)
{
    xml::Element forwarded(nsForward, u"forwarded");
    if (delay)
        forwarded.add(xml::write(*delay));
    forwarded.add(std::move(message));
    return forwarded;
}

} // namespace xep
