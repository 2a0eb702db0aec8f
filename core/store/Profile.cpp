// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Profile.h"

#include "base/Pool.h"
#include "store/Folder.h"
#include "store/Integrity.h"
#include "store/Opening.h"
#include "store/Sqlite.h"

#include <QFile>
#include <QLockFile>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

namespace store {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;
using base::Task;

constexpr std::chrono::seconds pauseBeforeCheck(5);

// Takes away what only the dead leave, and Qt would go on believing in: a lock without a name, for ever, from who was
// killed between making it and signing it; and for half a minute the second lock that guards the clearing of a first,
// empty, from who was killed while at that. The living have both for an instant. Whether there was anything.
bool clearRemains(const QLockFile &lock)
{
    const auto isSigned = [&lock] {
        qint64 process = 0;
        QString host;
        QString program;
        return lock.getLockInfo(&process, &host, &program);
    };
    const bool cleared = QFile::remove(lock.fileName() + QStringLiteral(".rmlock"));
    for (int patience = 10; !isSigned(); --patience) {
        if (patience == 0)
            return QFile::remove(lock.fileName()) || cleared;
        QThread::msleep(10);
    }
    return cleared;
}

Result<std::unique_ptr<QLockFile>> takeLock(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder::pathOf(folder, folder::lockName));
    lock->setStaleLockTime(0); // stale only when its program has gone
    if (lock->tryLock())
        return lock;
    if (lock->error() == QLockFile::LockFailedError && clearRemains(*lock) && lock->tryLock())
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return {ErrorKind::ProfileInUse, QStringLiteral("another program has the profile open")};
    return {ErrorKind::Storage, QStringLiteral("the profile cannot be locked")};
}

} // namespace

Profile::Profile(QString folder, std::unique_ptr<QLockFile> lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
    , m_keyRing(std::make_unique<KeyRing>(m_folder))
{
}

Profile::~Profile()
{
    if (m_checker)
        sqlite3_interrupt(m_checked); // nobody waits for it
    m_checker.reset();
    m_writer.reset();
    m_reader.reset();
}

Task<Result<std::unique_ptr<Profile>>> Profile::open(QString folder, KeySource source)
{
    QObject guard;
    const auto prepared = folder::prepare(folder);
    if (!prepared)
        co_return prepared.error();
    auto lock = takeLock(*prepared);
    if (!lock)
        co_return lock.error();
    const auto tidy = folder::prepare(*prepared); // the lock file too
    if (!tidy)
        co_return tidy.error();
    std::unique_ptr<Profile> profile(new Profile(*prepared, std::move(*lock)));
    const bool wasThere = KeyRing::placeIn(*prepared) != KeyPlace::None;
    const auto key = co_await profile->m_keyRing->obtain(source).on(&guard);
    if (!key)
        co_return key.error();
    auto opening = base::onPool([folder = *prepared, key = *key] { return openDatabase(folder, key); });
    auto opened = co_await opening.on(&guard);
    if (!opened)
        co_return opened.error();
    profile->start(std::move(*opened), wasThere);
    co_return profile;
}

void Profile::start(Opened opened, bool wasThere)
{
    m_wasDamaged = opened.wasDamaged || (wasThere && opened.isNew);
    m_damagedFile = opened.damagedFile;
    const auto tell = [this](Worker::Fact fact) { learn(fact); };
    m_writer = std::make_unique<Worker>(std::move(opened.writer), OpenMode::ReadWrite, tell);
    m_reader = std::make_unique<Worker>(std::move(opened.reader), OpenMode::ReadOnly, tell);
    if (opened.checker)
        checkLater(std::move(opened.checker));
}

// On a thread of its own, since it takes seconds where there is much, and when the first screen has long been there.
void Profile::checkLater(std::unique_ptr<Connection> connection)
{
    m_checked = connection->handle();
    m_checker = std::make_unique<Worker>(std::move(connection), OpenMode::ReadOnly,
                                         [this](Worker::Fact fact) { learn(fact); });
    QTimer::singleShot(pauseBeforeCheck, this, [this] {
        m_checker->ask([](Connection &every) { return checkIntegrity(every); }).then(this, [](const Result<Done> &) {});
    });
}

// On a worker's thread.
void Profile::learn(Worker::Fact fact)
{
    // At once, since the program may not live to do it later.
    if (fact == Worker::Fact::DamageFound)
        static_cast<void>(folder::ensureFile(folder::pathOf(m_folder, folder::damagedName)));
    const auto announce = [this, fact] {
        switch (fact) {
        case Worker::Fact::DiskFilled: Q_EMIT diskFilled(); break;
        case Worker::Fact::DiskRecovered: Q_EMIT diskRecovered(); break;
        case Worker::Fact::DamageFound: Q_EMIT damageFound(); break;
        }
    };
    QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
}

Result<Done> Profile::putAside(const QString &folder)
{
    const auto lock = takeLock(folder);
    if (!lock)
        return lock.error();
    const auto aside = folder::putDatabaseAside(folder);
    if (!aside)
        return aside.error();
    const QString key = folder::pathOf(folder, folder::keyName);
    if (QFile::exists(key)
        && !QFile::rename(key, aside->isEmpty() ? key + QStringLiteral(".old") : *aside + QStringLiteral(".key")))
        return {ErrorKind::Storage, QStringLiteral("the key file cannot be renamed")};
    folder::sync(folder);
    return Done{};
}

QString Profile::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

} // namespace store

#include "store/moc_Profile.cpp" // so that programs without a Profile do not link all of core
