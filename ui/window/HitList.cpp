// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/HitList.h"

#include "theme/Look.h"
#include "theme/Style.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace window {

namespace {

constexpr qsizetype before = 24;
constexpr qsizetype longest = 160;

QString dayOf(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    return local.date() == QDate::currentDate() ? locale.toString(local.time(), QLocale::ShortFormat)
                                                : locale.toString(local.date(), QLocale::ShortFormat);
}

} // namespace

QString wordsAround(const QString &body, qsizetype at, qsizetype length)
{
    const qsizetype from = std::max<qsizetype>(0, std::min(at, body.size()) - before);
    const qsizetype count = std::max(longest, length);
    QString words = body.mid(from, count).simplified();
    if (from > 0)
        words.prepend(u'…');
    if (from + count < body.size())
        words.append(u'…');
    return words;
}

void HitModel::setHits(QList<Hit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

int HitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant HitModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hits.size())
        return {};
    const Hit &hit = m_hits[index.row()];
    if (role == Qt::DisplayRole)
        return hit.words;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1, %2, %3").arg(hit.chat, hit.words, dayOf(hit.message.time));
    return {};
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const theme::Look &look = theme::lookOf(option.widget);
    return {100,
            look.lineHeight(theme::Type::BodyBold) + 2 * look.lineHeight(theme::Type::Secondary)
                + 2 * theme::space::small};
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Look &look = theme::lookOf(option.widget);
    const Hit &hit = static_cast<const HitModel *>(index.model())->hit(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(theme::measure::rowMargin, 1, -theme::measure::rowMargin, -1);
    const bool marked = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
    if (marked) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(look[option.state & QStyle::State_Selected ? theme::Colour::Selected : theme::Colour::Hover]);
        painter->drawRoundedRect(row, theme::radius::medium, theme::radius::medium);
    }
    const QRect inner = row.adjusted(theme::space::medium, theme::space::tiny, -theme::space::medium,
                                     -theme::space::tiny);
    const QString time = dayOf(hit.message.time);
    painter->setFont(look.font(theme::Type::Meta));
    painter->setPen(look[theme::Colour::Text2]);
    const int timeWidth = painter->fontMetrics().horizontalAdvance(time) + theme::space::small;
    QRect top = inner;
    top.setHeight(look.lineHeight(theme::Type::BodyBold));
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, inner, rect); };
    painter->drawText(visual(top), int(Qt::AlignTrailing | Qt::AlignVCenter), time);
    painter->setFont(look.font(theme::Type::BodyBold));
    painter->setPen(look[theme::Colour::Text]);
    const QRect nameArea = visual(top.adjusted(0, 0, -timeWidth, 0));
    painter->drawText(nameArea, int(Qt::AlignLeading | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(hit.chat, Qt::ElideRight, nameArea.width()));
    painter->setFont(look.font(theme::Type::Secondary));
    painter->setPen(look[theme::Colour::Text2]);
    painter->drawText(inner.adjusted(0, top.height(), 0, 0), int(Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap),
                      hit.words);
    painter->restore();
}

} // namespace window
