// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Values.h"

namespace xml {
namespace {

template<typename T, typename Convert>
std::optional<T> number(const QString &text, Convert convert)
{
    bool ok = false;
    const T value = convert(text.trimmed(), &ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<QString> readValue(const QString &text, const QString *)
{
    return text;
}

std::optional<bool> readValue(const QString &text, const bool *)
{
    const auto word = QStringView(text).trimmed();
    if (word == u"true" || word == u"1")
        return true;
    if (word == u"false" || word == u"0")
        return false;
    return std::nullopt;
}

std::optional<int> readValue(const QString &text, const int *)
{
    return number<int>(text, [](const QString &digits, bool *ok) { return digits.toInt(ok); });
}

std::optional<quint32> readValue(const QString &text, const quint32 *)
{
    return number<quint32>(text, [](const QString &digits, bool *ok) { return digits.toUInt(ok); });
}

std::optional<qint64> readValue(const QString &text, const qint64 *)
{
    return number<qint64>(text, [](const QString &digits, bool *ok) { return digits.toLongLong(ok); });
}

std::optional<base::Jid> readValue(const QString &text, const base::Jid *)
{
    return base::Jid::parse(text);
}

std::optional<QDateTime> readValue(const QString &text, const QDateTime *)
{
    if (text.size() > 40)
        return std::nullopt;
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    if (!time.isValid() || time.date().year() < 1900 || time.date().year() > 9999)
        return std::nullopt;
    return time;
}

std::optional<QByteArray> readValue(const QString &text, const QByteArray *)
{
    QByteArray compact = text.toLatin1();
    compact.replace('\n', "").replace('\r', "").replace(' ', "").replace('\t', "");
    const auto decoded = QByteArray::fromBase64Encoding(compact, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

QString writeValue(const QString &value)
{
    return value;
}

QString writeValue(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QString writeValue(int value)
{
    return QString::number(value);
}

QString writeValue(quint32 value)
{
    return QString::number(value);
}

QString writeValue(qint64 value)
{
    return QString::number(value);
}

QString writeValue(const base::Jid &value)
{
    return value.toString();
}

QString writeValue(const QDateTime &value)
{
    return value.isValid() ? value.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString writeValue(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

} // namespace xml
