// SPDX-License-Identifier: GPL-3.0-or-later
// Divides a message text into quotes, code and styled text (XEP-0393) with its links. Pure and linear.
#pragma once

#include "timeline/RowContent.h"

namespace timeline {

QList<Part> partsOf(const QString &text);
// The first link of a message, for the keyboard; empty if there is none.
QString firstLinkOf(const RowContent &content);

} // namespace timeline
