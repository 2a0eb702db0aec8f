// SPDX-License-Identifier: GPL-3.0-or-later
// What TimelineView does with keys, pointer and clipboard.
#include "timeline/TimelineView.h"

#include "timeline/Parts.h"
#include "timeline/Words.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace timeline {
namespace {

constexpr int autoScrollInterval = 30; // ms

} // namespace

TimelineView::Hit TimelineView::hitAt(QPoint point)
{
    Hit hit;
    hit.index = m_column.rowAt(point.y());
    if (hit.index < 0)
        return hit;
    const Row &row = m_column.ready(hit.index);
    const QPointF inside = point - QPoint(0, m_column.topOf(hit.index));
    hit.position = {row.key(), row.positionAt(inside)};
    const RowGeometry &geometry = row.geometry();
    hit.link = row.linkAt(inside);
    if (!hit.link.isEmpty())
        hit.spot = Spot::Link;
    else if (const auto action = row.meta().actionArea(geometry.meta);
             action && action->adjusted(-4, -8, 4, 8).contains(inside))
        hit.spot = Spot::Action;
    else if (geometry.more.contains(inside))
        hit.spot = Spot::More;
    else if (std::any_of(geometry.blocks.begin(), geometry.blocks.end(),
                         [inside](const QRectF &block) { return block.contains(inside); }))
        hit.spot = Spot::Text;
    return hit;
}

void TimelineView::activate(const Hit &hit)
{
    switch (hit.spot) {
    case Spot::Link:
        if (m_column.ready(hit.index).content().side == Side::Middle)
            Q_EMIT devicesRequested();
        else if (const auto remedy = Remedies::at(hit.link); remedy && m_column.ready(hit.index).content().isClosed)
            Q_EMIT remedyRequested(m_window.at(hit.index).message(), *remedy);
        else if (const QUrl url = text::safeLink(hit.link); url.isValid())
            Q_EMIT linkActivated(url);
        break;
    case Spot::Action:
        if (m_column.ready(hit.index).content().action == MetaAction::Details)
            Q_EMIT detailsRequested(hit.position.row.id);
        else
            Q_EMIT retryRequested(hit.position.row.id);
        break;
    case Spot::More:
        m_window.at(hit.index).unfold();
        refresh();
        break;
    default: break;
    }
}

// What the small signs of a message mean.
void TimelineView::showTip(QPoint point, QPoint globalPoint)
{
    const int index = m_column.rowAt(point.y());
    if (index < 0)
        return QToolTip::hideText();
    const Row &row = m_column.ready(index);
    const QRect area = row.geometry().meta.translated(0, m_column.topOf(index)).toAlignedRect();
    QStringList words{Words::padlock(row.content()), Words::state(row.content().state)};
    words.removeAll(QString());
    if (words.isEmpty() || !area.contains(point))
        return QToolTip::hideText();
    QToolTip::showText(globalPoint, words.join(u'\n'), viewport(), area);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showTip(help->pos(), help->globalPos());
    return true;
}

TextRange TimelineView::grainAround(const Hit &hit) const
{
    const Row &row = m_window.at(hit.index);
    if (m_grain == Grain::Word)
        return row.wordAt(hit.position.offset);
    if (m_grain == Grain::Paragraph)
        return row.paragraphAt(hit.position.offset);
    return {hit.position.offset, hit.position.offset};
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Hit hit = hitAt(event->pos());
    const bool isThird = m_sinceDoubleClick.isValid()
        && m_sinceDoubleClick.elapsed() < QApplication::doubleClickInterval() && m_grain == Grain::Word;
    m_sinceDoubleClick.invalidate();
    m_grain = isThird ? Grain::Paragraph : Grain::Character;
    m_pressed = hit;
    m_isPulling = hit.index >= 0;
    if (!m_isPulling)
        return setSelection({});
    if (event->modifiers() & Qt::ShiftModifier && !m_selection.isEmpty()) {
        m_pulledFrom = {m_selection.anchor, m_selection.anchor};
        return pullSelection(event->pos());
    }
    const TextRange grain = grainAround(hit);
    m_pulledFrom = {{hit.position.row, grain.from}, {hit.position.row, grain.to}};
    setSelection(m_pulledFrom);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Hit hit = hitAt(event->pos());
    if (hit.spot != Spot::Text && hit.spot != Spot::Link)
        return mousePressEvent(event);
    m_sinceDoubleClick.start();
    m_grain = Grain::Word;
    m_pressed = {};
    m_isPulling = true;
    const TextRange word = grainAround(hit);
    m_pulledFrom = {{hit.position.row, word.from}, {hit.position.row, word.to}};
    setSelection(m_pulledFrom);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->pos();
    if (!(event->buttons() & Qt::LeftButton)) {
        const Spot spot = hitAt(m_pointer).spot;
        viewport()->setCursor(spot == Spot::Nothing    ? Qt::ArrowCursor
                                  : spot == Spot::Text ? Qt::IBeamCursor
                                                       : Qt::PointingHandCursor);
        return;
    }
    if (!m_isPulling)
        return;
    pullSelection(m_pointer);
    const bool isOutside = m_pointer.y() < 0 || m_pointer.y() >= viewport()->height();
    if (!isOutside)
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(autoScrollInterval);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    m_isPulling = false;
    if (event->button() != Qt::LeftButton)
        return;
    const Hit hit = hitAt(event->pos());
    const bool isClick = m_selection.isEmpty() && hit.spot == m_pressed.spot && hit.link == m_pressed.link
        && hit.position.row == m_pressed.position.row;
    m_pressed = {};
    if (isClick)
        activate(hit);
    else if (QClipboard *clipboard = QGuiApplication::clipboard();
             clipboard->supportsSelection() && !m_selection.isEmpty())
        clipboard->setText(copiedText(m_selection), QClipboard::Selection);
}

