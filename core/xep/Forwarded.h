// SPDX-License-Identifier: GPL-3.0-or-later
// A stanza within a stanza (XEP-0297). Means nothing by itself: who wraps it, and why, is for carbons and archive to
// prove (security.md C03).
#pragma once

#include "xep/Delay.h"

namespace xep {

struct Forwarded
{
    std::optional<Delay> delay;
    const xml::Element *message = nullptr; // inside the element it was read from

    static About about();
};

// The one message in the one <forwarded/> in `wrapper`; nothing if there is none, several, or another kind of stanza.
std::optional<Forwarded> forwardedIn(const xml::Element &wrapper);
xml::Element forward(xml::Element message, const std::optional<Delay> &delay);

} // namespace xep
