// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of people by their hash, as undecoded bytes (core knows no pixel). Application owns the one; main thread.
#pragma once

#include "base/Task.h"

#include <QByteArray>
#include <QObject>

namespace store {
class Profile;
}

namespace chat {

class Avatars : public QObject
{
    Q_OBJECT

public:
    explicit Avatars(store::Profile &profile);
    // The picture as the person published it, at most 256 KiB; empty if it is not here.
    base::Task<QByteArray> bytes(QString hash);
    // Deletes those that nobody has any more. Only while none is being fetched: before the accounts start.
    void tidy();

Q_SIGNALS:
    void stored(QString hash);

private:
    friend class Account;
    store::Profile &m_profile;
};

} // namespace chat
