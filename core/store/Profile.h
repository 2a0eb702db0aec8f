// SPDX-License-Identifier: GPL-3.0-or-later
// The profile folder (0700, its files 0600, one program at a time): one encrypted database with a writer thread and a
// reader thread. Owned by Application; tasks are answered on the main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "store/Connection.h"
#include "store/KeyRing.h"
#include "store/Worker.h"

#include <QObject>
#include <QString>

#include <memory>

class QLockFile;

namespace store {

struct Opened;

class Profile : public QObject
{
    Q_OBJECT

public:
    // Makes the folder if need be, takes its lock, gets the key, opens and migrates the database.
    // ProfileInUse: another program has it. WrongPassphrase: the passphrase is wrong, or one is needed and none was
    // given. KeychainUnavailable: the key is or should be in the system's keychain and that does not answer. NotFound:
    // the keychain has no such key any more (putAside lets the user start anew). DiskFull, Storage: see detail.
    // A damaged database is put aside under a name with the time and a new one started: wasDamaged() is true then;
    // accounts, secrets, settings and unsent messages are carried over as far as they can be read.
    static base::Task<base::Result<std::unique_ptr<Profile>>> open(QString folder, KeySource source);
    // Renames the database and its key file so that the next open() starts anew. The profile must not be open.
    static base::Result<base::Done> putAside(const QString &folder);
    // The platform's place for the program's profile.
    static QString standardFolder();

    // Waits for the writes that were asked for, then closes.
    ~Profile() override;

    const QString &folder() const { return m_folder; }
    // Whether this start had to put a damaged database aside (ux.md E-32).
    bool wasDamaged() const { return m_wasDamaged; }
    // Where the damaged database went; empty if none was.
    const QString &damagedFile() const { return m_damagedFile; }
    KeyRing &keyRing() { return *m_keyRing; }

    // Runs `work(Connection &) -> base::Result<T>` on the writer thread, all of it in one transaction: nothing of it
    // remains if it fails. Works run in the order asked for; several may share a commit. The task is answered only
    // when the commit is on disk (acknowledged means stored). `work` must own what it uses, and runs once.
    template<typename Work>
    auto write(Work work) -> base::Task<std::invoke_result_t<Work &, Connection &>>
    {
        return m_writer->ask(std::move(work));
    }
    // Runs `work(Connection &) -> base::Result<T>` on the reader thread in one snapshot, which holds every write that
    // was answered before. `work` must own what it uses, and must not write.
    template<typename Work>
    auto read(Work work) -> base::Task<std::invoke_result_t<Work &, Connection &>>
    {
        return m_reader->ask(std::move(work));
    }

Q_SIGNALS:
    // A write failed because there is no room (ux.md E-31); said once until a write has succeeded again.
    void diskFilled();
    void diskRecovered();
    // A damaged page was met; the next open() puts the database aside and starts anew. After a start that followed a
    // crash every page is looked at, a while later.
    void damageFound();

private:
    Profile(QString folder, std::unique_ptr<QLockFile> lock);
    void start(Opened opened, bool wasThere);
    void checkLater(std::unique_ptr<Connection> connection);
    void learn(Worker::Fact fact);

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<KeyRing> m_keyRing;
    bool m_wasDamaged = false;
    QString m_damagedFile;
    std::unique_ptr<Worker> m_writer;
    std::unique_ptr<Worker> m_reader;
    std::unique_ptr<Worker> m_checker; // only after a crash
    sqlite3 *m_checked = nullptr;      // its connection
};

} // namespace store
