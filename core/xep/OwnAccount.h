// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to the account itself, by its owner (XEP-0077 §3.2, §3.3).
#pragma once

#include "base/Secret.h"
#include "stream/Session.h"
#include "xep/Module.h"

namespace xep {

class OwnAccount : public QObject
{
    Q_OBJECT

public:
    explicit OwnAccount(stream::Session &session);
    static About about();

    // Both passwords are to be kept until the new one has let us in: the answer may be lost (security.md B13).
    base::Task<base::Result<>> changePassword(base::Secret password);
    // The account and all that the server keeps of it. ServerUnreachable can mean that it is gone already.
    base::Task<base::Result<>> remove();

private:
    stream::Session &m_session;
};

} // namespace xep
