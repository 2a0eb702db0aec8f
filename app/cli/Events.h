// SPDX-License-Identifier: GPL-3.0-or-later
// Messages, contacts and states as the JSON objects and plain lines of the contract (docs/cli.md).
#pragma once

#include "chat/ConnectionFacts.h"
#include "chat/Devices.h"
#include "cli/Output.h"
#include "model/Contact.h"
#include "model/Conversation.h"
#include "model/Message.h"

#include <QJsonObject>
#include <QString>

namespace cli {

QJsonObject toJson(const model::Message &message, const base::Jid &account, const base::Jid &conversation);
QString toPlain(const model::Message &message);
// The event that tells of it: `message`, or `undecryptable` with the reason.
void tell(const Output &output, const model::Message &message, const base::Jid &account, const base::Jid &conversation);
QJsonObject toJson(const model::Contact &contact, const base::Jid &account);
QJsonObject toJson(const chat::ConnectionFacts &facts, const base::Jid &account);

// Words of the contract.
QString wordFor(model::DeliveryState state);
QString wordFor(model::Show show);
QString wordFor(model::Subscription subscription);
QString wordFor(chat::Connectivity connectivity);
QString timeText(const QDateTime &time);
// Null where there is nothing to say.
QJsonValue orNull(const QString &words);

QString wordFor(model::Encryption encryption);
QString wordFor(model::KeyTrust trust);
QString wordFor(model::DeviceAlarm::Kind kind);
QJsonObject toJson(const chat::KnownDevice &known, const base::Jid &account);

} // namespace cli
