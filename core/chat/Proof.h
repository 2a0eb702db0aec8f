// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a message's encryption as it was then: for whom it was locked, or who had locked it. Main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Key.h"

#include <QStringList>

namespace store {
class Profile;
}

namespace chat {

struct Proof
{
    struct Line
    {
        model::Reader reader;
        QStringList fingerprint; // eight groups of eight digits; empty: the key was never seen
    };
    model::Message message;
    QList<Line> lines; // of an own message, its readers and who was left out; of another, the device that locked it
};

// NotFound: no such message.
base::Task<base::Result<Proof>> proofOf(store::Profile &profile, model::MessageId message);

} // namespace chat
