// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationListModel.h"

#include "text/SafeDisplay.h"
#include "text/Times.h"

#include <QSet>

#include <algorithm>

namespace lists {
namespace {

constexpr qsizetype fewRows = 16; // more changes at once are a new list for the view

QString folded(const QString &text)
{
    const QString parts = text.normalized(QString::NormalizationForm_D);
    QString plain;
    for (const QChar character : parts) {
        if (!character.isMark())
            plain += character.toCaseFolded();
    }
    return plain;
}

bool isListed(const model::Conversation &chat)
{
    return !chat.archived && !chat.stranger; // strangers wait in their cards
}

} // namespace

ConversationListModel::ConversationListModel(Now now, QObject *parent)
    : QAbstractListModel(parent)
    , m_now(std::move(now))
{
}

void ConversationListModel::setConversations(const QList<model::Conversation> &chats)
{
    QSet<model::ConversationId> seen;
    QList<model::ConversationId> edited;
    for (const model::Conversation &chat : chats) {
        seen.insert(chat.id);
        Entry &entry = m_entries[chat.id];
        if (entry.row.chat == chat)
            continue;
        if (entry.row.chat.name != chat.name || entry.folded.isEmpty())
            entry.folded = folded(chat.name + QLatin1Char(' ') + chat.jid.toString());
        if (chat.kind == model::ConversationKind::PublicChannel)
            entry.row.padlock = text::PadlockState::PublicChannel;
        entry.row.chat = chat;
        edited << chat.id;
    }
    m_entries.removeIf([&](const auto &entry) { return !seen.contains(entry.key()); });
    refresh();
    for (const model::ConversationId id : std::as_const(edited))
        showChanged(id);
}

void ConversationListModel::change(const model::Conversation &chat)
{
    edit(chat.id, [&chat](ConversationRow &row) {
        row.chat = chat;
        if (chat.kind == model::ConversationKind::PublicChannel)
            row.padlock = text::PadlockState::PublicChannel;
    });
}

void ConversationListModel::remove(model::ConversationId id)
{
    m_entries.remove(id);
    refresh();
}

void ConversationListModel::setTyping(model::ConversationId id, bool typing)
{
    if (m_entries.contains(id))
        edit(id, [typing](ConversationRow &row) { row.isTyping = typing; });
}

void ConversationListModel::setDot(model::ConversationId id, widgets::OnlineDot dot)
{
    if (m_entries.contains(id))
        edit(id, [dot](ConversationRow &row) { row.dot = dot; });
}

void ConversationListModel::setPadlock(model::ConversationId id, text::PadlockState padlock)
{
    if (m_entries.contains(id))
        edit(id, [padlock](ConversationRow &row) { row.padlock = padlock; });
}

void ConversationListModel::edit(model::ConversationId id, const std::function<void(ConversationRow &)> &action)
{
    Entry &entry = m_entries[id];
    const Entry before = entry;
    action(entry.row);
    if (entry.row == before.row)
        return;
    if (entry.row.chat.name != before.row.chat.name || before.folded.isEmpty())
        entry.folded = folded(entry.row.chat.name + QLatin1Char(' ') + entry.row.chat.jid.toString());
    if (!staysInPlace(id))
        refresh();
    showChanged(id);
}

void ConversationListModel::setFilter(Filter filter)
{
    m_filter = filter;
    apply(wanted()); // asked for by hand: order may change even while frozen
}

void ConversationListModel::setWords(const QString &words)
{
    m_words = folded(words.trimmed());
    apply(wanted());
}

void ConversationListModel::setOrder(Order order)
{
    m_order = order;
    if (order == Order::Live)
        refresh();
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConversationRow &row = m_entries.constFind(m_shown[index.row()])->row;
    switch (role) {
    case RowRole: return QVariant::fromValue(row);
    case IdRole: return QVariant::fromValue(row.chat.id.value);
    case Qt::DisplayRole: return text::safeName(row.chat.name).text;
    case Qt::AccessibleTextRole: return sentenceOf(row, m_now());
    case Qt::AccessibleDescriptionRole: return text::safeAddress(row.chat.jid).text;
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2\n%3")
            .arg(text::safeName(row.chat.name).text, text::safeAddress(row.chat.jid).text,
                 text::fullTime(row.chat.lastActivity, m_now()));
    default: return {};
    }
}

QModelIndex ConversationListModel::indexOf(model::ConversationId id) const
{
    const qsizetype row = m_shown.indexOf(id);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row));
}

