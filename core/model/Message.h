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

    Encryption encryption = Encryption::None;
    Trust trust = Trust::NotApplicable;
    quint32 device = 0; // sender's OMEMO device

    bool operator==(const Message &) const = default;
};

} // namespace model
