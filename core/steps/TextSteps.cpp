// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "encryption/Opening.h"
#include "xep/Bodies.h"

#include <QLocale>

namespace steps {

// Nothing more is believed of what stands outside (security.md H17).
Verdict locks::note(Incoming &incoming, const Surroundings &)
{
    incoming.isLocked = encryption::isLocked(incoming.stanza.element);
    return Verdict::Continue;
}

Verdict text::interpret(Incoming &incoming, const Surroundings &)
{
    static const QString language = QLocale().bcp47Name();
    incoming.message.body = xep::bodyOf(incoming.stanza.element, language);
    if (incoming.message.body.isEmpty())
        return incoming.effects.empty() ? Verdict::Drop : Verdict::Continue;
    incoming.isShown = true;
    incoming.mayStartChat = true;
    incoming.message.read = incoming.message.direction == model::Direction::Out;
    return Verdict::Continue;
}

Verdict strangers::note(Incoming &incoming, const Surroundings &surroundings)
{
    incoming.isStranger = incoming.message.direction == model::Direction::In && incoming.peer != surroundings.account
        && !surroundings.circle.holds(incoming.peer);
    return Verdict::Continue;
}

} // namespace steps
