// SPDX-License-Identifier: GPL-3.0-or-later
// xmpp: addresses (XEP-0147) and the invitations in them (XEP-0379, XEP-0401, XEP-0445). Reading only proposes:
// nothing is done by it (security.md F20).
#pragma once

#include "base/Jid.h"
#include "xep/Module.h"

#include <QMultiHash>
#include <QString>

#include <optional>

namespace xep {

// xmpp:jid?action;key=value;...
struct XmppUri
{
    base::Jid jid;
    QString action = {};                      // such as "message", "roster", "join"; lower case; empty: none
    QMultiHash<QString, QString> values = {}; // a key may stand several times

    bool operator==(const XmppUri &) const = default;
};

struct InvitationLink
{
    enum class Kind { Contact, Account, AccountAndContact, Room };
    Kind kind = Kind::Contact;
    base::Jid inviter;   // the person, the room, or for Account the server, its local part the name to be had
    QString domain = {}; // where an account may be made
    QString token = {};
    QString name = {}; // of the inviter, as the link claims

    bool operator==(const InvitationLink &) const = default;
};

struct Invitations
{
    static About about();
};

// At most 4,096 characters; nothing if it is no such address.
std::optional<XmppUri> parseXmppUri(QStringView text);
// An xmpp: address, or a web page's address with one after `#` or in its path, as pasted with white space around.
std::optional<InvitationLink> parseInvitation(QStringView text);

} // namespace xep