int ConversationListModel::unreadChats() const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return entry.row.chat.unread > 0 && isListed(entry.row.chat);
    }));
}

bool ConversationListModel::passes(const Entry &entry) const
{
    const model::Conversation &chat = entry.row.chat;
    if (!isListed(chat) || (m_filter == Filter::Unread && chat.unread == 0)
        || (m_filter == Filter::Groups && !entry.row.isGroup()))
        return false;
    return m_words.isEmpty() || entry.folded.contains(m_words);
}

bool ConversationListModel::precedes(model::ConversationId one, model::ConversationId other) const
{
    const model::Conversation &first = m_entries.constFind(one)->row.chat;
    const model::Conversation &second = m_entries.constFind(other)->row.chat;
    if (first.pinned != second.pinned)
        return first.pinned;
    if (first.lastActivity != second.lastActivity)
        return first.lastActivity > second.lastActivity;
    return one < other;
}

// The usual case, a message in the chat on top, costs nothing.
bool ConversationListModel::staysInPlace(model::ConversationId id) const
{
    const qsizetype at = m_shown.indexOf(id);
    if (at < 0 || !passes(*m_entries.constFind(id)))
        return false;
    if (m_order == Order::Frozen)
        return true;
    return (at == 0 || precedes(m_shown[at - 1], id)) && (at + 1 == m_shown.size() || precedes(id, m_shown[at + 1]));
}

QList<model::ConversationId> ConversationListModel::wanted() const
{
    QList<model::ConversationId> ids;
    ids.reserve(m_entries.size());
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (passes(*entry))
            ids << entry.key();
    }
    std::sort(ids.begin(), ids.end(), [this](auto one, auto other) { return precedes(one, other); });
    return ids;
}

void ConversationListModel::refresh()
{
    QList<model::ConversationId> ids = wanted();
    if (m_order == Order::Frozen) {
        const QSet<model::ConversationId> fitting(ids.begin(), ids.end());
        const QSet<model::ConversationId> shown(m_shown.begin(), m_shown.end());
        QList<model::ConversationId> held;
        for (const model::ConversationId id : std::as_const(m_shown)) {
            if (fitting.contains(id))
                held << id;
        }
        for (const model::ConversationId id : std::as_const(ids)) {
            if (!shown.contains(id))
                held << id;
        }
        ids = held;
    }
    apply(ids);
}

void ConversationListModel::apply(const QList<model::ConversationId> &wanted)
{
    if (wanted == m_shown)
        return;
    const QSet<model::ConversationId> coming(wanted.begin(), wanted.end());
    const QSet<model::ConversationId> present(m_shown.begin(), m_shown.end());
    if ((coming - present).size() + (present - coming).size() > fewRows) {
        beginResetModel();
        m_shown = wanted;
        endResetModel();
        return;
    }
    for (int row = static_cast<int>(m_shown.size()) - 1; row >= 0; --row) {
        if (coming.contains(m_shown[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        if (present.contains(wanted[row]))
            continue;
        const int at = std::min(row, static_cast<int>(m_shown.size()));
        beginInsertRows({}, at, at);
        m_shown.insert(at, wanted[row]);
        endInsertRows();
    }
    if (wanted != m_shown)
        arrange(wanted);
}

void ConversationListModel::arrange(const QList<model::ConversationId> &wanted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    QHash<model::ConversationId, int> places;
    for (int row = 0; row < wanted.size(); ++row)
        places.insert(wanted[row], row);
    for (const QModelIndex &index : before)
        after << this->index(places.value(m_shown[index.row()]));
    m_shown = wanted;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ConversationListModel::showChanged(model::ConversationId id)
{
    if (const QModelIndex index = indexOf(id); index.isValid())
        Q_EMIT dataChanged(index, index);
}

} // namespace lists
