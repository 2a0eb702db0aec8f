// SPDX-License-Identifier: GPL-3.0-or-later
// The way of every message into the history, live, copied or archived: one list of steps, then one transaction, then
// everybody is told. Messages of one account go through in the order in which they came. Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "chat/ServerOrder.h"
#include "steps/Incoming.h"

#include <QObject>

#include <memory>
#include <vector>

namespace store {
class Profile;
}
namespace xep {
struct ArchivedMessage;
}

namespace chat {

class Conversations;

class Inbox : public QObject
{
    Q_OBJECT

public:
    Inbox(store::Profile &profile, Conversations &conversations, steps::Surroundings surroundings);
    ~Inbox() override;

    steps::Surroundings &surroundings() { return m_surroundings; }

    // A message from the stream; settled() tells when it is stored or was dropped (acknowledged means stored).
    void take(const stream::Stanza &stanza);
    // From here on something may be missing before what comes live, until pages have reached the archive's end.
    void beginStretch() { ++m_stretch; }
    // A page of the archive made ready for storing.
    std::vector<steps::Incoming> readPage(std::vector<xep::ArchivedMessage> page) const;
    // What was read, stored in one transaction together with `also`; how many messages were new.
    base::Task<base::Result<int>> storeRead(std::vector<steps::Incoming> read, ArchivePlace place,
                                            std::function<base::Result<>(store::Connection &)> also);

Q_SIGNALS:
    void settled(quint32 sequence);
    void storingFailed(const base::Error &error);

private:
    struct Batch;
    std::shared_ptr<Batch> makeBatch(std::optional<ArchivePlace> place) const;
    void flush();
    void storeThenTell(std::shared_ptr<Batch> batch);
    void tell(const Batch &batch);
    bool passes(steps::Incoming &incoming) const;

    store::Profile &m_profile;
    Conversations &m_conversations;
    steps::Surroundings m_surroundings;
    const std::shared_ptr<ServerOrder> m_order; // the writer thread's
    quint32 m_stretch = 1;
    std::vector<steps::Incoming> m_waiting;
    bool m_storing = false;
};

} // namespace chat
