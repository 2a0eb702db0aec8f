// SPDX-License-Identifier: GPL-3.0-or-later
// The proposals of the search-or-start field as a list, in the place of the chats while words are typed. Owned by
// LeftPanel.
#pragma once

#include "widgets/Avatar.h"
#include "window/StartResults.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace window {

class StartModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setResults(QList<StartResult> results);
    const StartResult &result(const QModelIndex &index) const { return m_results[index.row()]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<StartResult> m_results;
};

class StartDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    StartDelegate(widgets::AvatarPictures &pictures, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    widgets::AvatarPictures &m_pictures;
};

class StartList : public QListView
{
    Q_OBJECT

public:
    explicit StartList(widgets::AvatarPictures &pictures, QWidget *parent = nullptr);

    void setResults(const QList<StartResult> &results);
    // The marked one, the first if none was marked.
    void takeCurrent();
    void move(int by);

Q_SIGNALS:
    void chosen(window::StartResult result);

private:
    StartModel *m_model;
};

} // namespace window
