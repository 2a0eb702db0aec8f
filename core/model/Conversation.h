// SPDX-License-Identifier: GPL-3.0-or-later
// One chat as the list shows it: with a person, a room or oneself. Plain value; kept by store, followed by chat.
#pragma once

#include "base/Jid.h"
#include "model/Ids.h"
#include "model/Message.h"

#include <QDateTime>
#include <QString>

namespace model {

enum class ConversationKind { Person, PrivateGroup, PublicChannel, NotesToSelf };
// Automatic: encrypted like every chat with one person, and nobody has said anything else. On: something encrypted was
// read here, or the person wants it; OnlyVerified: and devices that were not verified get nothing. Numbers are stored.
enum class EncryptionChoice { Automatic, Off, On, OnlyVerified };

struct Conversation
{
    ConversationId id;
    AccountId account;
    base::Jid jid; // bare
    ConversationKind kind = ConversationKind::Person;
    QString name; // as shown
    QString avatarHash;

    bool pinned = false;
    bool archived = false;
    bool stranger = false; // not accepted yet: waits in "Waiting for you", gets no receipts
    QDateTime mutedUntil;  // invalid: not muted
    EncryptionChoice encryption = EncryptionChoice::Automatic;
    QString draft;

    int unread = 0;
    MessageId firstUnread;
    MessageId lastMessage;
    QDateTime lastActivity; // orders the list
    QString preview;        // first line of the last message
    Direction previewDirection = Direction::In;
    DeliveryState previewState = DeliveryState::None;
    MessageKind previewKind = MessageKind::Text;
    QString previewNick; // who wrote it, in rooms

    bool operator==(const Conversation &) const = default;
};

} // namespace model
