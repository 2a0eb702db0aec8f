// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/SearchPanel.h"

#include "chat/Conversations.h"

#include <QKeyEvent>
#include <QListView>

namespace window {

namespace {

constexpr int mostHits = 200;

} // namespace

SearchPanel::SearchPanel(const Desk &desk, QWidget *parent)
    : SidePanel(tr("Search in all chats"), parent)
    , m_desk(desk)
    , m_search(desk.profile)
    , m_words(new widgets::LineEdit)
    , m_note(new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2))
    , m_hits(new HitModel(this))
    , m_list(new QListView)
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, theme::space::medium, 0, 0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(theme::space::large, 0, theme::space::large, 0);
    m_words->setLeadingIcon(theme::Icon::Search);
    m_words->setAccessibleName(tr("Search in all chats"));
    m_words->installEventFilter(this);
    m_note->setWrapping(true);
    top->addWidget(m_words);
    top->addWidget(m_note);
    column->addLayout(top);
    m_list->setModel(m_hits);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setAccessibleName(tr("Found messages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    column->addWidget(m_list, 1);
    setBody(body);
    connect(m_words, &QLineEdit::textChanged, this, &SearchPanel::find);
    const auto choose = [this](const QModelIndex &index) {
        const model::Message &message = m_hits->hit(index).message;
        Q_EMIT chosen(message.conversation, message.id, m_words->text());
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    find({});
}

void SearchPanel::start(const QString &words)
{
    m_words->setText(words);
    focusFirst();
}

void SearchPanel::focusFirst()
{
    m_words->setFocus();
    m_words->selectAll();
}

void SearchPanel::find(const QString &words)
{
    const quint64 turn = ++m_turn;
    if (words.trimmed().isEmpty()) {
        m_hits->setHits({}, {});
        m_note->setText(tr("I search in the messages saved on this computer."));
        return;
    }
    m_search.find(words, {}, mostHits)
        .then(this, [this, turn, words](const base::Result<QList<chat::SearchHit>> &hits) {
            if (turn == m_turn)
                present(words, hits ? *hits : QList<chat::SearchHit>());
        });
}

void SearchPanel::present(const QString &words, const QList<chat::SearchHit> &hits)
{
    QList<Hit> rows;
    for (const chat::SearchHit &hit : hits) {
        const auto chat = m_desk.conversations.find(hit.message.conversation);
        const chat::Stretch first = hit.stretches.value(0);
        rows << Hit{hit.message, chat ? chat->name : QString(),
                    wordsAround(hit.message.body, first.start, first.length)};
    }
    m_hits->setHits(rows, words);
    m_note->setText(rows.isEmpty() ? tr("No message with “%1”.").arg(words.trimmed())
                                   : tr("%n message(s) on this computer", nullptr, int(rows.size())));
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_words) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (m_hits->rowCount() > 0) {
                m_list->setFocus();
                m_list->setCurrentIndex(m_hits->index(0));
            }
            return true;
        }
    }
    return SidePanel::eventFilter(watched, event);
}

} // namespace window
