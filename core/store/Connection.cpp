// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Connection.h"

#include "store/Sqlite.h"
#include "store/Words.h"

#include <QFile>

#include <cerrno>
#include <unordered_map>

namespace store {
namespace {

using base::Done;
using base::Error;
using base::ErrorKind;
using base::Result;

// Not allowed in XML 1.0, so never inside a group's name.
constexpr auto listSeparator = QLatin1Char('\x1F');
constexpr int busyPatience = 5000; // milliseconds

bool meansDamage(int code)
{
    const int primary = code & 0xFF;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

bool meansFull(int code, int systemError)
{
    if ((code & 0xFF) == SQLITE_FULL)
        return true;
#ifdef EDQUOT
    if (systemError == EDQUOT)
        return (code & 0xFF) == SQLITE_IOERR;
#endif
    return (code & 0xFF) == SQLITE_IOERR && systemError == ENOSPC;
}

Error errorOf(int code, int systemError, const char *message)
{
    const QString text = QStringLiteral("SQLite %1: %2").arg(code).arg(QString::fromUtf8(message));
    if (meansDamage(code))
        return Error{ErrorKind::Storage, damagedPrefix + text, {}, {}};
    if (meansFull(code, systemError))
        return Error{ErrorKind::DiskFull, text, {}, {}};
    if ((code & 0xFF) == SQLITE_CONSTRAINT)
        return Error{ErrorKind::Conflict, text, {}, {}};
    return Error{ErrorKind::Storage, text, {}, {}};
}

// The form in which SQLCipher takes a raw key, so that it derives none.
base::Secret rawKeyText(const base::Secret &key)
{
    QByteArray text = "x'" + key.reveal().toHex() + '\'';
    base::Secret secret(text);
    text.fill('\0');
    return secret;
}

} // namespace

bool isDamaged(const Error &error)
{
    return error.kind == ErrorKind::Storage && error.detail.startsWith(damagedPrefix);
}

// ---- Query

Query::Query(Connection *connection, const char *sql, sqlite3_stmt *statement)
    : m_connection(connection)
    , m_sql(sql)
    , m_statement(statement)
{
}

Query::Query(Query &&other) noexcept
    : m_connection(other.m_connection)
    , m_sql(other.m_sql)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bound(other.m_bound)
    , m_failed(other.m_failed)
    , m_error(std::move(other.m_error))
{
}

Query::~Query()
{
    if (m_statement)
        m_connection->giveBack(m_sql, m_statement);
}

bool Query::next()
{
    if (m_failed || !m_statement)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

Result<Done> Query::finish()
{
    while (next()) { }
    if (m_failed)
        return m_error;
    return Done{};
}

void Query::check(int code)
{
    if (code == SQLITE_OK || m_failed)
        return;
    m_failed = true;
    m_error = m_connection->failure(code);
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Query::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Query::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QDateTime Query::time(int column) const
{
    if (isNull(column))
        return {};
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

QStringList Query::list(int column) const
{
    const QString joined = text(column);
    return joined.isEmpty() ? QStringList() : joined.split(listSeparator);
}

void Query::bindNext(qint64 value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
}

void Query::bindNext(const QString &value)
{
    if (value.isEmpty()) // most columns of most rows
        return check(sqlite3_bind_text(m_statement, ++m_bound, "", 0, SQLITE_STATIC));
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, ++m_bound, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bindNext(QStringView value)
{
    bindNext(value.toString());
}

void Query::bindNext(const QByteArray &value)
{
    check(sqlite3_bind_blob64(m_statement, ++m_bound, value.constData(), static_cast<sqlite3_uint64>(value.size()),
                              SQLITE_TRANSIENT));
}

void Query::bindNext(const QDateTime &value)
{
    if (value.isValid())
        bindNext(value.toMSecsSinceEpoch());
    else
        check(sqlite3_bind_null(m_statement, ++m_bound));
}

void Query::bindNext(const QStringList &value)
{
    bindNext(value.join(listSeparator));
}

void Query::bindNext(const Query &row)
{
    const int columns = sqlite3_column_count(row.m_statement);
    for (int column = 0; column < columns; ++column)
        check(sqlite3_bind_value(m_statement, ++m_bound, sqlite3_column_value(row.m_statement, column)));
}

// ---- Connection

struct Connection::Cache
{
    // By the literal's address: one entry for each place in the source.
    std::unordered_map<const char *, sqlite3_stmt *> idle;
};

Connection::Connection(sqlite3 *handle)
    : m_handle(handle)
    , m_cache(std::make_unique<Cache>())
{
}

Connection::~Connection()
{
    for (const auto &[sql, statement] : m_cache->idle)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const base::Secret &key, OpenMode mode)
{
    sqlite3 *handle = nullptr;
    // A reader needs write access to the file beside the database through which the two see each other.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW
        | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (code != SQLITE_OK)
        return handle ? connection->failure(code) : Error{ErrorKind::Storage, QStringLiteral("no memory"), {}, {}};
    if (const auto configured = connection->configure(key, mode); !configured)
        return configured.error();
    return connection;
}

Result<Done> Connection::configure(const base::Secret &key, OpenMode mode)
{
    if (key.reveal().size() != 32)
        return {ErrorKind::Storage, QStringLiteral("the key has no 256 bits")};
    sqlite3_busy_timeout(m_handle, busyPatience);
    struct Switch
    {
        int option;
        int value;
    };
    // security.md J14: a database that somebody else has written to must not make the library do anything.
    for (const auto [option, value] : {Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                       {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                       {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                       {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                       {SQLITE_DBCONFIG_DQS_DDL, 0},
                                       {SQLITE_DBCONFIG_DQS_DML, 0},
                                       {SQLITE_DBCONFIG_ENABLE_FKEY, 1}}) {
        if (const int code = sqlite3_db_config(m_handle, option, value, nullptr); code != SQLITE_OK)
            return failure(code);
    }
    // Else a wrong key is reported on the standard error output, too.
    if (const auto silent = script("PRAGMA cipher_log_level = NONE"); !silent)
        return silent;
    const base::Secret text = rawKeyText(key);
    const int code = sqlite3_key_v2(m_handle, "main", text.reveal().constData(),
                                    static_cast<int>(text.reveal().size()));
    if (code != SQLITE_OK)
        return failure(code);
    if (!words::install(m_handle))
        return {ErrorKind::Storage, QStringLiteral("this SQLite has no FTS5")};
    const auto readable = run("SELECT count(*) FROM sqlite_schema");
    if (!readable)
        return readable;
    if (mode == OpenMode::ReadOnly)
        return script("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -3000;"
                      "PRAGMA query_only = ON");
    return script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST;"
                  "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -4000;"
                  "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 20971520");
}

Error Connection::failure(int code)
{
    m_sawDamage = m_sawDamage || meansDamage(code);
    return errorOf(code, sqlite3_system_errno(m_handle), sqlite3_errmsg(m_handle));
}

Query Connection::start(const char *sql)
{
    if (const auto idle = m_cache->idle.find(sql); idle != m_cache->idle.end()) {
        sqlite3_stmt *statement = idle->second;
        m_cache->idle.erase(idle);
        return Query(this, sql, statement);
    }
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    Query query(this, sql, statement);
    query.check(code);
    return query;
}

void Connection::giveBack(const char *sql, sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (!m_cache->idle.emplace(sql, statement).second)
        sqlite3_finalize(statement);
}

Result<Done> Connection::script(Sql sql)
{
    const int code = sqlite3_exec(m_handle, sql.text(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    return Done{};
}

int Connection::changes() const
{
    return sqlite3_changes(m_handle);
}

qint64 Connection::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Connection::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

// ---- Transaction

Transaction::~Transaction()
{
    if (m_open && m_connection.isInTransaction())
        static_cast<void>(m_connection.run("ROLLBACK"));
}

Result<Done> Transaction::begin()
{
    const auto begun = m_connection.run("BEGIN IMMEDIATE");
    m_open = static_cast<bool>(begun);
    return begun;
}

Result<Done> Transaction::commit()
{
    const auto committed = m_connection.run("COMMIT");
    if (committed)
        m_open = false;
    return committed;
}

} // namespace store
