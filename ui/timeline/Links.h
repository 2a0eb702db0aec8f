// SPDX-License-Identifier: GPL-3.0-or-later
// Which links may leave the program. Free functions.
#pragma once

#include "timeline/RowContent.h"

#include <QUrl>

namespace timeline {

// The address of a link if its scheme is http, https, mailto or xmpp; else invalid.
QUrl openableUrl(const QString &target);
// The first link of a message, for the keyboard; empty if there is none.
QString firstLinkOf(const RowContent &content);

} // namespace timeline
