// SPDX-License-Identifier: GPL-3.0-or-later
// Does what may bring back the words of a message that cannot be read, for its card and its details alike. A function.
#pragma once

#include "model/Message.h"
#include "timeline/Remedies.h"
#include "window/Desk.h"

#include <functional>

namespace window {

// `say` gets the sentence that tells what came of it, as long as the guard lives.
void apply(timeline::Remedy remedy, const model::Message &closed, const Desk &desk, QObject *guard,
           const std::function<void(const QString &)> &say);

} // namespace window
