// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in all stored messages, newest first (FTS5, accents and case ignored). The index is kept by
// store/Messages. Plain functions for use inside Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

namespace store::search {

// A stretch of the body that matched, in UTF-16 units.
struct Stretch
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const Stretch &) const = default;
};
struct Hit
{
    model::Message message;
    QList<Stretch> stretches;

    bool operator==(const Hit &) const = default;
};
struct Question
{
    QString text;                       // words that must all occur; the last one may be the start of a word
    model::ConversationId conversation; // 0: everywhere
    int limit = 50;
    model::MessageId before; // only older ones than this hit; 0: from the newest
};

// Nothing is found for a text without a letter or digit; a last word of one or two letters matches whole words only.
base::Result<QList<Hit>> find(Connection &connection, const Question &question);

} // namespace store::search
