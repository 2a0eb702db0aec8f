// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that nobody else may learn: a key, a plaintext, a ratchet's state. They are overwritten when they go, and
// cannot be streamed or compared by accident. A plain value; its owner is whoever holds it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace crypto {

// Overwrites the bytes with zeros where they stand. If another array shares them, it keeps them, and this one gets
// empty.
void wipe(QByteArray &bytes);

class Secret
{
public:
    Secret() = default;
    // Takes the bytes over; the caller keeps no copy.
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        m_bytes.detach();
    }
    Secret(const Secret &other)
        : m_bytes(other.m_bytes.constData(), other.m_bytes.size())
    {
    }
    Secret(Secret &&other) noexcept { m_bytes.swap(other.m_bytes); }
    Secret &operator=(Secret other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }
    ~Secret() { wipe(m_bytes); }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    // The bytes themselves; the caller keeps no copy longer than the one call needs it.
    const QByteArray &reveal() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace crypto
