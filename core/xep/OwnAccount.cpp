// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OwnAccount.h"

#include "xep/RegistrationElements.h"

namespace xep {

About OwnAccount::about()
{
    return {{{u"0077", u"In-Band Registration", u"2.4"}}};
}

OwnAccount::OwnAccount(stream::Session &session)
    : m_session(session)
{
}

base::Task<base::Result<>> OwnAccount::changePassword(base::Secret password)
{
    RegistrationQuery query;
    query.username = m_session.account().local();
    query.password = password.revealText();
    co_return co_await m_session.tell(base::Jid::of(m_session.account().domain()), query).on(this);
}

base::Task<base::Result<>> OwnAccount::remove()
{
    RegistrationQuery query;
    query.remove = true;
    co_return co_await m_session.tell({}, query).on(this);
}

} // namespace xep

#include "xep/moc_OwnAccount.cpp"
