// SPDX-License-Identifier: GPL-3.0-or-later
// A disk under SQLite that fails on demand and can lose its power: a VFS over the system's that remembers what was
// written since the last sync. One at a time; databases that are opened while it is there lie on it.
#pragma once

#include <QString>

#include <functional>
#include <random>

namespace storeTest {

class FaultyDisk
{
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    // From now on every write and sync ends with EIO, as on a dying disk or one that was remounted read-only.
    void fail(bool fails);
    // Called before each sync, when most is at stake; not while it runs itself.
    void beforeSync(std::function<void()> call);
    // Called before each write, when the system's files are what a program leaves that is killed then; not while it runs
    // itself.
    void beforeWrite(std::function<void()> call);
    // Writes what may be found after the power went now: of the files in `folder` all that was synced, and of the rest
    // any part, also of single writes, in any order.
    void losePower(const QString &folder, const QString &into, std::mt19937 &random) const;
};

} // namespace storeTest
