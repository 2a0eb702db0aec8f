// SPDX-License-Identifier: GPL-3.0-or-later
// What connections are made of: clock, name resolution, transport, watch over the network. Application owns the one.
#pragma once

#include "base/Clock.h"

#include <QString>

#include <memory>

namespace stream {
struct Dependencies;
class PasswordSource;
class TokenStore;
} // namespace stream

namespace chat {

class Network
{
public:
    // `xmlLog`: file that the streams are written to, secrets cut out; empty: none.
    explicit Network(base::Clock &clock, const QString &xmlLog = {});
    ~Network();

    base::Clock &clock() const { return m_clock; }
    // Writes the streams to that file, too, until it is removed; false if it cannot be opened.
    bool addXmlLog(const QString &path);
    void removeXmlLog(const QString &path);
    bool isLoggingTo(const QString &path) const;

    stream::Dependencies dependencies(stream::PasswordSource &passwords, stream::TokenStore &tokens);

private:
    struct Parts;
    base::Clock &m_clock;
    std::unique_ptr<Parts> m_parts;
};

} // namespace chat
