// SPDX-License-Identifier: GPL-3.0-or-later
// The chats in the order of the list: pinned, then by time; filtered; and held still while somebody looks closely.
// Fed with values by whoever owns it; main thread.
#pragma once

#include "lists/ConversationRow.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>

namespace lists {

enum class Filter { All, Unread, Groups };
enum class Order { Live, Frozen };

class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole, IdRole };
    using Now = std::function<QDateTime()>;

    explicit ConversationListModel(Now now, QObject *parent = nullptr);

    // All chats at once; those that are gone from `chats` leave the list.
    void setConversations(const QList<model::Conversation> &chats);
    // One chat as it is now; a new one comes in.
    void change(const model::Conversation &chat);
    void remove(model::ConversationId id);
    void setTyping(model::ConversationId id, bool typing);
    void setDot(model::ConversationId id, widgets::OnlineDot dot);
    void setPadlock(model::ConversationId id, text::PadlockState padlock);

    void setFilter(Filter filter);
    Filter filter() const { return m_filter; }
    // Letters of name or address, without case and accents.
    void setWords(const QString &words);
    // Frozen: nobody changes place, new chats come in at the end; what waited happens on going back [UX-LIST-2].
    void setOrder(Order order);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QModelIndex indexOf(model::ConversationId id) const;
    const QList<model::ConversationId> &order() const { return m_shown; }
    // Chats with something unread, whatever is filtered.
    int unreadChats() const;

private:
    struct Entry
    {
        ConversationRow row;
        QString folded; // name and address, for the words
    };

    void edit(model::ConversationId id, const std::function<void(ConversationRow &)> &action);
    bool passes(const Entry &entry) const;
    bool precedes(model::ConversationId one, model::ConversationId other) const;
    bool staysInPlace(model::ConversationId id) const;
    QList<model::ConversationId> wanted() const;
    void refresh();
    void apply(const QList<model::ConversationId> &wanted);
    void arrange(const QList<model::ConversationId> &wanted);
    void showChanged(model::ConversationId id);

    Now m_now;
    QHash<model::ConversationId, Entry> m_entries;
    QList<model::ConversationId> m_shown;
    Filter m_filter = Filter::All;
    Order m_order = Order::Live;
    QString m_words;
};

} // namespace lists
