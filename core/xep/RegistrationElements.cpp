// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/RegistrationElements.h"

#include <QCryptographicHash>

namespace xep {

std::optional<Bits> bitsFor(const QString &uri, const std::vector<Bits> &all)
{
    if (!uri.startsWith(u"cid:sha1+"))
        return std::nullopt;
    const QString cid = uri.mid(4);
    const QByteArray hash = QByteArray::fromHex(cid.mid(5).section(u'@', 0, 0).toLatin1());
    for (const auto &bits : all) {
        if (bits.cid == cid && bits.bytes.size() <= largestBits
            && QCryptographicHash::hash(bits.bytes, QCryptographicHash::Sha1) == hash)
            return bits;
    }
    return std::nullopt;
}

} // namespace xep
