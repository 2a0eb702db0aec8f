// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a message: always the same one, whoever looks (security.md C11).
#pragma once

#include "xml/Element.h"

#include <QString>

namespace xep {

inline constexpr qsizetype longestBody = 512 * 1024; // characters; what is longer is cut

// The body in that language ("it", "pt-BR"), else the one without a language, else the first (RFC 6121 §5.2.3).
// Only direct children in jabber:client count. Empty if there is none.
QString bodyOf(const xml::Element &message, QStringView language = {});
void addBody(xml::Element &message, const QString &text);

} // namespace xep
