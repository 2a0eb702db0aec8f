// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the own device where others find it: its bundles of both OMEMO profiles and its line in the own device lists,
// put there after signing in, renewed as keys are used or grow old, mended when another program takes them away (XEP-0384
// §5.3). Owned by Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Result.h"
#include "base/Task.h"

#include <QObject>
#include <QString>

#include <memory>

namespace encryption {
class Ratchets;
}
namespace store {
class Profile;
}
namespace xep {
class OmemoDevices;
}

namespace chat {

// How it stands with the own keys on the server.
struct KeysOnServer
{
    enum class State {
        Unknown,   // not looked yet
        Published, // others can begin to write to this device
        Failed,    // see error; tried again later
        Closed,    // the server keeps them from others: nobody new can write to this device encrypted
        Contested, // another program keeps taking this device out of the list: left alone for a while
        Withdrawn, // taken away because the account was removed from here
    };
    State state = State::Unknown;
    base::Error error;
    QDateTime since;
    bool operator==(const KeysOnServer &) const = default;
};

class KeyPublisher : public QObject
{
    Q_OBJECT

public:
    KeyPublisher(base::Jid self, xep::OmemoDevices &board, store::Profile &profile, base::Clock &clock);
    ~KeyPublisher() override;

    const KeysOnServer &state() const;

    // A session is there: looks at what the server has, and mends it.
    void begin(std::shared_ptr<encryption::Ratchets> ratchets);
    // The session is there again as it was: goes on with what the break has stopped.
    void resume();
    // There is none any more.
    void end();
    // Somebody has begun with one of the one-time keys: a new one takes its place soon.
    void noteUsed();

    // Finishes when the keys are on the server, or cannot be, or the time is up.
    base::Task<base::Result<>> whenPublished(std::chrono::milliseconds patience);
    // What the own and other people's devices call this one; public, empty: nothing. NotAllowed for what cannot be
    // shown safely.
    base::Task<base::Result<>> setLabel(QString label);
    // Takes another own device out of the lists and its keys away; what it is told to read from now on, it cannot.
    base::Task<base::Result<>> revoke(quint32 device);
    // Takes this device away, before the account is removed from here.
    base::Task<base::Result<>> withdraw();

Q_SIGNALS:
    void stateChanged();
    void rested(); // nothing is under way

private:
    struct Parts;

    void look();
    void plan(std::chrono::milliseconds delay);
    void planAfter(const base::Error &error);
    void settle(const base::Result<> &mended);
    void setState(KeysOnServer::State state, base::Error error = {});
    base::Task<base::Done> turn();
    void rest();
    base::Task<base::Result<>> mendAll();
    base::Task<base::Result<>> renewBundles();
    base::Task<base::Result<>> removeDevice(quint32 device);

    std::unique_ptr<Parts> m;
};

} // namespace chat
