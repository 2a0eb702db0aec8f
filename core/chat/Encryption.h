// SPDX-License-Identifier: GPL-3.0-or-later
// End-to-end encryption of one account: opens its ratchets and learns which devices people read with. What locks and
// opens messages is in room encryption and works on the writer thread with what is here. Owned by Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Task.h"
#include "chat/Padlock.h"
#include "model/Ids.h"

#include <QList>
#include <QObject>

#include <memory>

namespace encryption {
class Ratchets;
struct Missing;
} // namespace encryption
namespace store {
class Profile;
}
namespace xep {
class OmemoDevices;
}

namespace chat {

class KeyFetch;

class Encryption : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        store::Profile &profile;
        xep::OmemoDevices &devices;
        base::Clock &clock;
    };
    // Opens the ratchets at once; opened() tells when that has ended, well or not.
    Encryption(model::AccountId account, Parts parts);
    ~Encryption() override;

    enum class State { Opening, Ready, Off };
    State state() const { return m_state; }
    // Why it is off (technical English): nothing can be locked or opened then, and encrypted chats send nothing.
    const QString &fault() const { return m_fault; }
    // The account's device, for works of Profile::write and for nothing else; null unless Ready.
    const std::shared_ptr<encryption::Ratchets> &ratchets() const { return m_ratchets; }

    // What a chat's padlock shows. It may be another one after learned(), and when the chat or a message of it changes.
    base::Task<base::Result<Padlock>> padlock(model::Conversation conversation);

    // Asks for the lists and bundles that a message lacks; learned() tells of each person that was asked about.
    void fetch(const encryption::Missing &missing);
    // Whether something about that person is being asked; learned() tells when that is over.
    bool isAsking(const base::Jid &owner) const;
    // Asks for somebody's lists anew, once an hour at most; what is known counts until they come.
    void refresh(const base::Jid &owner);
    // A new session: what failed in the old one may be asked again.
    void restart();

Q_SIGNALS:
    void opened();
    // What is known of that person's devices has changed, or was asked for in vain.
    void learned(const base::Jid &owner);
    // Devices that were never met before, of somebody whose others are known (security.md H04).
    void devicesAppeared(const base::Jid &owner, const QList<quint32> &devices);
    // Devices that stand in no list of their owner's any more.
    void devicesGone(const base::Jid &owner, const QList<quint32> &devices);
    // A device has another key than the one that was known of it (security.md H22).
    void keyChanged(const base::Jid &owner, quint32 device);

private:
    void open();

    const model::AccountId m_account;
    store::Profile &m_profile;
    base::Clock &m_clock;
    std::unique_ptr<KeyFetch> m_keys;
    State m_state = State::Opening;
    QString m_fault;
    std::shared_ptr<encryption::Ratchets> m_ratchets;
};

} // namespace chat
