// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MessagePanel.h"

#include "text/Times.h"

#include <QVBoxLayout>

namespace window {

namespace {

QString stateOf(model::DeliveryState state)
{
    switch (state) {
    case model::DeliveryState::None: return {};
    case model::DeliveryState::Pending: return MessagePanel::tr("waiting", "a message");
    case model::DeliveryState::Sent: return MessagePanel::tr("sent", "a message");
    case model::DeliveryState::Delivered: return MessagePanel::tr("delivered", "a message");
    case model::DeliveryState::Read: return MessagePanel::tr("read", "a message");
    case model::DeliveryState::Failed: return MessagePanel::tr("not sent", "a message");
    }
    return {};
}

QString wayOf(model::Via via)
{
    switch (via) {
    case model::Via::Live: return MessagePanel::tr("directly");
    case model::Via::Carbon: return MessagePanel::tr("copied from another device");
    case model::Via::Archive: return MessagePanel::tr("from the server’s archive");
    }
    return {};
}

} // namespace

MessagePanel::MessagePanel(QWidget *parent)
    : SidePanel(tr("Message details"), parent)
{
}

void MessagePanel::present(const model::Message &message, const model::Conversation &chat)
{
    clearColumn();
    const bool own = message.direction == model::Direction::Out;
    const QDateTime now = QDateTime::currentDateTime();
    addRow(tr("From"), message.from.toString());
    addRow(tr("To"), own ? chat.jid.toString() : QString());
    addRow(tr("Written"), text::fullTime(message.sent, now));
    addRow(own ? tr("Stored") : tr("Arrived"), text::fullTime(message.time, now));
    addRow(tr("Way"), own ? QString() : wayOf(message.via));
    addRow(tr("State"), stateOf(message.state));
    addRow(tr("Encryption"),
           message.encryption == model::Encryption::None ? tr("Not encrypted", "a message")
                                                         : tr("Encrypted", "a message"));
    addRow(tr("What the server said"), message.error);
    column().addStretch();
}

} // namespace window
