// SPDX-License-Identifier: GPL-3.0-or-later
// OMEMO as most clients still speak it (XEP-0384 version 0.3.0): the whole message text in one payload, a node for
// each bundle, keys without the name of whose they are.
#pragma once

#include "xep/OmemoWire.h"

namespace xep::omemo {

extern const Wire legacyWire;

} // namespace xep::omemo
