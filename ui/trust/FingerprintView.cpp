// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/FingerprintView.h"

#include "theme/Look.h"
#include "widgets/Label.h"
#include "widgets/Paint.h"

#include <algorithm>

namespace trust {
namespace {

constexpr int sidePadding = 10;

// "2F9C82BA", said as "2 F 9 C 8 2 B A".
class GroupBox final : public widgets::Label
{
public:
    GroupBox(const QString &group, const QString &name, QWidget *parent)
        : Label(group.toUpper(), theme::Type::Fingerprint, theme::Colour::Text, parent)
    {
        setFocusPolicy(Qt::TabFocus);
        QStringList letters;
        for (const QChar letter : text())
            letters << QString(letter);
        setAccessibleName(name + QStringLiteral(": ") + letters.join(u' '));
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(theme::lookOf(this).font(theme::Type::Fingerprint));
        return {metrics.horizontalAdvance(text()) + 2 * sidePadding + 4,
                std::max(theme::measure::primaryTarget, metrics.height() + 2 * theme::space::small)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        using theme::Colour;
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        const QRectF body = widgets::paintFocus(painter, rect(), theme::radius::medium, hasFocus(), look);
        widgets::paintPlate(painter, body, theme::radius::medium, look[Colour::Surface], look[Colour::Border]);
        painter.setFont(look.font(theme::Type::Fingerprint));
        painter.setPen(look[Colour::Text]);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
    void focusInEvent(QFocusEvent *) override { update(); }
    void focusOutEvent(QFocusEvent *) override { update(); }
};

} // namespace

FingerprintView::FingerprintView(const QString &name, const QStringList &groups, QWidget *parent)
    : QWidget(parent)
    , m_groups(groups)
{
    setAccessibleName(name);
    for (qsizetype index = 0; index < groups.size(); ++index) {
        auto *box = new GroupBox(groups[index],
                                 tr("group %1 of %2", "of a code that is compared").arg(index + 1).arg(groups.size()),
                                 this);
        m_boxes << box;
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

// Four, two or one beside each other.
int FingerprintView::columnsIn(int width) const
{
    const int box = m_boxes.isEmpty() ? 1 : m_boxes.first()->sizeHint().width() + theme::space::small;
    const int room = width + theme::space::small;
    return room >= 4 * box ? 4 : room >= 2 * box ? 2 : 1;
}

int FingerprintView::heightForWidth(int width) const
{
    if (m_boxes.isEmpty())
        return 0;
    const int columns = columnsIn(width);
    const int rows = (int(m_boxes.size()) + columns - 1) / columns;
    return rows * (m_boxes.first()->sizeHint().height() + theme::space::small) - theme::space::small;
}

QSize FingerprintView::sizeHint() const
{
    const int box = m_boxes.isEmpty() ? 0 : m_boxes.first()->sizeHint().width() + theme::space::small;
    const int width = 4 * box - theme::space::small;
    return {width, heightForWidth(width)};
}

QSize FingerprintView::minimumSizeHint() const
{
    return m_boxes.isEmpty() ? QSize() : m_boxes.first()->sizeHint();
}

void FingerprintView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width())); // every group, whatever else wants the place
    const int columns = columnsIn(width());
    for (int index = 0; index < m_boxes.size(); ++index) {
        const QSize size = m_boxes[index]->sizeHint();
        const QPoint place((index % columns) * (size.width() + theme::space::small),
                           (index / columns) * (size.height() + theme::space::small));
        m_boxes[index]->setGeometry(QRect(place, size)); // digits run from left to right everywhere
    }
}

} // namespace trust
