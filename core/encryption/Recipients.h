// SPDX-License-Identifier: GPL-3.0-or-later
// Who can read a message, device by device: a decision from what is known, without any side effect. Writer thread.
#pragma once

#include "encryption/Sealing.h"

namespace encryption {

struct Recipients
{
    QList<Reader> readers;
    QList<LeftOut> leftOut;
    Missing missing;
};

inline constexpr qint64 bundlePatience = 60LL * 60 * 1000;        // ms before a broken bundle is asked for again
inline constexpr qint64 longSilence = 90LL * 24 * 60 * 60 * 1000; // ms
inline constexpr int mostUnanswered = 1000;                       // messages

// Whether it has left so much unanswered for so long that it gets nothing any more.
bool isSilent(const model::Device &device, const QDateTime &now);

// The devices of the peer and the own other ones.
base::Result<Recipients> recipientsOf(store::Connection &connection, Ratchets &ratchets, const Letter &letter);

} // namespace encryption
