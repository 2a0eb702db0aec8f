// SPDX-License-Identifier: GPL-3.0-or-later
// End-to-end encryption of one account: opens its ratchets and learns which devices people read with. What locks and
// opens messages is in room encryption and works on the writer thread with what is here. Owned by Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Task.h"
#include "chat/Padlock.h"
#include "model/Message.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <utility>

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
    // The same with what it comes from: padlockFor() of these is the padlock.
    base::Task<base::Result<PadlockFacts>> padlockFacts(model::Conversation conversation);
    // Whose padlock comes from more than the chat's own switch, by bare address: of everybody else nothing is known.
    base::Task<base::Result<QList<base::Jid>>> acquainted();

    // Asks for the lists and bundles that a message lacks; learned() tells of each person that was asked about.
    void fetch(const encryption::Missing &missing);
    // Whether something about that person is being asked; learned() tells when that is over.
    bool isAsking(const base::Jid &owner) const;
    // Asks for somebody's lists anew, once an hour at most; what is known counts until they come.
    void refresh(const base::Jid &owner);
    // A new session: what failed in the old one may be asked again.
    void restart();

    // The keys of this device are used by another program, or are those of an old copy of the profile: what is locked
    // with them is lost. This program goes on as a new device; opened() and begunAnew() tell (security.md H14). Once an
    // hour at most: a server can pretend it.
    void beginAnew();
    // A message has shown a key of that person's that nobody knew.
    void noteMet(const base::Jid &owner);
    // A message came with another key than the one that is known of that device: its server is asked what holds, once a
    // session. keyChanged() tells if the other one does.
    void askAbout(const base::Jid &owner, quint32 device, model::Encryption profile);

    // For messages that cannot be opened, what its card offers. Whether a new session with the writer's device may help:
    static bool mayRepair(const model::Message &closed);
    // begins one, whatever was done before, and tells that device by an empty message.
    void repair(const model::Message &closed);
    // Begins one in both profiles; finishes when the device's keys have come or will not, so that what is sent then is
    // locked in it. Errors: NotSupported (encryption is off), Timeout.
    base::Task<base::Result<>> renew(base::Jid owner, quint32 device);
    // When the first message came that may be opened now although it could not be then, since encryption was off, or the
    // device had another key; invalid: there is none. The archive has it still.
    base::Task<QDateTime> closedSince();
    // The archive was read again from there: what is closed stays so.
    void noteReadAgain();

Q_SIGNALS:
    void opened();
    // This device is another one now, since its keys were used elsewhere: it stands beside the old one in the own list.
    void begunAnew();
    // What is known of that person's devices has changed, or was asked for in vain.
    void learned(const base::Jid &owner);
    // Devices that were never met before, of somebody whose others are known (security.md H04).
    void devicesAppeared(const base::Jid &owner, const QList<quint32> &devices);
    // Devices that stand in no list of their owner's any more.
    void devicesGone(const base::Jid &owner, const QList<quint32> &devices);
    // A device has another key than the one that was known of it (security.md H22).
    void keyChanged(const base::Jid &owner, quint32 device);
    // A message alone has shown a new key of that person's.
    void keyMet(const base::Jid &owner);
    // The person wants a new session with that device.
    void repairAsked(const base::Jid &owner, quint32 device);

private:
    void open();
    void take(const base::Result<std::shared_ptr<encryption::Ratchets>> &ratchets);
    void noteKeyChanged(const base::Jid &owner, quint32 device);

    const model::AccountId m_account;
    store::Profile &m_profile;
    base::Clock &m_clock;
    std::unique_ptr<KeyFetch> m_keys;
    State m_state = State::Opening;
    QString m_fault;
    std::shared_ptr<encryption::Ratchets> m_ratchets;
    std::optional<qint64> m_anewAt;                                      // ms, monotonic
    QSet<std::pair<base::Jid, quint32>> m_askedAbout;                    // in this session
    QSet<model::Obstacle> m_openable = {model::Obstacle::EncryptionOff}; // what may be gone meanwhile
};

} // namespace chat