void TimelineView::pullSelection(QPoint point)
{
    const Hit hit = hitAt(point);
    if (hit.index < 0)
        return;
    const TextRange grain = grainAround(hit);
    const TextPosition from{hit.position.row, grain.from};
    const TextPosition to{hit.position.row, grain.to};
    if (from < m_pulledFrom.from())
        setSelection({m_pulledFrom.to(), from});
    else
        setSelection({m_pulledFrom.from(), std::max(to, m_pulledFrom.to())});
}

void TimelineView::autoScroll()
{
    const int beyond = m_pointer.y() < 0 ? m_pointer.y() : m_pointer.y() - viewport()->height();
    scrollBy(std::clamp(beyond, -60, 60));
    pullSelection(m_pointer);
}

void TimelineView::setSelection(const Selection &selection)
{
    m_selection = selection;
    viewport()->update();
}

void TimelineView::selectAll()
{
    if (m_window.isEmpty())
        return;
    const int last = m_window.size() - 1;
    setSelection({{m_window.at(0).key(), 0}, {m_window.at(last).key(), m_column.ready(last).textLength()}});
}

QString TimelineView::copiedText(const Selection &selection) const
{
    QList<model::Message> messages;
    for (int index = m_window.lowerBound(selection.from().row); index < m_window.size(); ++index) {
        if (m_window.at(index).key() > selection.to().row)
            break;
        messages.append(m_window.at(index).message());
    }
    return copyText(selection, messages, m_column.builder());
}

void TimelineView::copy()
{
    if (m_selection.isEmpty()) {
        if (const int index = m_window.indexOf(m_current.id); index >= 0)
            QGuiApplication::clipboard()->setText(m_window.at(index).message().body);
        return;
    }
    const bool isHere = m_window.indexOf(m_selection.from().row.id) >= 0
        && m_window.indexOf(m_selection.to().row.id) >= 0;
    if (isHere)
        return QGuiApplication::clipboard()->setText(copiedText(m_selection));
    m_pager.between(m_selection.from().row, m_selection.to().row)
        .then(this, [this, selection = m_selection](const QList<model::Message> &messages) {
            QGuiApplication::clipboard()->setText(copyText(selection, messages, m_column.builder()));
        });
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) // text size: the window's affair
        return event->ignore();
    const int fine = event->pixelDelta().y();
    const int steps = event->angleDelta().y() * verticalScrollBar()->singleStep() / QWheelEvent::DefaultDeltasPerStep;
    scrollBy(-(fine != 0 ? fine : steps));
    event->accept();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const int index = m_window.indexOf(m_current.id);
        if (index >= 0)
            openMenu(index, viewport()->mapToGlobal(rowArea(index).center()));
        return;
    }
    const Hit hit = hitAt(event->pos());
    if (hit.index < 0)
        return;
    setCurrentMessage(hit.position.row.id);
    openMenu(hit.index, event->globalPos(), hit.link);
}

void TimelineView::openMenu(int index, QPoint globalPosition, const QString &link)
{
    const model::Message message = m_window.at(index).message();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString target = link.isEmpty() ? firstLinkOf(m_column.ready(index).content()) : link;
    menu->addAction(tr("Copy"), this, [this, message] {
        if (m_selection.isEmpty())
            QGuiApplication::clipboard()->setText(message.body);
        else
            copy();
    });
    if (const QUrl url = text::safeLink(target); url.isValid()) {
        menu->addAction(tr("Open link"), this, [this, url] { Q_EMIT linkActivated(url); });
        menu->addAction(tr("Copy link"), this, [target] { QGuiApplication::clipboard()->setText(target); });
    }
    if (message.state == model::DeliveryState::Failed)
        menu->addAction(Words::tryAgain(), this, [this, message] { Q_EMIT retryRequested(message.id); });
    for (const Remedy remedy : Remedies::of(message))
        menu->addAction(Remedies::word(remedy), this,
                        [this, message, remedy] { Q_EMIT remedyRequested(message, remedy); });
    menu->addAction(tr("Details"), this, [this, message] { Q_EMIT detailsRequested(message.id); });
    const bool isHere = message.state == model::DeliveryState::Failed || message.state == model::DeliveryState::Pending;
    if (isHere)
        menu->addAction(tr("Delete"), this, [this, message] { Q_EMIT deleteRequested(message.id); });
    menu->popup(globalPosition);
}

} // namespace timeline
