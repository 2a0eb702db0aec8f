// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Bounces.h"

#include "stream/Iq.h"

namespace xep {

bool isError(const xml::Element &stanza)
{
    return stanza.attribute(u"type") == u"error";
}

std::optional<Bounce> bounceIn(const stream::Stanza &message)
{
    const QString id = message.element.attribute(u"id");
    if (!isError(message.element) || id.isEmpty() || message.origin.channel != stream::Channel::Live)
        return std::nullopt;
    return Bounce{message.origin.from, id, stream::errorIn(message.element)};
}

} // namespace xep
