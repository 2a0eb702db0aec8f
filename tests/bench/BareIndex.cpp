// SPDX-License-Identifier: GPL-3.0-or-later
#include "BareIndex.h"

#include "store/Sqlite.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

namespace measuring {
namespace {

class Database
{
public:
    explicit Database(const QString &path) { check(sqlite3_open(QFile::encodeName(path).constData(), &m_handle)); }
    ~Database() { sqlite3_close(m_handle); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    sqlite3 *handle() const { return m_handle; }
    void run(const char *sql) const { check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr)); }
    void check(int code) const
    {
        if (code == SQLITE_OK || code == SQLITE_DONE)
            return;
        std::fprintf(stderr, "the bare index: %s\n", sqlite3_errmsg(m_handle));
        std::exit(1);
    }

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace

Rate bareIndexRate(const QString &path, const QByteArray &key, const QStringList &bodies)
{
    const Database database(path);
    const QByteArray rawKey = "x'" + key.toHex() + '\'';
    if (!key.isEmpty())
        database.check(sqlite3_key(database.handle(), rawKey.constData(), int(rawKey.size())));
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000");
    database.run("CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')");
    sqlite3_stmt *insert = nullptr;
    sqlite3_prepare_v2(database.handle(), "INSERT INTO words (body) VALUES (?)", -1, &insert, nullptr);
    const Stopwatch watch;
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        if (i % pageOfArchive == 0)
            database.run("BEGIN");
        const QByteArray utf8 = bodies.at(i).toUtf8();
        sqlite3_bind_text(insert, 1, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
        database.check(sqlite3_step(insert));
        sqlite3_reset(insert);
        if ((i + 1) % pageOfArchive == 0 || i + 1 == bodies.size())
            database.run("COMMIT");
    }
    const Rate rate = Rate::of(bodies.size(), watch);
    sqlite3_finalize(insert);
    return rate;
}

} // namespace measuring
