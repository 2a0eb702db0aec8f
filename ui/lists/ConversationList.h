// SPDX-License-Identifier: GPL-3.0-or-later
// The list of chats: a list view that keeps its order while the pointer is over it or the focus in it [UX-LIST-2].
// Owned by the left panel, which feeds it values.
#pragma once

#include "lists/ConversationListModel.h"

#include <QListView>

namespace lists {

class ConversationDelegate;

class ConversationList : public QListView
{
    Q_OBJECT

public:
    // `pictures` may be null. `now` gives the moment that "yesterday" is counted from.
    explicit ConversationList(widgets::AvatarPictures *pictures,
                              std::function<QDateTime()> now = &QDateTime::currentDateTime, QWidget *parent = nullptr);

    ConversationListModel &rows() { return *m_model; }
    void setConversations(const QList<model::Conversation> &chats) { m_model->setConversations(chats); }
    void setFilter(Filter filter) { m_model->setFilter(filter); }

    // Marks the open chat; nothing is emitted.
    void setCurrent(model::ConversationId id);
    model::ConversationId current() const { return m_current; }
    // The chats in the order shown.
    QList<model::ConversationId> order() const { return m_model->order(); }
    // Pictures only, 76 px.
    void setCollapsed(bool collapsed);
    // Nothing changes place while old messages are being fetched either.
    void setLoadingHistory(bool loading);

Q_SIGNALS:
    void chosen(model::ConversationId id); // click, Enter, Space
    void menuWanted(model::ConversationId id, const QPoint &globalPosition);

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    // Rows are equally high, so a changed one is painted again; QListView would lay out and paint all of them.
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;

private:
    void freeze();
    void showCurrent();
    model::ConversationId idAt(const QModelIndex &index) const;

    ConversationListModel *m_model;
    ConversationDelegate *m_delegate;
    model::ConversationId m_current;
    bool m_hovered = false;
    bool m_loading = false;
};

} // namespace lists
