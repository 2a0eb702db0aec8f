// SPDX-License-Identifier: GPL-3.0-or-later
// Search in all chats, in what is stored on this computer. Owned by ChatsPage.
#pragma once

#include "chat/Search.h"
#include "widgets/Field.h"
#include "window/Desk.h"
#include "window/HitList.h"
#include "window/SidePanel.h"

class QListView;

namespace window {

class SearchPanel : public SidePanel
{
    Q_OBJECT

public:
    explicit SearchPanel(const Desk &desk, QWidget *parent = nullptr);

    void start(const QString &words);
    void focusFirst() override;

Q_SIGNALS:
    void chosen(model::ConversationId conversation, model::MessageId message, QString words);

private:
    void find(const QString &words);
    void present(const QString &words, const QList<chat::SearchHit> &hits);
    bool eventFilter(QObject *watched, QEvent *event) override;

    Desk m_desk;
    chat::Search m_search;
    widgets::LineEdit *m_words;
    widgets::Label *m_note;
    HitModel *m_hits;
    QListView *m_list;
    quint64 m_turn = 0;
};

} // namespace window
