// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MessagePanel.h"

#include "chat/Proof.h"
#include "text/KeyWords.h"
#include "text/Times.h"
#include "widgets/Announcer.h"
#include "widgets/Button.h"
#include "window/RemedyWork.h"

#include <QVBoxLayout>

#include <utility>

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

MessagePanel::MessagePanel(const Desk &desk, QWidget *parent)
    : SidePanel(tr("Message details"), parent)
    , m_desk(desk)
{
}

void MessagePanel::present(const model::Message &message, const model::Conversation &chat)
{
    m_shown = message.id;
    clearColumn();
    const bool own = message.direction == model::Direction::Out;
    const QDateTime now = QDateTime::currentDateTime();
    addRow(tr("From"), message.from.toString());
    addRow(tr("To"), own ? chat.jid.toString() : QString());
    addRow(tr("Written"), text::fullTime(message.sent, now));
    addRow(own ? tr("Stored") : tr("Arrived"), text::fullTime(message.time, now));
    addRow(tr("Way"), own ? QString() : wayOf(message.via));
    addRow(tr("State"), stateOf(message.state));
    addRow(tr("What the server said"), message.error);
    addRow(tr("Encryption"), text::KeyWords::protection(message.encryption));
    addRow(tr("Why it can’t be read"),
           message.kind == model::MessageKind::Undecryptable ? text::KeyWords::closed(message.obstacle) : QString());
    if (message.kind == model::MessageKind::Undecryptable)
        addRemedies(message);
    column().addStretch();
    if (message.encryption == model::Encryption::None)
        return;
    chat::proofOf(m_desk.profile, message.id).then(this, [this](const base::Result<chat::Proof> &proof) {
        if (proof && proof->message.id == m_shown)
            addProof(*proof);
    });
}

// E-14: what may bring the words back.
void MessagePanel::addRemedies(const model::Message &message)
{
    auto *outcome = new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2);
    outcome->setWrapping(true);
    outcome->hide();
    for (const timeline::Remedy remedy : timeline::Remedies::of(message)) {
        auto *button = new widgets::Button(timeline::Remedies::word(remedy), widgets::Button::Kind::Secondary);
        column().addWidget(button, 0, Qt::AlignLeading);
        connect(button, &QPushButton::clicked, outcome, [this, message, remedy, outcome] {
            apply(remedy, message, m_desk, outcome, [outcome](const QString &words) {
                outcome->setText(words);
                outcome->show();
                widgets::alert(*outcome);
            });
        });
    }
    column().addWidget(outcome);
}

// As it was when the message was locked, whatever has been decided since.
void MessagePanel::addProof(const chat::Proof &proof)
{
    delete column().takeAt(column().count() - 1); // what fills the rest
    if (proof.message.direction == model::Direction::Out) {
        addReaders(proof);
    } else {
        for (const auto &[reader, fingerprint] : proof.lines) {
            addRow(tr("Device that wrote it"), QString::number(reader.device));
            addRow(tr("Its key then"), text::KeyWords::trust(reader.trust));
            addFingerprint(fingerprint);
        }
    }
    column().addStretch();
}

void MessagePanel::addReaders(const chat::Proof &proof)
{
    using LeftOut = model::Reader::LeftOut;
    const auto add = [&](const QString &title, bool reads) {
        bool isFirst = true;
        for (const auto &[reader, fingerprint] : proof.lines) {
            if ((reader.leftOut == LeftOut::No) != reads)
                continue;
            if (std::exchange(isFirst, false))
                addTitle(title);
            addRow(tr("%1, device %2", "address and number").arg(reader.owner.toString()).arg(reader.device),
                   reads ? text::KeyWords::trust(reader.trust) : text::KeyWords::leftOut(reader.leftOut));
            addFingerprint(fingerprint);
        }
    };
    add(tr("Can read it"), true);
    add(tr("Can’t read it"), false);
}

void MessagePanel::addFingerprint(const QStringList &groups)
{
    addRow(tr("Key"), groups.join(u' '));
}

} // namespace window
