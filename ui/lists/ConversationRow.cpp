// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationRow.h"

#include "text/SafeDisplay.h"
#include "text/Times.h"

#include <QCoreApplication>

namespace lists {
namespace {

using theme::Colour;

struct RowWords
{
    Q_DECLARE_TR_FUNCTIONS(lists::Row)

public:
    static QString typing() { return tr("is typing…"); }
    static QString draft() { return tr("Draft:"); }
    static QString notSent() { return tr("Not sent:", "before a message in the chat list"); }
    static QString you() { return tr("You:", "before one's own message in the chat list"); }
    static QString said(const QString &name)
    {
        return tr("%1:", "who wrote it, before a message in the chat list").arg(name);
    }
    static QString unreadable() { return tr("A message that can’t be read on this device"); }
    static QString group() { return tr("group"); }
    static QString channel() { return tr("public channel"); }
    static QString unread(int count) { return tr("%n unread", nullptr, count); }
    static QString mentions(int count) { return tr("%n mentions", nullptr, count); }
    static QString pinned() { return tr("pinned"); }
    static QString muted() { return tr("muted"); }
    static QString waiting() { return tr("waiting to be sent"); }
    static QString oddName() { return tr("unusual characters in the name"); }
    static QString dot(widgets::OnlineDot dot)
    {
        switch (dot) {
        case widgets::OnlineDot::None: return {};
        case widgets::OnlineDot::Online: return tr("online");
        case widgets::OnlineDot::Away: return tr("away");
        case widgets::OnlineDot::Busy: return tr("do not disturb");
        }
        return {};
    }
};

void addWords(QStringList &words, const QString &more)
{
    if (!more.isEmpty())
        words << more;
}

} // namespace

bool ConversationRow::isGroup() const
{
    return chat.kind == model::ConversationKind::PrivateGroup || chat.kind == model::ConversationKind::PublicChannel;
}

Preview previewOf(const ConversationRow &row)
{
    const model::Conversation &chat = row.chat;
    const QString line = text::oneLine(chat.preview);
    if (row.isTyping)
        return {{}, {}, Colour::Text2, RowWords::typing(), Colour::Accent};
    if (row.padlock == text::PadlockState::NewDevice)
        return {{}, text::faceOf({row.padlock, {}, 0, 0, 0}).word, Colour::Warn, {}, Colour::Warn};
    if (!chat.draft.trimmed().isEmpty())
        return {{}, RowWords::draft(), Colour::Bad, text::oneLine(chat.draft), Colour::Text2};
    if (chat.previewKind == model::MessageKind::Undecryptable)
        return {theme::Icon::PadlockWarning, {}, Colour::Text2, RowWords::unreadable(), Colour::Text2};
    if (chat.previewState == model::DeliveryState::Failed)
        return {{}, RowWords::notSent(), Colour::Bad, line, Colour::Text2};
    if (chat.previewState == model::DeliveryState::Pending)
        return {theme::Icon::Clock, {}, Colour::Text2, line, Colour::Text2};
    if (line.isEmpty() || chat.previewKind == model::MessageKind::Notice)
        return {{}, {}, Colour::Text2, line, Colour::Text2};
    if (chat.previewDirection == model::Direction::Out)
        return {{}, RowWords::you(), Colour::Text2, line, Colour::Text2};
    if (row.isGroup() && !chat.previewNick.isEmpty())
        return {{}, RowWords::said(text::safeName(chat.previewNick).text), Colour::Text2, line, Colour::Text2};
    return {{}, {}, Colour::Text2, line, Colour::Text2};
}

widgets::AvatarFace faceOf(const ConversationRow &row)
{
    return {row.chat.name, row.chat.jid.bare().toString(), row.chat.avatarHash,
            row.isGroup() ? widgets::AvatarShape::Square : widgets::AvatarShape::Round, row.dot};
}

QString sentenceOf(const ConversationRow &row, const QDateTime &now)
{
    const model::Conversation &chat = row.chat;
    const text::Shown name = text::safeName(chat.name);
    QStringList words{name.text};
    if (name.isOdd)
        words << RowWords::oddName();
    if (row.isGroup())
        words << (chat.kind == model::ConversationKind::PublicChannel ? RowWords::channel() : RowWords::group());
    addWords(words, RowWords::dot(row.dot));
    if (chat.unread > 0)
        words << RowWords::unread(chat.unread);
    if (row.mentions > 0)
        words << RowWords::mentions(row.mentions);
    addWords(words, previewOf(row).whole());
    if (chat.previewState == model::DeliveryState::Pending)
        words << RowWords::waiting();
    addWords(words, text::fullTime(chat.lastActivity, now));
    words << text::faceOf({row.padlock, {}, 0, 0, 0}).word;
    if (chat.pinned)
        words << RowWords::pinned();
    if (row.isMuted(now))
        words << RowWords::muted();
    return words.join(QStringLiteral(", "));
}

} // namespace lists
