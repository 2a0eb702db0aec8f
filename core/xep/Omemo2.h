// SPDX-License-Identifier: GPL-3.0-or-later
// OMEMO of today (XEP-0384 from version 0.8): everything private inside one envelope (xep/Envelope), one node for all
// bundles, keys grouped by whose they are.
#pragma once

#include "xep/OmemoWire.h"

namespace xep::omemo {

extern const Wire omemo2Wire;

} // namespace xep::omemo
