// SPDX-License-Identifier: GPL-3.0-or-later
// One chat's messages on the screen (design.md §7): a window over any number of them, painted by rows, that never moves
// what is being read. Owned by the window; main thread.
#pragma once

#include "timeline/Column.h"
#include "timeline/Pager.h"
#include "timeline/ReadTracker.h"
#include "timeline/Remedies.h"
#include "timeline/Selection.h"

#include <QAbstractScrollArea>
#include <QTimer>
#include <QVariantAnimation>

class QMenu;

namespace timeline {

class JumpButton;

class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    // `pictures` may be null (letters instead of pictures); it must outlive the view.
    explicit TimelineView(widgets::AvatarPictures *pictures = nullptr, QWidget *parent = nullptr);
    ~TimelineView() override;

    // Shows a chat: at the first unread message with the unread line a quarter from the top, or else at the end.
    // The source must outlive being shown; null shows nothing.
    void open(MessageSource *source, ChatFacts facts, UnreadMark unread = {});
    // What is known of the chat or of people has changed; places stay.
    void setFacts(ChatFacts facts);
    void goToEnd();
    void goToFirstUnread();
    void goTo(model::MessageId message);
    // Marks these words in all messages, strongest in one of them; empty: no longer.
    void setFound(const QString &words, model::MessageId in = {});

    const Column &column() const { return m_column; }
    const RowWindow &window() const { return m_window; }
    const Selection &selection() const { return m_selection; }
    void setSelection(const Selection &selection);
    void selectAll();
    void copy();
    // The message that the keyboard is at; no id: none.
    model::MessageId currentMessage() const { return m_current.id; }
    void setCurrentMessage(model::MessageId message);
    int unreadBelow() const { return m_tracker.waiting(); }
    // Where a row stands in the viewport, and its sentence; for screen readers.
    QRect rowArea(int index);
    QString rowSentence(int index);
    void openMenu(int index, QPoint globalPosition, const QString &link = {});
    void scrollBy(int pixels);

Q_SIGNALS:
    void linkActivated(QUrl url); // http, https, mailto or xmpp
    void detailsRequested(model::MessageId message);
    void devicesRequested(); // by a line of the program's own about one
    void remedyRequested(model::Message closed, timeline::Remedy remedy);
    void retryRequested(model::MessageId message);
    void deleteRequested(model::MessageId message);
    void composerRequested(); // Esc: the person wants to write
    void readUpTo(model::MessageId message);
    void arrived(QString sentence); // for the announcer: the newest message that came into the open chat

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    enum class Grain { Character, Word, Paragraph };
    enum class Spot { Nothing, Text, Link, Action, More };
    struct Hit
    {
        int index = -1;
        Spot spot = Spot::Nothing;
        TextPosition position;
        QString link;
    };

    void refresh();
    void settle();
    void placeOpened();
    void noteArrivals(const QList<model::Message> &messages);
    void updateScrollBar();
    void updateJumpButton();
    void reportReading();
    void showFloatingDate();
    void dress();
    void paintFloatingDate(QPainter &painter);

    Hit hitAt(QPoint point);
    void activate(const Hit &hit);
    void showTip(QPoint point, QPoint globalPoint);
    void pullSelection(QPoint point);
    TextRange grainAround(const Hit &hit) const;
    void autoScroll();
    bool walk(int key);
    void step(int rows);
    void showRow(int index);
    void announceRow(int index);
    QString copiedText(const Selection &selection) const;

    RowWindow m_window;
    Column m_column{m_window};
    Pager m_pager{m_window};
    ReadTracker m_tracker;
    widgets::AvatarPictures *m_pictures;
    JumpButton *m_jump;

    RowKey m_current;
    model::MessageId m_target; // to be shown when its page has come
    Selection m_selection;
    Grain m_grain = Grain::Character;
    Selection m_pulledFrom; // the word or paragraph that the pull began with
    Hit m_pressed;
    QPoint m_pointer;
    bool m_isPulling = false;
    QTimer m_autoScroll;
    QElapsedTimer m_sinceDoubleClick;

    int m_barValue = 0;
    bool m_isSettingBar = false;
    qreal m_dateOpacity = 0;
    QTimer m_dateTimer;
    QVariantAnimation m_dateFade;
};

} // namespace timeline
