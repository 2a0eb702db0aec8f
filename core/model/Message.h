// SPDX-License-Identifier: GPL-3.0-or-later
// One message as stored and shown. Plain value.
#pragma once

#include "base/Jid.h"
#include "model/Ids.h"

#include <QDateTime>
#include <QString>

namespace model {

enum class Direction { In, Out };
enum class MessageKind { Text, Notice, Undecryptable }; // Notice: written by the program, such as "You verified …"
enum class Via { Live, Carbon, Archive };
enum class DeliveryState { None, Pending, Sent, Delivered, Read, Failed }; // None: incoming
enum class Encryption { None, OmemoLegacy, Omemo2 };
enum class Trust { NotApplicable, Verified, Blind, New, Distrusted };

// Why an encrypted message does not leave, or stays closed. Numbers are stored: new ones go to the end.
enum class Obstacle {
    None,
    // Of one that waits here, and never leaves in clear by itself (ux.md B11).
    KeysWanted,    // the other side's keys are being asked for
    NoDevices,     // the other side reads with nothing that can
    NobodyMay,     // it does, but none of its keys is accepted
    TooLarge,      // for so many devices
    EncryptionOff, // this program cannot encrypt now
    // Of one that has come.
    NotForThisDevice, // locked for others only: the sender does not know this device, or does not trust it
    NoSession,        // nothing was ever agreed with the sender's device, or it was lost
    KeyGone,          // it begins with a key of ours that is gone
    NotAuthentic,     // changed on the way, or of a session that one side has lost
    KeyChanged,       // the device has another key than the one that is known of it
    Malformed,
    Forged,       // the payload is not the one that was locked with the key
    WrongAddress, // what is inside was written by somebody else or to somebody else
    Rejected,     // the person here has rejected the key
};

struct Message
{
    MessageId id;
    ConversationId conversation;
    MessageKind kind = MessageKind::Text;
    Direction direction = Direction::In;
    Via via = Via::Live;
    base::Jid from;   // bare address of the author; in rooms the room with the nickname as resource
    QString resource; // sender's resource if known
    QString body;
    QDateTime time; // orders the timeline: server's time for archived, arrival for live
    QDateTime sent; // what the sender's side says, clamped; shown
    bool delayed = false;

    QString stanzaId;  // the `id` attribute
    QString originId;  // XEP-0359; for outgoing ones ours, 128 random bits
    QString archiveId; // XEP-0359 stanza-id by our archive; empty until known

    DeliveryState state = DeliveryState::None;
    QString error;    // defined condition, for Failed
    bool read = true; // false: unread
    bool edited = false;
    bool retracted = false;

    // None: in clear. Of a message that waits to be locked, the best that may come of it.
    Encryption encryption = Encryption::None;
    Trust trust = Trust::NotApplicable; // of the sender's key, when it came
    quint32 device = 0;                 // sender's OMEMO device
    Obstacle obstacle = Obstacle::None; // while Pending, or Undecryptable

    bool operator==(const Message &) const = default;
};

} // namespace model
