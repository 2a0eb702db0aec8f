// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Version.h"

#include "xep/Answers.h"

namespace xep {

About Version::about()
{
    return {{{u"0092", u"Software Version", u"1.1"}}, {u"jabber:iq:version"}};
}

Version::Version(stream::Session &session, Circle &circle)
    : m_session(session)
{
    session.answer(xml::nameOf<SoftwareVersion>(), stream::IqType::Get,
                   [&circle](stream::Stanza request) { return Answer::ready(versionFor(request.origin, circle)); });
}

base::Task<base::Result<SoftwareVersion>> Version::ask(base::Jid of)
{
    co_return co_await m_session.ask<SoftwareVersion>(stream::IqType::Get, of, SoftwareVersion()).on(this);
}

base::Result<xml::Element> versionFor(const stream::Origin &asker, const Circle &circle)
{
    if (!circle.admits(asker))
        return stranger();
    return xml::write(SoftwareVersion{QStringLiteral("Lucchetto"), QStringLiteral(LUCCHETTO_VERSION), {}});
}

} // namespace xep

#include "xep/moc_Version.cpp"
