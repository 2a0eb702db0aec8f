// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with an account's connection, and whose fault it is: what `doctor` says. Pure, any thread.
#pragma once

#include "chat/ConnectionFacts.h"

#include <QJsonObject>
#include <QList>

namespace cli {

enum class Fault { Server, Network, Machine, Account };

struct Finding
{
    Fault fault = Fault::Server;
    QString kind;     // one word for scripts
    QString sentence; // what it is and what to do
};

// What this computer knows of itself.
struct Machine
{
    bool hasNetwork = true;
    bool keyInPlainFile = false;
};

// What people miss where a server lacks it (XEP-0479, client-relevant rows).
struct Need
{
    const char16_t *xep;
    const char *use;
    bool isOffered = false;
};
QList<Need> needsMet(const chat::ServerReport &report);

// Why signing in did not work; one, always.
Finding findingFor(const base::Error &error, const Machine &machine);
// What is lacking although it works.
QList<Finding> findingsIn(const chat::ServerReport &report, const chat::ConnectionFacts &facts, const Machine &machine);

QString wordFor(Fault fault); // of the contract: server|network|machine|account
QJsonObject toJson(const Finding &finding);
QString toPlain(const Finding &finding);

} // namespace cli
