// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches what was missed from the account's archive (XEP-0313) and remembers how far it got, page by page, so that
// it can be cut at any moment. Newest first the first time, then from where it stood. Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "chat/ConnectionFacts.h"
#include "chat/ServerOrder.h"
#include "model/AccountSettings.h"
#include "store/ArchiveState.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace store {
class Profile;
}
namespace xep {
class Archive;
}

namespace chat {

class Inbox;

class ArchiveSync : public QObject
{
    Q_OBJECT

public:
    ArchiveSync(const model::AccountSettings &settings, xep::Archive &archive, Inbox &inbox, store::Profile &profile);
    ~ArchiveSync() override;

    // Runs until nothing is missing. One run at a time; a new session begins a new one. `since`: fetches everything
    // from then on again, own messages of which nobody knows whether they arrived among it; invalid: not needed.
    base::Task<base::Result<SyncCounts>> catchUp(bool hasArchive, QDateTime since);
    // Finishes with the run that goes on, or with the next one.
    base::Task<base::Result<SyncCounts>> whenCaughtUp();
    bool isRunning() const { return m_running; }
    // The session is gone: what comes later may leave a gap until the next run.
    void interrupt();

Q_SIGNALS:
    void progressed(int messages); // stored so far in this run
    void ended(const base::Result<chat::SyncCounts> &counts);

private:
    using State = store::archiveState::State;
    struct Batch;

    base::Task<base::Result<>> fetchNewer(quint64 run, QDateTime since);
    base::Task<base::Result<>> fetchOlder(quint64 run);
    std::shared_ptr<Batch> firstBatch() const;
    base::Task<base::Result<>> settleWithout(quint64 run);
    base::Task<base::Result<>> store(std::shared_ptr<Batch> batch, ArchivePlace place);
    qint64 now() const; // ms, monotonic
    base::Task<base::Result<State>> readState();

    base::Result<SyncCounts> end(quint64 run, const base::Result<> &fetched);

    const model::AccountId m_account;
    const base::Jid m_jid;
    xep::Archive &m_archive;
    Inbox &m_inbox;
    store::Profile &m_profile;
    State m_state;
    SyncCounts m_counts;
    QDateTime m_began; // the session
    quint64 m_run = 0;
    bool m_running = false;
    QSet<QString> m_leftOut; // archive ids of what nobody can read
    int m_leftOutTold = 0;
    std::optional<base::Result<SyncCounts>> m_last; // of this session
};

} // namespace chat
