// SPDX-License-Identifier: GPL-3.0-or-later
// Where a message stands in its chat: as in the archive, whatever clocks and stamps say. Live ones take their place as
// they come; those that come while something before them may be missing are unsettled until the archive has shown them.
// Shared by the batches of one Inbox; used on the writer thread only, within their transactions.
#pragma once

#include "base/Result.h"
#include "store/Messages.h"

#include <QDateTime>
#include <QHash>

#include <optional>
#include <vector>

namespace steps {
struct Incoming;
struct Stored;
} // namespace steps

namespace chat {

// Where pages of the archive lie, oldest message first.
struct ArchivePlace
{
    // Newer: after all that is settled. Older: before it.
    enum class Way { Newer, Older } way = Way::Newer;
    quint64 walk = 0;     // which walk over the archive they belong to; its batches follow each other
    bool fromEnd = false; // Older: the walk began at the archive's end, nothing of it was known
    bool isAll = false;   // with these, all that the archive has is known
    QDateTime notBefore;  // Newer: when the server had what is settled; invalid: unknown
    quint32 stretch = 0;  // of what came live meanwhile, see ServerOrder::note
};

class ServerOrder
{
public:
    // Before each batch; no place: live messages.
    void begin(const std::optional<ArchivePlace> &place, const std::vector<steps::Incoming> &batch);
    // Gives a message that is about to be stored, if it is new, its time.
    base::Result<> place(store::Connection &connection, const steps::Incoming &incoming, model::Message &message);
    // It is stored, or was known. A live one is unsettled unless its stretch, in which nothing that came live went
    // missing, has been joined to the archive.
    base::Result<> note(store::Connection &connection, const steps::Incoming &incoming, const steps::Stored &stored);
    // After the batch.
    base::Result<> end(store::Connection &connection, model::AccountId account);

    struct Moved
    {
        model::ConversationId conversation;
        model::MessageId message;
    };
    // What was put into another place since begin().
    const std::vector<Moved> &moved() const { return m_moved; }

private:
    using Position = store::messages::Position;
    // What the messages of a chat that come now stand between.
    struct Span
    {
        Position floor;                // of the message before
        std::optional<qint64> ceiling; // the first time that is taken by what comes after this batch
        std::optional<qint64> first;   // time of the first one of this batch
        int left = 0;                  // how many of this batch are still to come

        // The latest time that leaves room for those.
        std::optional<qint64> cap() const { return ceiling ? std::optional(*ceiling - left) : std::nullopt; }
    };

    base::Result<Span *> spanOf(store::Connection &connection, model::ConversationId conversation,
                                const base::Jid &peer);
    base::Result<Span> bounds(store::Connection &connection, model::ConversationId conversation) const;
    base::Result<> noteKnown(store::Connection &connection, const steps::Stored &stored, Span &span);
    base::Result<> settle(store::Connection &connection, const Moved &message, Position position, Span &span);

    std::optional<ArchivePlace> m_batch;            // none: it came live
    QHash<model::ConversationId, Span> m_liveSpans; // of one batch
    QHash<base::Jid, int> m_left;                   // messages of this batch by chat, still to come
    quint64 m_walk = 0;
    ArchivePlace::Way m_way = ArchivePlace::Way::Newer;
    QHash<model::ConversationId, Span> m_spans; // of that walk
    quint32 m_joined = 0;                       // the stretch that is joined to the archive
    std::vector<Moved> m_moved;
};

} // namespace chat
