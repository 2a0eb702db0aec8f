// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Pager.h"

#include <algorithm>

namespace timeline {
namespace {

constexpr int nearEdge = 40; // rows
constexpr int mostCopied = 5'000;

} // namespace

Pager::Pager(RowWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, this, &Pager::runFrame);
}

void Pager::open(MessageSource *source, model::MessageId place)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_window.clear();
    m_events.clear();
    m_late.clear();
    if (!source) {
        ++m_generation;
        Q_EMIT windowChanged();
        return;
    }
    connect(source, &MessageSource::added, this, [this](const model::Message &message) { note(message, Kind::Added); });
    connect(source, &MessageSource::changed, this,
            [this](const model::Message &message) { note(message, Kind::Changed); });
    connect(source, &MessageSource::removed, this, [this](model::MessageId id) {
        model::Message gone;
        gone.id = id;
        note(std::move(gone), Kind::Removed);
    });
    connect(source, &MessageSource::cleared, this, [this] { open(m_source); });
    if (place)
        goTo(place);
    else
        goToEnd();
}

void Pager::goToEnd()
{
    if (m_source)
        load(m_source->last(pageSize), {});
}

void Pager::goTo(model::MessageId message)
{
    if (m_source)
        load(m_source->around(message, 2 * pageSize), message);
}

void Pager::load(MessageSource::Answer answer, model::MessageId place)
{
    const int generation = ++m_generation;
    m_isOpening = true;
    m_isLoadingBefore = m_isLoadingAfter = false;
    answer.then(this, [this, generation, place](base::Result<chat::Page> page) {
        if (generation != m_generation)
            return;
        m_isOpening = false;
        const bool isGone = place && (!page || page->messages.isEmpty());
        if (isGone)
            return goToEnd();
        if (page)
            m_window.reset(std::move(*page));
        letLateOnesIn();
        Q_EMIT opened();
    });
}

void Pager::want(int first, int last)
{
    if (!m_source || m_isOpening || m_window.isEmpty())
        return;
    if (first < nearEdge && !m_window.reachesStart() && !m_isLoadingBefore)
        loadBefore();
    if (last >= m_window.size() - nearEdge && !m_window.reachesEnd() && !m_isLoadingAfter)
        loadAfter();
}

void Pager::loadBefore()
{
    m_isLoadingBefore = true;
    const Row &edge = m_window.at(0);
    fetch(m_source->before(edge.message(), pageSize), true, edge.key());
}

void Pager::loadAfter()
{
    m_isLoadingAfter = true;
    const Row &edge = m_window.at(m_window.size() - 1);
    fetch(m_source->after(edge.message(), pageSize), false, edge.key());
}

void Pager::fetch(MessageSource::Answer answer, bool isBefore, RowKey edge)
{
    answer.then(this, [this, generation = m_generation, isBefore, edge](base::Result<chat::Page> page) {
        if (generation != m_generation)
            return;
        (isBefore ? m_isLoadingBefore : m_isLoadingAfter) = false;
        if (page)
            take(std::move(*page), isBefore, edge);
    });
}

void Pager::take(chat::Page page, bool isBefore, RowKey edge)
{
    const int index = isBefore ? 0 : m_window.size() - 1;
    // The window has moved on meanwhile: the page would leave a gap, so it is asked for again.
    const bool fits = !m_window.isEmpty() && m_window.at(index).key() == edge;
    if (fits && isBefore)
        m_window.prepend(std::move(page));
    else if (fits)
        m_window.append(std::move(page));
    letLateOnesIn();
    Q_EMIT windowChanged();
}

void Pager::note(model::Message message, Kind kind)
{
    m_events.push_back({std::move(message), kind});
    if (std::exchange(m_isFrameDue, true))
        return;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : frame;
    if (since < frame)
        m_frameTimer.start(static_cast<int>(frame - since));
    else // ahead of the painting that the same message has asked for in other places, so that there is only one
        QMetaObject::invokeMethod(this, &Pager::runFrame, Qt::QueuedConnection);
}

void Pager::runFrame()
{
    m_isFrameDue = false;
    m_sinceFrame.start();
    const std::vector<Event> events = std::exchange(m_events, {});
    QList<model::Message> fresh;
    for (const Event &event : events) {
        if (isLoading())
            m_late.push_back(event);
        if (!m_isOpening)
            letIn(event);
        if (event.kind == Kind::Added)
            fresh.append(event.message);
    }
    if (!m_isOpening)
        Q_EMIT windowChanged();
    if (!fresh.isEmpty())
        Q_EMIT arrived(fresh);
}

void Pager::letIn(const Event &event)
{
    switch (event.kind) {
    case Kind::Added: m_window.insert(event.message, m_keep); break;
    case Kind::Changed: m_window.change(event.message, m_keep); break;
    case Kind::Removed: m_window.remove(event.message.id); break;
    }
}

void Pager::letLateOnesIn()
{
    if (isLoading())
        return;
    for (const Event &event : std::exchange(m_late, {}))
        letIn(event);
}

base::Task<QList<model::Message>> Pager::between(RowKey from, RowKey to)
{
    QList<model::Message> found;
    if (!m_source)
        co_return found;
    base::Result<chat::Page> page = co_await m_source->around(from.id, 2 * pageSize).on(this);
    while (page && !page->messages.isEmpty()) {
        for (const model::Message &message : std::as_const(page->messages)) {
            if (keyOf(message) >= from && keyOf(message) <= to && found.size() < mostCopied)
                found.append(message);
        }
        const model::Message last = page->messages.constLast();
        if (page->reachesEnd || keyOf(last) >= to || found.size() >= mostCopied || !m_source)
            break;
        page = co_await m_source->after(last, 4 * pageSize).on(this);
    }
    co_return found;
}

} // namespace timeline
