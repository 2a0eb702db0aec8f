// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a connection, in words. Free functions, main thread.
#pragma once

#include "chat/ConnectionFacts.h"

#include <QCoreApplication>

namespace settings {

class ConnectionWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionWords)

public:
    // What it is worth, in words that need no other words; empty before the first connection.
    static QString protection(const chat::ConnectionFacts &facts);
    // The names of what it is made of, for those who know them.
    static QString technical(const chat::ConnectionFacts &facts);
};

} // namespace settings
