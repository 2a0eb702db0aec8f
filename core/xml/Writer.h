// SPDX-License-Identifier: GPL-3.0-or-later
// The only way XML leaves the program: escapes always, never writes a character that XML forbids (security.md A18).
#pragma once

#include "xml/Element.h"

#include <QByteArray>

namespace xml {

// The element as UTF-8; `inherited` is the default namespace in force around it. Forbidden code points become U+FFFD.
QByteArray write(const Element &element, Atom inherited = {});
// Text escaped for use between tags or in quotes, without illegal code points.
QByteArray escaped(QStringView text);

} // namespace xml
