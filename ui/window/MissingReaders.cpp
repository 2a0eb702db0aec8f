// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MissingReaders.h"

namespace window {

QList<model::Device> MissingReaders::unasked(model::ConversationId chat, const chat::PersonsDevices &theirs) const
{
    using model::KeyTrust;
    const QSet<quint32> agreed = m_agreed.value(chat);
    QList<model::Device> missing;
    bool isSomebodyReading = false;
    bool isSomeNew = false;
    for (const chat::KnownDevice &known : theirs.devices) {
        if (!known.device.isListed() || known.trust == KeyTrust::Rejected)
            continue;
        if (known.trust == KeyTrust::Verified) {
            isSomebodyReading = true;
        } else {
            missing.append(known.device);
            isSomeNew = isSomeNew || !agreed.contains(known.device.id);
        }
    }
    return isSomebodyReading && isSomeNew ? missing : QList<model::Device>();
}

void MissingReaders::agree(model::ConversationId chat, const QList<model::Device> &missing)
{
    for (const model::Device &device : missing)
        m_agreed[chat].insert(device.id);
}

} // namespace window
