// SPDX-License-Identifier: GPL-3.0-or-later
// The way of every message into the history, live, copied or archived: one list of steps, then one transaction, then
// everybody is told. Messages of one account go through in the order in which they came. Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "chat/LateReceipts.h"
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
class Encryption;
struct InboxBatch;

class Inbox : public QObject
{
    Q_OBJECT

public:
    Inbox(store::Profile &profile, Conversations &conversations, steps::Surroundings surroundings);
    ~Inbox() override;

    // Without it what comes locked stays closed.
    void unlockWith(Encryption &encryption);
    steps::Surroundings &surroundings() { return m_surroundings; }

    // A message from the stream; settled() tells when it is stored or was dropped (acknowledged means stored).
    void take(const stream::Stanza &stanza);
    // From here on something may be missing before what comes live, until pages have reached the archive's end.
    void beginStretch();
    // The session is gone: what waits unsettled comes again.
    void forgetHeld() { m_held.clear(); }
    // They have, or will not: what came locked meanwhile need not wait for them any more, nor need receipts.
    void missNothing();
    // What the archive got from then on was sent while this device was away: its arrival is confirmed in the end.
    void confirmFrom(QDateTime time) { m_lateReceipts.setFrom(std::move(time)); }
    // A page of the archive made ready for storing.
    std::vector<steps::Incoming> readPage(std::vector<xep::ArchivedMessage> page);
    // What was read, stored in one transaction together with `also`; how many messages were new.
    base::Task<base::Result<int>> storeRead(std::vector<steps::Incoming> read, ArchivePlace place,
                                            std::function<base::Result<>(store::Connection &)> also);

Q_SIGNALS:
    void settled(quint32 sequence);
    void storingFailed(const base::Error &error);
    // Something that came locked was opened, or could not be.
    void unlocked();

private:
    std::shared_ptr<InboxBatch> makeBatch(std::optional<ArchivePlace> place) const;
    void flush();
    void storeThenTell(std::shared_ptr<InboxBatch> batch);
    void tell(InboxBatch &batch);
    void noteKeys(const steps::Incoming &incoming);
    bool passes(steps::Incoming &incoming) const;
    bool mustHold(const steps::Incoming &incoming) const;
    void releaseHeld();
    void noteConfirmed(const steps::Incoming &incoming);
    void confirm(steps::Incoming &incoming);
    void send(const Confirmation &confirmation);

    store::Profile &m_profile;
    Conversations &m_conversations;
    Encryption *m_encryption = nullptr;
    steps::Surroundings m_surroundings;
    const std::shared_ptr<ServerOrder> m_order; // the writer thread's
    quint32 m_stretch = 1;
    std::vector<steps::Incoming> m_waiting;
    std::vector<steps::Incoming> m_held; // locked, until what is before them has come
    LateReceipts m_lateReceipts;
    bool m_mayMiss = true; // something before what comes live
    bool m_storing = false;
};

} // namespace chat
