// SPDX-License-Identifier: GPL-3.0-or-later
// Where only verified devices read: which of the person's would miss what is about to be sent (ux.md B11). About each
// set of devices one is asked once. Owned by ChatPage.
#pragma once

#include "chat/Devices.h"
#include "model/Ids.h"

#include <QHash>
#include <QSet>

namespace window {

class MissingReaders
{
public:
    // Whom to name before something is sent; none: nobody would miss it, everybody would, or the person has agreed.
    QList<model::Device> unasked(model::ConversationId chat, const chat::PersonsDevices &theirs) const;
    // The person sends to the others.
    void agree(model::ConversationId chat, const QList<model::Device> &missing);

private:
    QHash<model::ConversationId, QSet<quint32>> m_agreed; // until the program ends
};

} // namespace window
