// SPDX-License-Identifier: GPL-3.0-or-later
// How single values stand in attributes and text: one pair of functions a type, tolerant in, strict out.
#pragma once

#include "base/Jid.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <array>
#include <optional>
#include <type_traits>
#include <utility>

namespace xml {

std::optional<QString> readValue(const QString &text, const QString *);
std::optional<bool> readValue(const QString &text, const bool *); // "true", "1", "false", "0"
std::optional<int> readValue(const QString &text, const int *);
std::optional<quint32> readValue(const QString &text, const quint32 *);
std::optional<qint64> readValue(const QString &text, const qint64 *);
std::optional<base::Jid> readValue(const QString &text, const base::Jid *);
// XEP-0082 date and time, years 1900 to 9999, any offset; UTC out.
std::optional<QDateTime> readValue(const QString &text, const QDateTime *);
// Base64, white space between allowed, anything else refused.
std::optional<QByteArray> readValue(const QString &text, const QByteArray *);

QString writeValue(const QString &value);
QString writeValue(bool value);
QString writeValue(int value);
QString writeValue(quint32 value);
QString writeValue(qint64 value);
QString writeValue(const base::Jid &value);
QString writeValue(const QDateTime &value);
QString writeValue(const QByteArray &value);

// An enum stands as a word once its own namespace has `constexpr auto wireWords(const E *)`, a std::array of
// std::pair<E, QStringView>; an unknown word is unreadable.
template<typename E>
    requires std::is_enum_v<E> std::optional<E> readValue(const QString &text, const E *kind)
    {
        for (const auto &[value, word] : wireWords(kind)) {
            if (word == text)
                return value;
        }
        return std::nullopt;
    }

template<typename E>
    requires std::is_enum_v<E> QString writeValue(E wanted)
    {
        for (const auto &[value, word] : wireWords(static_cast<const E *>(nullptr))) {
            if (value == wanted)
                return word.toString();
        }
        return {};
    }

} // namespace xml
