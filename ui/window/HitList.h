// SPDX-License-Identifier: GPL-3.0-or-later
// Found messages as a list: chat, time, and the words around the hit. Owned by SearchPanel.
#pragma once

#include "model/Message.h"
#include "text/FoundWords.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace window {

struct Hit
{
    model::Message message;
    QString chat;  // its name
    QString words; // some text around the hit, one line
};

// `at` and `length` in UTF-16 units of `body`: the part of it to show, with "…" where it was cut.
QString wordsAround(const QString &body, qsizetype at, qsizetype length);

class HitModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // `words`: what was searched for, marked in them.
    void setHits(QList<Hit> hits, const QString &words);
    const Hit &hit(const QModelIndex &index) const { return m_hits[index.row()]; }
    const text::FoundWords &found() const { return m_found; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Hit> m_hits;
    text::FoundWords m_found;
};

class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace window
