// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of the contact list and what is known of the person's presence. Plain values.
#pragma once

#include "base/Jid.h"
#include "model/Ids.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace model {

enum class Subscription { None, To, From, Both }; // RFC 6121 §2.1.2.5
enum class Show { Offline, Available, Chat, Away, ExtendedAway, DoNotDisturb };

struct Contact
{
    AccountId account;
    base::Jid jid;    // bare
    QString name;     // given by the user
    QString nickname; // published by the person (XEP-0172)
    QStringList groups;
    Subscription subscription = Subscription::None;
    bool asked = false; // our request waits for an answer
    bool preApproved = false;
    QString avatarHash; // SHA-1 in hex (XEP-0084 id or XEP-0153 hash); empty: none

    // Name as the interface shows it: own name, then nickname, then local part.
    QString displayName() const
    {
        if (!name.isEmpty())
            return name;
        if (!nickname.isEmpty())
            return nickname;
        return jid.local().isEmpty() ? jid.domain() : jid.local();
    }
    // Whether we see theirs, and with it their news.
    bool showsPresence() const { return subscription == Subscription::To || subscription == Subscription::Both; }
    bool seesPresence() const { return subscription == Subscription::From || subscription == Subscription::Both; }

    bool operator==(const Contact &) const = default;
};

// The best presence among the person's devices.
struct Presence
{
    Show show = Show::Offline;
    QString status;
    QDateTime since; // idle or offline since, if known

    bool operator==(const Presence &) const = default;
};

// Somebody asks to see our presence.
struct ContactRequest
{
    AccountId account;
    base::Jid jid;
    QString nickname;
    QString text;
    QDateTime received;

    bool operator==(const ContactRequest &) const = default;
};

} // namespace model
