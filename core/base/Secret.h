// SPDX-License-Identifier: GPL-3.0-or-later
// A password or token in memory: cannot be streamed or compared by accident, is overwritten when it goes.
#pragma once

#include <QByteArray>
#include <QString>

namespace base {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray utf8)
        : m_bytes(std::move(utf8))
    {
        m_bytes.detach();
    }
    static Secret fromText(const QString &text) { return Secret(text.toUtf8()); }
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
    ~Secret() { wipe(); }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    // The bytes themselves; the caller keeps no copy longer than the one call needs it.
    const QByteArray &reveal() const { return m_bytes; }
    QString revealText() const { return QString::fromUtf8(m_bytes); }

private:
    void wipe()
    {
        volatile char *bytes = m_bytes.isEmpty() ? nullptr : m_bytes.data();
        for (qsizetype i = 0; bytes && i < m_bytes.size(); ++i)
            bytes[i] = 0;
    }

    QByteArray m_bytes;
};

} // namespace base
