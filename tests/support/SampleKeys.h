// SPDX-License-Identifier: GPL-3.0-or-later
// Devices and keys for the people of a SampleDesk, written into its profile before a window shows it. Free functions.
#pragma once

#include "model/Key.h"
#include "support/SampleDesk.h"

namespace sample {

struct SampleDevice
{
    const char *owner = "";
    quint32 id = 0;
    const char *label = "";
    model::KeyTrust trust = model::KeyTrust::Blind;
    int silentDays = 0; // since it was heard last; under 0: never heard
    bool isListed = true;
    bool isOld = false; // speaks the older OMEMO alone
};

// The key of a device, the same each time.
QByteArray identityOf(quint32 device);
// All lists of these owners are known from then on.
void addDevices(SampleDesk &desk, const QList<SampleDevice> &devices);
void alarm(SampleDesk &desk, const char *owner, quint32 device, model::DeviceAlarm::Kind kind);
// How the chat with that person is to be encrypted.
model::ConversationId setEncryption(SampleDesk &desk, const char *person, model::EncryptionChoice choice);
// Everybody of Content::Chats reads with one phone, which was accepted.
void addPhones(SampleDesk &desk);
// Anna with a laptop that was compared, a phone that was accepted and a tablet that is new; two more own devices.
void addUsualDevices(SampleDesk &desk);

} // namespace sample
