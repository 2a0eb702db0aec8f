// SPDX-License-Identifier: GPL-3.0-or-later
// One open SQLCipher database, its cache of prepared statements, and a transaction over it. Owned by the thread
// that opened it (Profile has one for writing and one for reading); never shared between two threads at a time.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "model/Ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// A whole statement as written in the source. It can be made of a literal only, so no statement is ever put together
// at run time and no address or text can become part of one (security.md D13).
class Sql
{
public:
    template<size_t Size>
    consteval Sql(const char (&text)[Size])
        : m_text(text)
    {
    }
    const char *text() const { return m_text; }

private:
    const char *m_text;
};

class Connection;

// A running statement with its values bound; gives it back to the cache when it goes.
//     auto query = connection.query("SELECT name FROM account WHERE id = ?", account);
//     while (query.next()) use(query.text(0));
//     if (query.failed()) return query.error();
class Query
{
public:
    Query(Query &&other) noexcept;
    Query &operator=(Query &&) = delete;
    ~Query();

    // Steps to the next row; false at the end and on failure, which failed() tells apart.
    bool next();
    // Runs to the end, for statements without rows.
    base::Result<base::Done> finish();
    bool failed() const { return m_failed; }
    // Why it failed: DiskFull or Storage.
    const base::Error &error() const { return m_error; }

    // The value of a column of this row, counted from 0; NULL reads as empty.
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    bool truth(int column) const { return integer(column) != 0; }
    QDateTime time(int column) const; // from milliseconds; NULL is an invalid time
    base::Jid jid(int column) const { return base::Jid::of(text(column)); }
    QStringList list(int column) const;
    template<typename E>
    E as(int column) const
    {
        return static_cast<E>(integer(column));
    }
    template<typename Id>
    Id id(int column) const
    {
        return Id{integer(column)};
    }

private:
    friend class Connection;
    Query(Connection *connection, const char *sql, sqlite3_stmt *statement);

    void bindNext(qint64 value);
    void bindNext(const QString &value);
    void bindNext(QStringView value);
    void bindNext(QLatin1String value) { bindNext(QString(value)); }
    void bindNext(const QByteArray &value); // as a blob
    void bindNext(const base::Secret &value) { bindNext(value.reveal()); }
    void bindNext(const QDateTime &value); // milliseconds, NULL if invalid
    void bindNext(const base::Jid &value) { bindNext(value.toString()); }
    void bindNext(const QStringList &value);
    void bindNext(const Query &row); // every column of its row
    template<typename Tag>
    void bindNext(model::Id<Tag> value)
    {
        bindNext(value.value);
    }
    template<typename Number>
        requires std::is_integral_v<Number> || std::is_enum_v<Number>
    void bindNext(Number value) { bindNext(static_cast<qint64>(value)); }
    void check(int code);

    Connection *m_connection;
    const char *m_sql;
    sqlite3_stmt *m_statement;
    int m_bound = 0;
    bool m_failed = false;
    base::Error m_error;
};

enum class OpenMode { ReadWrite, ReadOnly };

class Connection
{
public:
    // Opens the existing file `path` (an empty file is a new database) with a raw 256-bit key. Symbolic links are not
    // followed. ErrorKind::Storage if it cannot be read; `isDamaged` tells a wrong key or damage from other reasons.
    static base::Result<std::unique_ptr<Connection>> open(const QString &path, const base::Secret &key, OpenMode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Binds the values to the statement's `?` in order; step it with next() or finish().
    template<typename... Values>
    Query query(Sql sql, const Values &...values)
    {
        Query query = start(sql.text());
        (query.bindNext(values), ...);
        return query;
    }
    // Runs a statement that gives no rows.
    template<typename... Values>
    base::Result<base::Done> run(Sql sql, const Values &...values)
    {
        return query(sql, values...).finish();
    }
    // Runs several statements without values, one after the other.
    base::Result<base::Done> script(Sql sql);

    // Rows touched by the last INSERT, UPDATE or DELETE.
    int changes() const;
    qint64 lastInsertedRow() const;
    bool isInTransaction() const;
    // For what the library offers beyond statements (Words).
    sqlite3 *handle() const { return m_handle; }
    // Whether a statement has met a page that is damaged or does not fit the key.
    bool sawDamage() const { return m_sawDamage; }

private:
    friend class Query;
    struct Cache;
    explicit Connection(sqlite3 *handle);
    Query start(const char *sql);
    void giveBack(const char *sql, sqlite3_stmt *statement);
    base::Error failure(int code);
    base::Result<base::Done> configure(const base::Secret &key, OpenMode mode);

    sqlite3 *m_handle;
    std::unique_ptr<Cache> m_cache;
    bool m_sawDamage = false;
};

// How the detail of such a failure begins.
inline constexpr auto damagedPrefix = QLatin1String("damaged: ");
// Whether a failure means that the file is damaged or the key is not the one it was written with.
bool isDamaged(const base::Error &error);

// Everything between construction and commit() happens or nothing does: rolls back if it goes without commit().
class Transaction
{
public:
    explicit Transaction(Connection &connection)
        : m_connection(connection)
    {
    }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    base::Result<base::Done> begin();
    base::Result<base::Done> commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace store
