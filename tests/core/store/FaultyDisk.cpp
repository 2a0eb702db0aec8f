// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyDisk.h"

#include <QFile>
#include <QFileInfo>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <mutex>
#include <sqlite3.h>
#include <vector>

namespace storeTest {
namespace {

constexpr qsizetype sector = 512; // bytes that reach a disk as a whole

struct Change
{
    qint64 offset = 0;
    QByteArray bytes; // none: the file is cut at the offset
};

struct Content
{
    QByteArray synced;
    std::vector<Change> pending;
};

struct State
{
    std::mutex mutex;
    sqlite3_vfs *system = nullptr;
    bool fails = false;
    std::function<void()> beforeSync;
    std::function<void()> beforeWrite;
    QHash<QString, Content> files; // by path
};

State state;

// What SQLite is given for a file: ours first, the system's behind it.
struct File
{
    sqlite3_file base;
    QByteArray *name;
    sqlite3_file *real;
};

File *of(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

void apply(QByteArray &content, const Change &change)
{
    if (change.bytes.isEmpty()) {
        content.truncate(change.offset);
        return;
    }
    if (content.size() < change.offset + change.bytes.size())
        content.append(change.offset + change.bytes.size() - content.size(), '\0');
    std::copy(change.bytes.begin(), change.bytes.end(), content.begin() + change.offset);
}

void callBack(std::function<void()> &kept)
{
    if (const auto call = std::exchange(kept, nullptr)) {
        call();
        kept = call;
    }
}

// Notes a change; false if the disk fails.
bool note(sqlite3_file *file, const Change &change)
{
    const std::lock_guard lock(state.mutex);
    if (!state.fails && of(file)->name)
        state.files[QString::fromUtf8(*of(file)->name)].pending.push_back(change);
    return !state.fails;
}

int close(sqlite3_file *file)
{
    delete of(file)->name;
    return of(file)->real->pMethods->xClose(of(file)->real);
}

int read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    return of(file)->real->pMethods->xRead(of(file)->real, to, size, offset);
}

int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    callBack(state.beforeWrite);
    if (!note(file, {offset, QByteArray(static_cast<const char *>(from), size)}))
        return SQLITE_IOERR_WRITE;
    return of(file)->real->pMethods->xWrite(of(file)->real, from, size, offset);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    callBack(state.beforeWrite);
    if (!note(file, {size, {}}))
        return SQLITE_IOERR_TRUNCATE;
    return of(file)->real->pMethods->xTruncate(of(file)->real, size);
}

// The system's own sync is left out: it costs time, and nobody pulls the plug here.
int sync(sqlite3_file *file, int)
{
    callBack(state.beforeSync);
    const std::lock_guard lock(state.mutex);
    if (state.fails)
        return SQLITE_IOERR_FSYNC;
    if (of(file)->name) {
        Content &content = state.files[QString::fromUtf8(*of(file)->name)];
        for (const auto &change : content.pending)
            apply(content.synced, change);
        content.pending.clear();
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return of(file)->real->pMethods->xFileSize(of(file)->real, size);
}

int lock(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xLock(of(file)->real, level);
}

int unlock(sqlite3_file *file, int level)
{
    return of(file)->real->pMethods->xUnlock(of(file)->real, level);
}

int isReserved(sqlite3_file *file, int *answer)
{
    return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, answer);
}

int control(sqlite3_file *file, int operation, void *argument)
{
    return of(file)->real->pMethods->xFileControl(of(file)->real, operation, argument);
}

int sectorSize(sqlite3_file *)
{
    return int(sector);
}

int characteristics(sqlite3_file *)
{
    return 0; // nothing is promised
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **to)
{
    return of(file)->real->pMethods->xShmMap(of(file)->real, region, size, extend, to);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return of(file)->real->pMethods->xShmLock(of(file)->real, offset, count, flags);
}

void orderShared(sqlite3_file *file)
{
    of(file)->real->pMethods->xShmBarrier(of(file)->real);
}

int unmapShared(sqlite3_file *file, int remove)
{
    return of(file)->real->pMethods->xShmUnmap(of(file)->real, remove);
}

const sqlite3_io_methods methods{
    2,           close,      read,    write,      truncate,        sync,      fileSize,   lock,
    unlock,      isReserved, control, sectorSize, characteristics, mapShared, lockShared, orderShared,
    unmapShared, nullptr,    nullptr};

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    File *ours = of(file);
    *ours = {};
    ours->real = reinterpret_cast<sqlite3_file *>(ours + 1);
    const int code = state.system->xOpen(state.system, name, ours->real, flags, outFlags);
    if (ours->real->pMethods) {
        ours->base.pMethods = &methods;
        if (name)
            ours->name = new QByteArray(name);
    }
    return code;
}

int remove(sqlite3_vfs *, const char *name, int syncFolder)
{
    {
        const std::lock_guard lock(state.mutex);
        if (state.fails)
            return SQLITE_IOERR_DELETE;
        state.files.remove(QString::fromUtf8(name));
    }
    return state.system->xDelete(state.system, name, syncFolder);
}

sqlite3_vfs *disk()
{
    static sqlite3_vfs ours = [] {
        sqlite3_vfs vfs = *state.system; // all that is not said here is the system's
        vfs.zName = "faulty";
        vfs.szOsFile = int(sizeof(File)) + state.system->szOsFile;
        vfs.pNext = nullptr;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        return vfs;
    }();
    return &ours;
}

} // namespace

FaultyDisk::FaultyDisk()
{
    REQUIRE(sqlite3_initialize() == SQLITE_OK);
    state.system = sqlite3_vfs_find(nullptr);
    state.files.clear();
    state.fails = false;
    REQUIRE(sqlite3_vfs_register(disk(), 1) == SQLITE_OK);
}

FaultyDisk::~FaultyDisk()
{
    state.beforeSync = nullptr;
    state.beforeWrite = nullptr;
    sqlite3_vfs_unregister(disk());
    sqlite3_vfs_register(state.system, 1);
}

void FaultyDisk::fail(bool fails)
{
    const std::lock_guard lock(state.mutex);
    state.fails = fails;
}

void FaultyDisk::beforeSync(std::function<void()> call)
{
    state.beforeSync = std::move(call);
}

void FaultyDisk::beforeWrite(std::function<void()> call)
{
    state.beforeWrite = std::move(call);
}

void FaultyDisk::losePower(const QString &folder, const QString &into, std::mt19937 &random) const
{
    const std::lock_guard lock(state.mutex);
    for (auto file = state.files.cbegin(); file != state.files.cend(); ++file) {
        const QFileInfo lost(file.key());
        if (lost.path() != folder)
            continue;
        QByteArray content = file->synced;
        std::vector<Change> pending = file->pending;
        std::shuffle(pending.begin(), pending.end(), random);
        for (Change change : pending) {
            if (random() % 2 == 0)
                continue;
            if (random() % 4 == 0 && change.bytes.size() > sector)
                change.bytes.truncate(sector * qsizetype(1 + random() % std::size_t(change.bytes.size() / sector)));
            apply(content, change);
        }
        QFile copy(into + QLatin1Char('/') + lost.fileName());
        REQUIRE(copy.open(QIODevice::WriteOnly));
        REQUIRE(copy.write(content) == content.size());
    }
}

} // namespace storeTest
