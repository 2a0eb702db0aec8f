// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Invitations.h"

#include <QUrl>

namespace xep {
namespace {

constexpr qsizetype longestUri = 4096;
constexpr qsizetype longestToken = 512;

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

// The address in a landing page: after '#', or from "xmpp:" in the path; with or without its scheme.
QString embeddedIn(const QUrl &page)
{
    const QString fragment = page.fragment(QUrl::FullyEncoded);
    if (!fragment.isEmpty())
        return fragment.startsWith(u"xmpp:", Qt::CaseInsensitive)
                || fragment.startsWith(u"xmpp%3A", Qt::CaseInsensitive)
            ? (fragment.contains(u':') ? fragment : decoded(fragment))
            : QStringLiteral("xmpp:") + fragment;
    const QString rest = page.path(QUrl::FullyDecoded);
    const auto start = rest.indexOf(u"/xmpp:", 0, Qt::CaseInsensitive);
    if (start < 0)
        return {};
    const QString query = page.query(QUrl::FullyEncoded);
    return rest.mid(start + 1) + (query.isEmpty() ? QString() : u'?' + query);
}

std::optional<InvitationLink> understood(const XmppUri &uri)
{
    using enum InvitationLink::Kind;
    InvitationLink link{Contact, uri.jid.bare(), uri.jid.domain(), uri.values.value(QStringLiteral("preauth")),
                        uri.values.value(QStringLiteral("name")).left(100).replace(u'+', u' ')};
    if (link.token.size() > longestToken)
        return std::nullopt;
    if (uri.action == u"register")
        link.kind = Account;
    else if (uri.action == u"join")
        link.kind = Room;
    else if (uri.action == u"roster" || uri.action == u"subscribe" || uri.action == u"message" || uri.action.isEmpty())
        link.kind = uri.values.value(QStringLiteral("ibr")) == u"y" && !link.token.isEmpty() ? AccountAndContact
                                                                                             : Contact;
    else
        return std::nullopt;
    if (link.kind != Account && uri.jid.local().isEmpty())
        return std::nullopt;
    return link;
}

} // namespace

About Invitations::about()
{
    return {{{u"0147", u"XMPP URI Scheme Query Components", u"1.2", Support::Partial,
              u"message, roster, subscribe, register, join"},
             {u"0379", u"Pre-Authenticated Roster Subscription", u"0.3.3", Support::Partial, u"accepts invitations"},
             {u"0401", u"Ad-hoc Account Invitation Generation", u"0.6.0", Support::Partial, u"accepts invitations"}}};
}

std::optional<XmppUri> parseXmppUri(QStringView text)
{
    text = text.trimmed();
    if (text.size() > longestUri || !text.startsWith(u"xmpp:", Qt::CaseInsensitive))
        return std::nullopt;
    text = text.mid(5);
    if (const auto hash = text.indexOf(u'#'); hash >= 0)
        text = text.first(hash);
    if (text.startsWith(u"//")) { // xmpp://account/jid: which account to use is the user's choice
        const auto slash = text.indexOf(u'/', 2);
        text = slash < 0 ? text.mid(2) : text.mid(slash + 1);
    }
    const auto mark = text.indexOf(u'?');
    const auto jid = base::Jid::parse(decoded(mark < 0 ? text : text.first(mark)));
    if (!jid)
        return std::nullopt;
    XmppUri uri{*jid};
    const auto parts = mark < 0 ? QList<QStringView>() : text.mid(mark + 1).split(u';');
    for (qsizetype i = 0; i < parts.size() && i < 64; ++i) {
        const auto equals = parts[i].indexOf(u'=');
        if (i == 0 && equals < 0)
            uri.action = decoded(parts[i]).toLower();
        else if (equals > 0)
            uri.values.insert(decoded(parts[i].first(equals)), decoded(parts[i].mid(equals + 1)));
    }
    return uri;
}

std::optional<InvitationLink> parseInvitation(QStringView text)
{
    text = text.trimmed();
    if (text.size() > longestUri)
        return std::nullopt;
    QString address = text.toString();
    if (text.startsWith(u"https:", Qt::CaseInsensitive))
        address = embeddedIn(QUrl(address, QUrl::StrictMode));
    const auto uri = parseXmppUri(address);
    return uri ? understood(*uri) : std::nullopt;
}

} // namespace xep
