// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/RegistrationElements.h"

#include <QCryptographicHash>

namespace xep {

About RegistrationQuery::about()
{
    return {{{u"0077", u"In-Band Registration", u"2.4"},
             {u"0066", u"Out of Band Data", u"1.5", Support::Partial, u"web address of a registration"},
             {u"0158", u"CAPTCHA Forms", u"1.0.1", Support::Partial, u"in registration"},
             {u"0231", u"Bits of Binary", u"1.1", Support::Partial, u"as sent along with a registration"},
             {u"0445", u"Pre-Authenticated In-Band Registration", u"0.2.0"}}};
}

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
