// SPDX-License-Identifier: GPL-3.0-or-later
// Which single bar stands above the messages: the most pressing fact wins (ux.md B16). Plain functions.
#pragma once

#include "chat/ConnectionFacts.h"
#include "model/Key.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace window {

enum class BarTone { Notice, Warning, Bad };
enum class BarAction {
    None,
    Retry,
    SendAgain,
    EnterPassword,
    SignOut,
    AddContact,
    Withdraw,
    OpenStorage,
    Dismiss,
    SendInClear,
    LookAtDevices,
    TurnOn, // the chat's encryption
    Wait,   // the padlock's bar has been read
    StayInClear,
    VerifyDevices,
    AcceptDevices,
    RejectDevices,
    SendToVerified, // what was written; those who are named miss it
    VerifyReaders,
    KeepWriting,
};

struct Bar
{
    BarTone tone = BarTone::Notice;
    QString text;
    QString detail; // technical words, unfolded on demand
    BarAction action = BarAction::None;
    BarAction second = BarAction::None;
    model::AccountId account;
    BarAction third = BarAction::None;

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Bar &) const = default;
};

// One account as far as a bar may speak of it.
struct AccountFacts
{
    model::AccountId id;
    QString address;
    QString server;
    chat::AccountState state;
    qint64 offlineMs = 0; // since it was last online, or since it began to connect
    bool catchingUp = false;
    int caughtUpMessages = 0;
};

struct BarFacts
{
    std::vector<AccountFacts> accounts;
    bool diskFull = false;
    bool archivePutAside = false;
    bool keyInPlainFile = false;
    int leftOut = 0; // archived messages that could not be read (security.md A21)
    QString leftOutServer;
    QString notAContact; // name of the person in the open chat who is none; empty: is one, or no chat
    bool contactAsked = false;
    model::AccountId chatAccount;
    // The message of the open chat that has just failed; no id: none.
    model::Message failed;
    QString chatName;
    QString chatAddress;
    // Why a message of the open chat waits for its lock, and whether the person has switched encryption off.
    model::Obstacle obstacle = model::Obstacle::None;
    bool isInClearByChoice = false;
    bool isLockTold = false; // what the padlock's bar says has been read
    // Devices of the person in the open chat that wait for a decision, and the one whose key has changed.
    QList<model::Device> newDevices;
    std::optional<model::Device> changedKey;
    // Devices that would miss what the person is about to send where only verified ones read.
    QList<model::Device> missingReaders;
};

// How long an account may be away before the bar says so.
inline constexpr qint64 offlineGraceMs = 3000;

class Bars
{
    Q_DECLARE_TR_FUNCTIONS(Bars)

public:
    // Empty if there is nothing to say.
    static Bar choose(const BarFacts &facts);
    static QString label(BarAction action);

private:
    static Bar storage(const BarFacts &facts);
    static Bar connection(const BarFacts &facts);
    static Bar connectionOf(const AccountFacts &account);
    static Bar failure(const BarFacts &facts);
    static Bar readers(const BarFacts &facts);
    static Bar devices(const BarFacts &facts);
    static Bar encryption(const BarFacts &facts);
    static Bar contact(const BarFacts &facts);
    static Bar sync(const BarFacts &facts);
    static Bar leftOut(const BarFacts &facts);
    static Bar keeping(const BarFacts &facts);
};

} // namespace window
