// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Nicknames.h"

namespace xep {
namespace {

QString newest(const PubSubEvent &event)
{
    const auto nickname = event.items.empty() ? std::nullopt : xml::read<Nickname>(event.items.back().payload);
    return nickname ? tidied(*nickname) : QString();
}

} // namespace

About Nicknames::about()
{
    return {{{u"0172", u"User Nickname", u"1.1"}}, {nsNick}, {nsNick}};
}

Nicknames::Nicknames(Pep &pep)
    : m_pep(pep)
{
    connect(&pep, &Pep::eventReceived, this, [this](const base::Jid &publisher, const PubSubEvent &event) {
        if (event.node == nsNick)
            Q_EMIT announced(publisher, newest(event));
    });
}

base::Task<base::Result<>> Nicknames::publish(QString name)
{
    const PubSubItem item{QStringLiteral("current"), xml::write(Nickname{name})};
    co_return co_await m_pep.publish(nsNick.toString(), item, NodeOptions()).on(this);
}

QString nicknameIn(const xml::Element &parent)
{
    const auto found = xml::find<Nickname>(parent);
    return found ? tidied(*found) : QString();
}

QString tidied(const Nickname &nickname)
{
    return nickname.name.left(1000).simplified().left(100);
}

} // namespace xep

#include "xep/moc_Nicknames.cpp"
