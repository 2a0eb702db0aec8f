// SPDX-License-Identifier: GPL-3.0-or-later
// What people call themselves (XEP-0172). A claim of its sender: never a name for somebody else (security.md C18).
#pragma once

#include "xep/Pep.h"

namespace xep {

inline constexpr QStringView nsNick = u"http://jabber.org/protocol/nick";

struct Nickname
{
    QString name;

    static constexpr auto wire() { return xml::element<Nickname>(nsNick, u"nick", xml::text(&Nickname::name)); }
    bool operator==(const Nickname &) const = default;
};

class Nicknames : public QObject
{
    Q_OBJECT

public:
    explicit Nicknames(Pep &pep);
    static About about();

    // Empty: none any more.
    base::Task<base::Result<>> publish(QString name);

Q_SIGNALS:
    // That contact, or the own account, is called so now; empty: has no nickname any more.
    void announced(const base::Jid &bareJid, const QString &name);

private:
    Pep &m_pep;
};

// The nickname in a presence or message: on one line, at most 100 characters; empty if there is none.
QString nicknameIn(const xml::Element &parent);
QString tidied(const Nickname &nickname);

} // namespace xep
