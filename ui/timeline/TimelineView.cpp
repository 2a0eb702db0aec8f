// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TimelineView.h"

#include "timeline/JumpButton.h"
#include "timeline/RowLayout.h"
#include "timeline/RowPainter.h"
#include "timeline/TimelineAccessible.h"
#include "timeline/Words.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace timeline {
namespace {

constexpr int floatingDateTop = 12;
constexpr int floatingDateTime = 1'000; // ms
constexpr int fadeTime = 200;           // ms

} // namespace

TimelineView::TimelineView(widgets::AvatarPictures *pictures, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pictures(pictures)
    , m_jump(new JumpButton(this))
{
    TimelineAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // a bar that comes and goes would lay out every row again
    verticalScrollBar()->setAttribute(Qt::WA_OpaquePaintEvent, false);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_jump->hide();
    dress();
    connect(m_jump, &JumpButton::clicked, this, &TimelineView::goToEnd);
    connect(&m_pager, &Pager::opened, this, &TimelineView::placeOpened);
    connect(&m_pager, &Pager::windowChanged, this, &TimelineView::refresh);
    connect(&m_pager, &Pager::arrived, this, &TimelineView::noteArrivals);
    connect(&m_autoScroll, &QTimer::timeout, this, &TimelineView::autoScroll);
    if (m_pictures)
        connect(m_pictures, &widgets::AvatarPictures::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::sliderReleased, this, &TimelineView::updateScrollBar);
    m_dateTimer.setSingleShot(true);
    m_dateFade.setStartValue(1.0);
    m_dateFade.setEndValue(0.0);
    connect(&m_dateTimer, &QTimer::timeout, &m_dateFade, [this] { m_dateFade.start(); });
    connect(&m_dateFade, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_dateOpacity = value.toReal();
        viewport()->update();
    });
}

TimelineView::~TimelineView() = default;

void TimelineView::dress()
{
    setAccessibleName(tr("Messages"));
    m_column.setLook(theme::lookOf(this));
    m_dateFade.setDuration(m_column.look().motion == theme::Motion::Reduced ? 0 : fadeTime);
    // The bar floats over the margin, so both margins are equally wide.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    setViewportMargins(isRightToLeft() ? -bar : 0, 0, isRightToLeft() ? 0 : -bar, 0);
    verticalScrollBar()->setSingleStep(3 * m_column.look().lineHeight(theme::Type::Message));
}

void TimelineView::open(MessageSource *source, ChatFacts facts, UnreadMark unread)
{
    m_column.builder().facts = std::move(facts);
    m_column.builder().unread = unread;
    m_column.builder().found = {};
    m_column.builder().foundIn = {};
    m_column.rebuildAll();
    m_column.stickToEnd();
    m_selection = {};
    m_current = {};
    m_dateOpacity = 0;
    m_target = unread.first;
    m_pager.open(source, unread.first);
}

void TimelineView::setFacts(ChatFacts facts)
{
    m_column.builder().facts = std::move(facts);
    m_column.rebuildAll();
    refresh();
}

// The first page is there: stand where the reader wants to go on.
void TimelineView::placeOpened()
{
    m_tracker.open(m_column.builder().unread, m_window);
    const int index = m_target ? m_window.indexOf(m_target) : -1;
    if (index >= 0) {
        const Row &row = m_column.ready(index);
        const int line = row.geometry().unread.isEmpty() ? 0 : static_cast<int>(row.geometry().unread.top());
        m_column.anchorAt(row.key(), viewport()->height() / 4 - line);
    } else {
        m_column.stickToEnd();
    }
    m_target = {};
    refresh();
}

void TimelineView::refresh()
{
    m_column.place();
    settle();
    viewport()->update();
}

// What follows from where the rows stand now; never done while painting.
void TimelineView::settle()
{
    if (const auto &visible = m_column.visible(); !visible.empty())
        m_pager.want(visible.front().index, visible.back().index);
    m_pager.setKeep(m_column.isAtEnd() ? RowWindow::Keep::Newest : RowWindow::Keep::Oldest);
    reportReading();
    updateScrollBar();
    updateJumpButton();
}

void TimelineView::reportReading()
{
    if (!isVisible() || !isActiveWindow())
        return;
    const auto &visible = m_column.visible();
    for (auto row = visible.rbegin(); row != visible.rend(); ++row) {
        if (row->top + m_window.at(row->index).height() > viewport()->height())
            continue;
        if (m_tracker.see(row->index, m_window))
            Q_EMIT readUpTo(m_window.at(row->index).key().id);
        return;
    }
}

void TimelineView::noteArrivals(const QList<model::Message> &messages)
{
    for (const model::Message &message : messages)
        m_tracker.noteArrival(message);
    settle();
    const int last = m_window.indexOf(messages.constLast().id);
    if (last < 0)
        return;
    announceRow(last);
    if (messages.constLast().direction == model::Direction::In)
        Q_EMIT arrived(rowSentence(last));
}

