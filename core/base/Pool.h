// SPDX-License-Identifier: GPL-3.0-or-later
// Work that would hold up the interface (hashing, key derivation, decoding) done on the pool, its answer brought back.
#pragma once

#include "base/Handover.h"
#include "base/Task.h"

namespace base {

// Runs `work` on the global pool; the task finishes on the main thread.
template<typename Work>
auto onPool(Work work) -> Task<decltype(work())>
{
    using T = decltype(work());
    Completer<T> completer;
    handover::toPool([completer, work = std::move(work)]() mutable {
        auto value = std::make_shared<T>(work());
        handover::toMainThread(
            [completer = std::move(completer), value = std::move(value)] { completer.finish(std::move(*value)); });
    });
    return completer.task();
}

} // namespace base
