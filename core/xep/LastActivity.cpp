// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/LastActivity.h"

namespace xep {

About LastActivity::about()
{
    return {{{u"0012", u"Last Activity", u"2.0", Support::Partial, u"asks, does not answer"}}};
}

LastActivity::LastActivity(stream::Session &session)
    : m_session(session)
{
}

base::Task<base::Result<LastSeen>> LastActivity::ask(base::Jid of)
{
    co_return co_await m_session.ask<LastSeen>(stream::IqType::Get, of, LastSeen()).on(this);
}

} // namespace xep

#include "xep/moc_LastActivity.cpp"
