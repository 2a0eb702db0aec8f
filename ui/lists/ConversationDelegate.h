// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of the chat list (ux.md B5). Owned by ConversationList.
#pragma once

#include "lists/ConversationRow.h"

#include <QStyledItemDelegate>

#include <functional>

namespace lists {

class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `pictures` may be null: letters only.
    ConversationDelegate(widgets::AvatarPictures *pictures, std::function<QDateTime()> now, QObject *parent = nullptr);

    // Pictures only, with the badge on them: 76 px.
    void setCollapsed(bool collapsed) { m_collapsed = collapsed; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Stroke;

    void paintPlateUnder(const Stroke &stroke) const;
    void paintCollapsed(const Stroke &stroke) const;
    void paintFirstLine(const Stroke &stroke, const QRect &line) const;
    void paintSecondLine(const Stroke &stroke, QRect line) const;
    // Signs at the end of the second line; gives back what is left of it.
    QRect paintSigns(const Stroke &stroke, QRect line) const;
    void paintPreview(const Stroke &stroke, QRect line) const;

    widgets::AvatarPictures *m_pictures;
    std::function<QDateTime()> m_now;
    bool m_collapsed = false;
};

} // namespace lists
