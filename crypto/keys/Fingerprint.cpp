// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys/Fingerprint.h"

namespace crypto {

QStringList fingerprintGroups(const IdentityKey &key)
{
    constexpr int groupLength = 8;
    const QString digits = QString::fromLatin1(key.curve().toHex());
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += groupLength)
        groups.append(digits.mid(at, groupLength));
    return groups;
}

std::optional<QByteArray> readFingerprint(QStringView text)
{
    constexpr qsizetype longest = 256; // whatever stands between the digits
    QByteArray digits;
    if (text.size() > longest)
        return {};
    for (const QChar c : text) {
        const QChar lower = c.toLower();
        if ((lower >= u'0' && lower <= u'9') || (lower >= u'a' && lower <= u'f'))
            digits.append(lower.toLatin1());
        else if (!c.isSpace() && c != u'-' && c != u':')
            return {};
    }
    if (digits.size() == 66 && digits.startsWith("05"))
        digits.remove(0, 2);
    if (digits.size() != 64)
        return {};
    return QByteArray::fromHex(digits);
}

bool isFingerprintOf(const IdentityKey &key, QByteArrayView bytes)
{
    if (bytes == key.curve())
        return true;
    const auto edwards = IdentityKey::fromWire(Profile::Omemo2, bytes);
    return edwards && *edwards == key;
}

} // namespace crypto
