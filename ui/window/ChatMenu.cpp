// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ChatMenu.h"

#include "chat/Conversations.h"
#include "theme/Icons.h"
#include "widgets/Question.h"

#include <QCoreApplication>
#include <QMenu>

namespace window {

namespace {

void addMuting(QMenu &menu, const model::Conversation &chat, chat::Conversations &conversations)
{
    if (isMuted(chat)) {
        menu.addAction(theme::asIcon(theme::Icon::Bell), QCoreApplication::translate("ChatMenu", "Unmute"),
                       &conversations, [&conversations, id = chat.id] { conversations.setMutedUntil(id, {}); });
        return;
    }
    QMenu *times = menu.addMenu(theme::asIcon(theme::Icon::Mute), QCoreApplication::translate("ChatMenu", "Mute"));
    const auto add = [&](const QString &words, const QDateTime &until) {
        times->addAction(words, &conversations,
                         [&conversations, id = chat.id, until] { conversations.setMutedUntil(id, until); });
    };
    const QDateTime now = QDateTime::currentDateTime();
    add(QCoreApplication::translate("ChatMenu", "For one hour"), now.addSecs(3600));
    add(QCoreApplication::translate("ChatMenu", "Until tomorrow"), QDateTime(now.date().addDays(1), QTime(8, 0)));
    add(QCoreApplication::translate("ChatMenu", "Always"), mutedForEver());
}

} // namespace

bool isMuted(const model::Conversation &chat)
{
    return chat.mutedUntil.isValid() && chat.mutedUntil > QDateTime::currentDateTime();
}

QDateTime mutedForEver()
{
    return QDateTime(QDate(9999, 1, 1), QTime(0, 0));
}

void fillChatMenu(QMenu &menu, const model::Conversation &chat, chat::Conversations &conversations, QWidget *window)
{
    const model::ConversationId id = chat.id;
    if (chat.unread > 0)
        menu.addAction(QCoreApplication::translate("ChatMenu", "Mark as read"), &conversations,
                       [&conversations, id, last = chat.lastMessage] { conversations.markRead(id, last); });
    else if (chat.lastMessage)
        menu.addAction(QCoreApplication::translate("ChatMenu", "Mark as unread"), &conversations,
                       [&conversations, id] { conversations.markUnread(id); });
    menu.addAction(theme::asIcon(theme::Icon::Pin),
                   chat.pinned ? QCoreApplication::translate("ChatMenu", "Unpin")
                               : QCoreApplication::translate("ChatMenu", "Pin"),
                   &conversations,
                   [&conversations, id, pinned = chat.pinned] { conversations.setPinned(id, !pinned); });
    addMuting(menu, chat, conversations);
    menu.addAction(theme::asIcon(theme::Icon::Archive),
                   chat.archived ? QCoreApplication::translate("ChatMenu", "Bring back from the archive")
                                 : QCoreApplication::translate("ChatMenu", "Archive"),
                   &conversations,
                   [&conversations, id, archived = chat.archived] { conversations.setArchived(id, !archived); });
    menu.addSeparator();
    menu.addAction(
        theme::asIcon(theme::Icon::Delete, theme::Colour::Bad), QCoreApplication::translate("ChatMenu", "Delete chat…"),
        window, [&conversations, window, id, name = chat.name] {
            if (widgets::confirm(
                    window, QCoreApplication::translate("ChatMenu", "Delete the chat with %1?").arg(name),
                    QCoreApplication::translate("ChatMenu",
                                                "Its messages are deleted on this computer. Other devices and the "
                                                "server may keep them."),
                    QCoreApplication::translate("ChatMenu", "Delete the chat")))
                conversations.remove(id).then(window, [](const base::Result<> &) {});
        });
}

} // namespace window
