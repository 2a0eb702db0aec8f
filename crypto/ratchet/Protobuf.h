// SPDX-License-Identifier: GPL-3.0-or-later
// The little of Protocol Buffers' encoding that ratchet messages use: numbers and byte strings. Reads views into the
// message, allocates nothing. A value; any thread.
#pragma once

#include <QByteArrayView>

#include <optional>

namespace crypto {

struct ProtobufField
{
    quint32 number = 0;
    std::optional<quint64> value; // a number (wire type 0)
    QByteArrayView bytes;         // a string (wire type 2) if there is no value
};

class ProtobufReader
{
public:
    explicit ProtobufReader(QByteArrayView message)
        : m_rest(message)
    {
    }
    // The next field; nothing at the end, and nothing after a fault.
    std::optional<ProtobufField> next();
    bool isBroken() const { return m_isBroken; }

private:
    std::optional<quint64> number();
    std::optional<ProtobufField> broken();

    QByteArrayView m_rest;
    bool m_isBroken = false;
};

} // namespace crypto
