// SPDX-License-Identifier: GPL-3.0-or-later
// The questions and answers of registration in band (XEP-0077) and what comes with them: a web page instead
// (XEP-0066), pictures (XEP-0231), an invitation's token (XEP-0445).
#pragma once

#include "xep/DataForms.h"

#include <QUrl>

namespace xep {

inline constexpr QStringView nsRegister = u"jabber:iq:register";
inline constexpr qsizetype largestBits = 64 * 1024; // bytes of one picture or sound sent in band

struct WebAddress
{
    QString url;
    QString description = {};

    static constexpr auto wire()
    {
        return xml::element<WebAddress>(u"jabber:x:oob", u"x", xml::childText(u"url", &WebAddress::url),
                                        xml::childText(u"desc", &WebAddress::description));
    }
    bool operator==(const WebAddress &) const = default;
};

struct Bits
{
    QString cid; // "sha1+HEX@bob.xmpp.org"
    QString type;
    QByteArray bytes;

    static constexpr auto wire()
    {
        return xml::element<Bits>(u"urn:xmpp:bob", u"data", xml::attribute(u"cid", &Bits::cid),
                                  xml::attribute(u"type", &Bits::type), xml::text(&Bits::bytes));
    }
    bool operator==(const Bits &) const = default;
};

struct PreAuth
{
    QString token;

    static constexpr auto wire()
    {
        return xml::element<PreAuth>(u"urn:xmpp:pars:0", u"preauth", xml::attribute(u"token", &PreAuth::token));
    }
    bool operator==(const PreAuth &) const = default;
};

struct RegistrationQuery
{
    QString instructions = {};
    bool registered = false;
    bool remove = false;
    std::optional<QString> username = {};
    std::optional<QString> password = {};
    std::optional<QString> email = {};
    std::optional<DataForm> form = {};
    std::optional<WebAddress> web = {};
    std::vector<Bits> bits = {};

    static About about();
    static constexpr auto wire()
    {
        return xml::element<RegistrationQuery>(
            nsRegister, u"query", xml::childText(u"instructions", &RegistrationQuery::instructions),
            xml::childText(u"registered", &RegistrationQuery::registered),
            xml::childText(u"remove", &RegistrationQuery::remove),
            xml::childText(u"username", &RegistrationQuery::username),
            xml::childText(u"password", &RegistrationQuery::password),
            xml::childText(u"email", &RegistrationQuery::email), xml::child(&RegistrationQuery::form),
            xml::child(&RegistrationQuery::web), xml::child(&RegistrationQuery::bits));
    }
    bool operator==(const RegistrationQuery &) const = default;
};

// The bytes that a cid: address names, if they are there, fit the hash in it and are not too many (security.md D14).
std::optional<Bits> bitsFor(const QString &uri, const std::vector<Bits> &all);

} // namespace xep
