// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/People.h"

#include "gallery/Gallery.h"

namespace gallery {
namespace {

model::Conversation chat(qint64 id, const char *name, const char *address, const char *preview, QDateTime time)
{
    model::Conversation chat;
    chat.id = {id};
    chat.account = {1};
    chat.jid = base::Jid::of(QString::fromUtf8(address));
    chat.name = QString::fromUtf8(name);
    chat.preview = QString::fromUtf8(preview);
    chat.lastActivity = std::move(time);
    return chat;
}

} // namespace

QList<model::Conversation> conversations()
{
    const QDate today = now().date();
    const auto at = [&](int daysAgo, int hour, int minute) {
        return QDateTime(today.addDays(-daysAgo), QTime(hour, minute));
    };
    model::Conversation group = chat(1, "Assemblea", "assemblea@conference.example.org", "alle 21 in via Garibaldi",
                                     at(0, 18, 42));
    group.kind = model::ConversationKind::PrivateGroup;
    group.previewNick = QStringLiteral("Bruno");
    group.pinned = true;
    model::Conversation anna = chat(2, "Anna", "anna@example.org", "Ci vediamo lì, porto io le chiavi", at(0, 18, 40));
    anna.unread = 2;
    model::Conversation bruno = chat(3, "Bruno", "bruno@example.org", "ti mando il verbale", at(0, 17, 5));
    bruno.previewDirection = model::Direction::Out;
    bruno.previewState = model::DeliveryState::Read;
    model::Conversation kitchen = chat(4, "Cucina", "cucina@conference.example.org", "chi compra il sale?",
                                       at(0, 16, 20));
    kitchen.kind = model::ConversationKind::PrivateGroup;
    kitchen.draft = QStringLiteral("porto il pane e l’olio, ma non prima delle sette");
    model::Conversation marco = chat(5, "Marco", "marco@example.org", "nuovo telefono!", at(1, 21, 10));
    marco.unread = 1;
    model::Conversation grandmother = chat(6, "Nonna", "nonna@example.org", "Va bene, a domenica!", at(5, 12, 0));
    model::Conversation channel = chat(7, "Software libero", "libero@conference.example.org", "qualcuno usa la 6.1?",
                                       at(9, 9, 30));
    channel.kind = model::ConversationKind::PublicChannel;
    channel.previewNick = QStringLiteral("kernelpanic");
    channel.unread = 128;
    channel.mutedUntil = now().addYears(1);
    model::Conversation failed = chat(8, "Giovanni Battista Pergolesi", "gb@example.org", "stasera non ce la faccio",
                                      at(12, 8, 0));
    failed.previewDirection = model::Direction::Out;
    failed.previewState = model::DeliveryState::Failed;
    model::Conversation waiting = chat(9, "Sara", "sara@example.org", "arrivo", at(400, 8, 0));
    waiting.previewDirection = model::Direction::Out;
    waiting.previewState = model::DeliveryState::Pending;
    return {group, anna, bruno, kitchen, marco, grandmother, channel, failed, waiting};
}

void dress(lists::ConversationListModel &rows)
{
    using text::PadlockState;
    rows.setPadlock({1}, PadlockState::Verified);
    rows.setPadlock({2}, PadlockState::Encrypted);
    rows.setDot({2}, widgets::OnlineDot::Online);
    rows.setPadlock({3}, PadlockState::Encrypted);
    rows.setDot({3}, widgets::OnlineDot::Away);
    rows.setPadlock({4}, PadlockState::Encrypted);
    rows.setPadlock({5}, PadlockState::NewDevice);
    rows.setPadlock({6}, PadlockState::NotEncrypted);
    rows.setPadlock({8}, PadlockState::CannotEncrypt);
    rows.setPadlock({9}, PadlockState::Encrypted);
    rows.setTyping({9}, true);
}

} // namespace gallery
