// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Markers.h"

namespace xep {

About Markable::about()
{
    return {{{u"0333", u"Displayed Markers", u"1.0.0"}}, {nsMarkers}};
}

std::optional<MessageReport> reportedReading(const stream::Stanza &message)
{
    const auto displayed = xml::find<Displayed>(message.element);
    if (!displayed || displayed->id.isEmpty() || message.element.attribute(u"type") == u"error")
        return std::nullopt;
    return MessageReport{message.origin.bare(), displayed->id};
}

} // namespace xep