void TimelineView::scrollBy(int pixels)
{
    m_column.scrollBy(pixels);
    showFloatingDate();
    settle();
    viewport()->update();
}

void TimelineView::goToEnd()
{
    if (!m_window.reachesEnd()) {
        m_target = {};
        return m_pager.goToEnd();
    }
    m_column.stickToEnd();
    refresh();
}

void TimelineView::goToFirstUnread()
{
    if (m_column.builder().unread.first)
        goTo(m_column.builder().unread.first);
    else
        goToEnd();
}

void TimelineView::goTo(model::MessageId message)
{
    m_target = message;
    if (m_window.indexOf(message) < 0)
        return m_pager.goTo(message);
    const Row &row = m_column.ready(m_window.indexOf(message));
    m_column.anchorAt(row.key(), viewport()->height() / 4 - static_cast<int>(row.geometry().unread.top()));
    m_target = {};
    refresh();
}

void TimelineView::setFound(const QString &words, model::MessageId in)
{
    RowBuilder &builder = m_column.builder();
    const text::FoundWords found(words);
    if (found == builder.found && in == builder.foundIn)
        return;
    builder.found = found;
    builder.foundIn = in;
    m_column.rebuildAll();
    refresh();
}

void TimelineView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->isSliderDown()) // it would jump away under the pointer
        return;
    m_isSettingBar = true;
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(m_column.totalHeight() - viewport()->height(), 0));
    bar->setValue(m_column.isAtEnd() ? bar->maximum() : m_column.heightAbove());
    m_barValue = bar->value();
    m_isSettingBar = false;
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_isSettingBar)
        return;
    const int value = verticalScrollBar()->value();
    scrollBy(value - std::exchange(m_barValue, value));
}

void TimelineView::updateJumpButton()
{
    const int below = m_column.totalHeight() - m_column.heightAbove() - viewport()->height();
    const bool isFar = !m_window.reachesEnd() || below > viewport()->height()
        || (m_tracker.waiting() > 0 && below > 40);
    m_jump->setUnread(m_tracker.waiting());
    m_jump->setVisible(isFar && !m_window.isEmpty());
    const QSize size = m_jump->sizeHint();
    const int inset = viewport()->width() < measure::narrow ? measure::narrowSideMargin : measure::sideMargin;
    QRect place(QPoint(viewport()->width() - inset - size.width() + 4, viewport()->height() - size.height() - 8), size);
    m_jump->setGeometry(QStyle::visualRect(layoutDirection(), viewport()->rect(), place).translated(viewport()->pos()));
}

void TimelineView::showFloatingDate()
{
    m_dateFade.stop();
    m_dateOpacity = 1;
    m_dateTimer.start(floatingDateTime);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    m_column.setViewport(viewport()->size());
    refresh();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_column.setViewport(viewport()->size());
    refresh();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
    case QEvent::LayoutDirectionChange:
        dress();
        refresh();
        break;
    case QEvent::ActivationChange:
        reportReading();
        updateJumpButton();
        break;
    default: break;
    }
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const theme::Look &look = m_column.look();
    painter.fillRect(event->rect(), look[theme::Colour::ChatBackground]);
    RowPainter rows(painter, look, m_pictures);
    for (const Column::Placed &placed : m_column.visible()) {
        const Row &row = m_window.at(placed.index);
        if (placed.top > event->rect().bottom() || placed.top + row.height() < event->rect().top())
            continue;
        rows.paint(row, placed.top, m_selection);
    }
    for (const Column::Placed &placed : m_column.visible()) {
        if (hasFocus() && m_window.at(placed.index).key() == m_current)
            rows.paintFocus(m_window.at(placed.index), placed.top);
    }
    paintFloatingDate(painter);
}

// The day of the topmost message, while scrolling; the pill of the next day pushes it out.
void TimelineView::paintFloatingDate(QPainter &painter)
{
    if (m_dateOpacity <= 0 || m_column.visible().empty())
        return;
    const Column::Placed &first = m_column.visible().front();
    const QString day = m_column.builder().dayOf(m_window.at(first.index).message());
    const QRectF column = columnOf(viewport()->width());
    const QFontMetricsF metrics(m_column.look().font(theme::Type::MetaBold));
    const qreal width = std::ceil(metrics.horizontalAdvance(day)) + 36;
    const qreal height = std::max<qreal>(measure::datePill, m_column.look().lineHeight(theme::Type::Meta) + 8);
    qreal top = floatingDateTop;
    for (const Column::Placed &placed : m_column.visible()) {
        const QRectF pill = m_window.at(placed.index).geometry().date;
        if (pill.isEmpty())
            continue;
        const qreal pillTop = placed.top + pill.top();
        if (placed.index == first.index && pillTop >= 0)
            return; // the pill itself is there
        if (pillTop > 0)
            top = std::min(top, pillTop - height - 4);
    }
    const QRectF area(std::round(column.center().x() - width / 2), top, width, height);
    RowPainter(painter, m_column.look(), m_pictures).paintDatePill(area, day, m_dateOpacity);
}

} // namespace timeline
