// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/FindBar.h"

#include "widgets/Announcer.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace window {

FindBar::FindBar(QWidget *parent)
    : Plane(theme::Colour::Surface, Line::Bottom, parent)
    , m_words(new widgets::LineEdit(this))
    , m_count(new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2))
    , m_older(new widgets::IconButton(theme::Icon::ChevronUp, tr("Older hit"), this))
    , m_newer(new widgets::IconButton(theme::Icon::ChevronDown, tr("Newer hit"), this))
    , m_everywhere(new widgets::Button(tr("All chats"), widgets::Button::Kind::Link, this))
{
    m_words->setLeadingIcon(theme::Icon::Search);
    m_words->setAccessibleName(tr("Search in this chat"));
    m_words->setPlaceholderText(tr("Search in this chat"));
    m_words->installEventFilter(this);
    auto *close = new widgets::IconButton(theme::Icon::Close, tr("End the search"), this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space::medium, theme::space::small, theme::space::medium, theme::space::small);
    row->setSpacing(theme::space::small);
    row->addWidget(m_words, 1);
    row->addWidget(m_count);
    row->addWidget(m_older);
    row->addWidget(m_newer);
    row->addWidget(m_everywhere);
    row->addWidget(close);
    m_everywhere->hide();
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(m_older, &QAbstractButton::clicked, this, [this] { step(1); });
    connect(m_newer, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(m_everywhere, &QPushButton::clicked, this, [this] { Q_EMIT everywhereWanted(words()); });
    connect(close, &QAbstractButton::clicked, this, &FindBar::closed);
    showCount();
}

void FindBar::start(const QString &words)
{
    show();
    if (!words.isEmpty())
        m_words->setText(words);
    m_words->setFocus();
    m_words->selectAll();
}

void FindBar::setHits(const QList<model::MessageId> &hits)
{
    m_hits = hits;
    m_at = 0;
    showCount();
    if (!m_hits.isEmpty())
        Q_EMIT chosen(m_hits.first());
}

void FindBar::step(int by)
{
    if (m_hits.isEmpty())
        return;
    m_at = (m_at + by + m_hits.size()) % m_hits.size();
    showCount();
    Q_EMIT chosen(m_hits[m_at]);
}

void FindBar::showCount()
{
    const bool nothing = m_hits.isEmpty();
    m_older->setEnabled(!nothing);
    m_newer->setEnabled(!nothing);
    m_everywhere->setVisible(nothing && !words().trimmed().isEmpty());
    if (words().trimmed().isEmpty())
        m_count->setText({});
    else if (nothing)
        m_count->setText(tr("No message"));
    else
        m_count->setText(tr("%1 of %2", "hit, hits").arg(m_at + 1).arg(m_hits.size()));
    if (!m_count->text().isEmpty() && isVisible())
        widgets::alert(*m_count);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            step(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
    }
    return Plane::eventFilter(watched, event);
}

} // namespace window
