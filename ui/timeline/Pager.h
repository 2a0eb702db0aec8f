// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the window filled: asks the source for pages near its edges, and lets what arrives in once a frame, however
// many messages arrive. Owned by TimelineView; main thread.
#pragma once

#include "timeline/RowWindow.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace timeline {

class Pager : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageSize = 100;
    static constexpr int frame = 16; // ms

    explicit Pager(RowWindow &window, QObject *parent = nullptr);

    // Empties the window and fills it with the newest messages, or with those around `place`. Null: nothing is shown.
    void open(MessageSource *source, model::MessageId place = {});
    // The same source from another place; `opened` follows.
    void goToEnd();
    void goTo(model::MessageId message);
    // These rows are on the screen now; what is near the edges is fetched.
    void want(int first, int last);
    // Which side stays when new messages make the window too long.
    void setKeep(RowWindow::Keep keep) { m_keep = keep; }
    // All messages between two places, from outside the window too, oldest first; at most 5,000.
    base::Task<QList<model::Message>> between(RowKey from, RowKey to);

Q_SIGNALS:
    void opened();
    void windowChanged();
    void arrived(QList<model::Message> messages); // new ones since the last frame, in the window or not

private:
    enum class Kind { Added, Changed, Removed };
    struct Event
    {
        model::Message message; // of a removed one only its id
        Kind kind = Kind::Changed;
    };

    void load(MessageSource::Answer answer, model::MessageId place);
    void loadBefore();
    void loadAfter();
    void fetch(MessageSource::Answer answer, bool isBefore, RowKey edge);
    void take(chat::Page page, bool isBefore, RowKey edge);
    void note(model::Message message, Kind kind);
    void runFrame();
    void letIn(const Event &event);
    void letLateOnesIn();
    bool isLoading() const { return m_isOpening || m_isLoadingBefore || m_isLoadingAfter; }

    RowWindow &m_window;
    QPointer<MessageSource> m_source;
    RowWindow::Keep m_keep = RowWindow::Keep::Newest;
    int m_generation = 0; // answers to earlier questions are not for this window
    bool m_isOpening = false;
    bool m_isLoadingBefore = false;
    bool m_isLoadingAfter = false;
    std::vector<Event> m_events;
    // What came while a page was on its way: the page may have been read before it was stored.
    std::vector<Event> m_late;
    bool m_isFrameDue = false;
    QTimer m_frameTimer;
    QElapsedTimer m_sinceFrame;
};

} // namespace timeline
