// SPDX-License-Identifier: GPL-3.0-or-later
// With which devices people read, what their keys are worth, and what a person decides about them; the own account's as
// well (ux.md B12, B13). Owned by Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Task.h"
#include "model/Comparison.h"
#include "model/Key.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace encryption {
class Ratchets;
struct Missing;
} // namespace encryption
namespace store {
class Profile;
}

namespace chat {

class Encryption;
class KeyPublisher;

struct KnownDevice
{
    model::Device device;
    QStringList fingerprint; // eight groups of eight hexadecimal digits; empty: the key was never seen
    model::KeyTrust trust = model::KeyTrust::Undecided;
    QDateTime trustSince;
    QString decidedBy;    // as in model::Key
    bool isThis = false;  // the one at which one sits
    bool isStale = false; // an own one that nobody has heard of in 60 days: may be removed
    std::optional<model::DeviceAlarm> alarm;

    bool operator==(const KnownDevice &) const = default;
};

// A key that somebody has vouched for, before any device has shown it.
struct AwaitedKey
{
    QByteArray identity;
    QStringList fingerprint;
    model::KeyTrust trust = model::KeyTrust::Verified;
    bool operator==(const AwaitedKey &) const = default;
};

struct PersonsDevices
{
    QList<KnownDevice> devices; // this one first, then listed ones, then those of the past
    QList<AwaitedKey> awaited;
    bool operator==(const PersonsDevices &) const = default;
};

class Devices : public QObject
{
    Q_OBJECT

public:
    struct Surroundings
    {
        base::Jid self; // bare
        store::Profile &profile;
        base::Clock &clock;
        Encryption &encryption;
        KeyPublisher &publisher;
    };
    explicit Devices(model::AccountId account, Surroundings surroundings);
    ~Devices() override;

    base::Task<base::Result<PersonsDevices>> of(base::Jid owner) const;
    // Asks that person's server what it says now, and for keys that are not known yet; finishes when all answers are
    // written down or the time is up.
    base::Task<base::Result<>> refresh(base::Jid owner, std::chrono::milliseconds patience);
    // What somebody should look at, oldest first.
    base::Task<base::Result<QList<model::DeviceAlarm>>> alarms() const;

    // NotFound: no such key is known of that person. NotAllowed: it is the one of this very device. So with the others.
    base::Task<base::Result<>> setTrust(base::Jid owner, QByteArray identity, model::KeyTrust trust);
    // By device number. NotFound: not known, or its key is not.
    base::Task<base::Result<>> setTrust(base::Jid owner, quint32 device, model::KeyTrust trust);
    // By what people compare, in any form; remembered for later if no device has shown it yet. Malformed: no fingerprint.
    base::Task<base::Result<>> setTrust(base::Jid owner, QString fingerprint, model::KeyTrust trust);
    // "Yes, I have seen it": the alarm about that device is over, its trust stays as it is.
    base::Task<base::Result<>> dismiss(base::Jid owner, quint32 device);

    // What verify() would do. Malformed: no code. The code may be anybody's: show whose it is.
    base::Task<base::Result<model::Comparison>> look(QString code);
    // Only when the person has confirmed: scanned in person, or by a channel that nobody else controls.
    base::Task<base::Result<model::Comparison>> verify(QString code);
    struct OwnCode
    {
        QString link;        // as most clients read it
        QString messageLink; // as XEP-0434 says
    };
    base::Task<base::Result<OwnCode>> ownCode();

    // Takes another own device off the lists, and rejects its key here.
    base::Task<base::Result<>> revoke(quint32 device);

Q_SIGNALS:
    // Read of(owner) again.
    void changed(const base::Jid &owner);
    // The person has decided about somebody's keys; who is to be told is written down.
    void decided();
    // Since this program runs; alarms() has those of before.
    void alarmRaised(const model::DeviceAlarm &alarm);
    void alarmsChanged();

private:
    using Ratchets = std::shared_ptr<encryption::Ratchets>;
    enum class Deciding { No, Yes };
    base::Task<base::Result<model::Comparison>> compare(QString code, Deciding deciding);
    void noteChanged(const base::Jid &owner);
    void noteBegunAnew();
    base::Task<base::Result<Ratchets>> ready();
    base::Task<base::Result<>> learn(base::Jid owner, encryption::Missing missing, std::chrono::milliseconds patience);
    base::Task<base::Result<>> decide(base::Jid owner, QByteArray identity, model::KeyTrust trust);
    void noteDecided(const base::Jid &owner, const QList<base::Jid> &followed);
    base::Task<base::Result<>> readAlarms();

    const model::AccountId m_account;
    const Surroundings m;
    std::optional<QList<model::DeviceAlarm>> m_alarms; // as told last; nothing: not read yet
};

} // namespace chat
