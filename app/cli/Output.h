// SPDX-License-Identifier: GPL-3.0-or-later
// What lucchetto-cli says: JSON objects or plain lines on standard output, failures on standard error.
// Owned by main() or by a Guest; main thread.
#pragma once

#include "base/Result.h"
#include "cli/Console.h"

#include <QJsonObject>
#include <QString>

namespace cli {

// Exit codes of the contract (docs/cli.md).
enum class Exit {
    Done = 0,
    Failed = 1,
    WrongUse = 2,
    AuthenticationRefused = 3,
    NotFound = 4,
    NotEncrypted = 5,
    ProfileUnavailable = 6,
    TimedOut = 124,
};

Exit exitFor(const base::Error &error);

class Output
{
public:
    Output(bool json, Console &console)
        : m_json(json)
        , m_console(console)
    {
    }

    // Objects that name no account get this one; empty: null, none is meant.
    void setAccount(const QString &address) { m_account = address; }

    // One event: the object as JSON with `event`, `time` and `account` added, or `plain` for people.
    void event(const QString &name, QJsonObject object, const QString &plain) const;
    // The last line of a list.
    void end(int count) const;
    // One line that says what happened and what to do.
    Exit failure(const base::Error &error) const;
    Exit failure(Exit code, const QString &kind, const QString &sentence) const;

private:
    const bool m_json;
    Console &m_console;
    QString m_account;
};

// The streams cannot be written to that file.
QString noXmlLog(const QString &path);
// A sentence for people: what happened and what to do.
QString sentenceFor(const base::Error &error);

} // namespace cli
