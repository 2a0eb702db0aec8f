// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/StartList.h"

#include "theme/Icons.h"

#include <QPainter>

#include <algorithm>

namespace window {

void StartModel::setResults(QList<StartResult> results)
{
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
}

int StartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

QVariant StartModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_results.size())
        return {};
    const StartResult &result = m_results[index.row()];
    if (role == Qt::DisplayRole)
        return result.name;
    if (role == Qt::AccessibleTextRole)
        return result.line.isEmpty() ? result.name : result.name + QStringLiteral(", ") + result.line;
    return {};
}

StartDelegate::StartDelegate(widgets::AvatarPictures &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
{
}

QSize StartDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const theme::Look &look = theme::lookOf(option.widget);
    return {100,
            std::max(theme::measure::row - theme::space::small,
                     look.lineHeight(theme::Type::BodyBold) + look.lineHeight(theme::Type::Meta)
                         + theme::space::medium)};
}

void StartDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Look &look = theme::lookOf(option.widget);
    const StartResult &result = static_cast<const StartModel *>(index.model())->result(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(theme::measure::rowMargin, 1, -theme::measure::rowMargin, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(look[selected ? theme::Colour::Selected : theme::Colour::Hover]);
        painter->drawRoundedRect(row, theme::radius::medium, theme::radius::medium);
    }
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    constexpr int picture = 36;
    const QRect sign = visual({row.left() + 10, row.center().y() - picture / 2, picture, picture});
    if (result.kind == StartResult::Kind::NewAddress || result.kind == StartResult::Kind::SearchMessages)
        theme::paintIcon(*painter, sign.adjusted(8, 8, -8, -8),
                         result.kind == StartResult::Kind::NewAddress ? theme::Icon::Plus : theme::Icon::Search,
                         look[theme::Colour::Accent]);
    else
        widgets::paintAvatar(*painter, sign, {result.name, result.jid.toString(), result.avatarHash}, &m_pictures,
                             look);
    QRect words = row.adjusted(10 + picture + theme::space::medium, 0, -theme::space::medium, 0);
    const int nameHeight = look.lineHeight(theme::Type::BodyBold);
    const int lineHeight = result.line.isEmpty() ? 0 : look.lineHeight(theme::Type::Meta);
    const int top = row.center().y() - (nameHeight + lineHeight) / 2;
    const auto draw = [&](theme::Type type, theme::Colour colour, const QRect &where, const QString &text) {
        painter->setFont(look.font(type));
        painter->setPen(look[colour]);
        painter->drawText(visual(where), int(Qt::AlignLeading | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    draw(theme::Type::BodyBold, theme::Colour::Text, {words.left(), top, words.width(), nameHeight}, result.name);
    if (lineHeight)
        draw(theme::Type::Meta, theme::Colour::Text2, {words.left(), top + nameHeight, words.width(), lineHeight},
             result.line);
    painter->restore();
}

StartList::StartList(widgets::AvatarPictures &pictures, QWidget *parent)
    : QListView(parent)
    , m_model(new StartModel(this))
{
    setModel(m_model);
    setItemDelegate(new StartDelegate(pictures, this));
    setAccessibleName(tr("Proposals"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT chosen(m_model->result(index)); };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
    connect(&pictures, &widgets::AvatarPictures::arrived, viewport(), qOverload<>(&QWidget::update));
}

void StartList::setResults(const QList<StartResult> &results)
{
    m_model->setResults(results);
    if (!results.isEmpty())
        setCurrentIndex(m_model->index(0)); // Enter takes the first row, always [UX-ONB-3]
}

void StartList::takeCurrent()
{
    const QModelIndex at = currentIndex().isValid() ? currentIndex() : m_model->index(0);
    if (at.isValid())
        Q_EMIT chosen(m_model->result(at));
}

void StartList::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 0)
        setCurrentIndex(m_model->index(std::clamp(currentIndex().row() + by, 0, rows - 1)));
}

} // namespace window
