// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the Inbox, each in the file of its feature. What they mean for a message is said in Inbox.cpp by their
// order. Pure but for what Surroundings offers; main thread.
#pragma once

#include "steps/Incoming.h"

namespace steps {

Verdict refuseForeign(Incoming &incoming, const Surroundings &surroundings);

namespace carbons {
Verdict unwrap(Incoming &incoming, const Surroundings &surroundings);
}
namespace errors {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
}
namespace stanzaIds {
Verdict collect(Incoming &incoming, const Surroundings &surroundings);
}
namespace times {
Verdict determine(Incoming &incoming, const Surroundings &surroundings);
}
namespace chatStates {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
}
namespace receipts {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
// What confirms its arrival, if it asks for that and its sender may know; main thread.
std::optional<xml::Element> confirmation(const Incoming &incoming, const Surroundings &surroundings);
} // namespace receipts
namespace markers {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
}
namespace locks {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
}
namespace text {
Verdict interpret(Incoming &incoming, const Surroundings &surroundings);
}
namespace strangers {
Verdict note(Incoming &incoming, const Surroundings &surroundings);
}

} // namespace steps
