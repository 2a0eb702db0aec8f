// SPDX-License-Identifier: GPL-3.0-or-later
// The words for questions and answers between addresses (RFC 6120 §8.2.3).
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "stream/Origin.h"
#include "xml/Element.h"

#include <functional>

namespace stream {

enum class IqType { Get, Set };

// Answers a request: its payload (a null element: an empty result) or an error; Error::condition is what the other
// side is told ("item-not-found", "bad-request" …; empty: made from the kind).
using Answerer = std::function<base::Task<base::Result<xml::Element>>(Stanza request)>;

// 128 random bits as text, for ids that nobody can guess (security.md rule 4).
QString freshId();
// The reason inside an error stanza: kind StanzaRefused, its condition, the text if there is one, the stanza itself.
base::Error errorIn(const xml::Element &stanza);
// An <error/> child for a reply (RFC 6120 §8.3).
xml::Element errorElement(const base::Error &error);

} // namespace stream
