// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/HitList.h"

#include "text/Times.h"
#include "theme/Look.h"
#include "theme/Style.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace window {

namespace {

constexpr qsizetype before = 24;
constexpr qsizetype longest = 160;

QString timeOf(const Hit &hit)
{
    return text::shortTime(hit.message.time, QDateTime::currentDateTime());
}

// Lays out at most `lines` of it; where the next one begins, or -1 if that was all.
int breakLines(QTextLayout &layout, qreal width, int lines, qreal lineHeight)
{
    int next = -1;
    layout.beginLayout();
    for (int index = 0;; ++index) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, index * lineHeight});
        if (index == lines) {
            next = line.textStart();
            break;
        }
    }
    layout.endLayout();
    return next;
}

void paintWords(QPainter &painter, const QRectF &area, const QString &words, const text::FoundWords &found,
                const theme::Look &look)
{
    constexpr int lines = 2;
    const qreal lineHeight = look.lineHeight(theme::Type::Secondary);
    QTextLayout layout(words, painter.font());
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTextDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    if (words.isRightToLeft())
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    layout.setTextOption(option);
    if (breakLines(layout, area.width(), lines, lineHeight) >= 0) {
        const int last = layout.lineAt(lines - 1).textStart();
        layout.setText(words.left(last)
                       + painter.fontMetrics().elidedText(words.mid(last), Qt::ElideRight, int(area.width()) - 1));
    }
    QList<QTextLayout::FormatRange> marks;
    for (const text::Stretch &stretch : found.in(layout.text())) {
        QTextCharFormat format;
        format.setBackground(look[theme::Colour::Found]);
        format.setForeground(look[theme::Colour::OnFound]);
        marks.append({stretch.from, stretch.length, format});
    }
    layout.setFormats(marks);
    breakLines(layout, area.width(), lines, lineHeight);
    layout.draw(&painter, area.topLeft(), {}, area);
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

void HitModel::setHits(QList<Hit> hits, const QString &words)
{
    beginResetModel();
    m_found = text::FoundWords(words);
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
        return QStringLiteral("%1, %2, %3").arg(hit.chat, hit.words, timeOf(hit));
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
    const QString time = timeOf(hit);
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
    paintWords(*painter, inner.adjusted(0, top.height(), 0, 0), hit.words,
               static_cast<const HitModel *>(index.model())->found(), look);
    painter->restore();
}

} // namespace window
