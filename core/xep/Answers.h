// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to answer a request at once.
#pragma once

#include "stream/Iq.h"

namespace xep {

using Answer = base::Task<base::Result<xml::Element>>;

inline Answer reply(xml::Element payload = {})
{
    return Answer::ready(std::move(payload));
}

// A defined condition of RFC 6120 §8.3.3, such as "item-not-found".
inline Answer refuse(QStringView condition)
{
    return Answer::ready(base::Error{base::ErrorKind::StanzaRefused, {}, condition.toString(), {}});
}

// What a stranger hears: the same as from a client that does not know the question.
inline base::Error stranger()
{
    return {base::ErrorKind::StanzaRefused, {}, QStringLiteral("service-unavailable"), {}};
}
inline Answer refuseStranger()
{
    return Answer::ready(stranger());
}

} // namespace xep
