// SPDX-License-Identifier: GPL-3.0-or-later
// Where a message is written: the growing field and Send. Keeps nothing; drafts belong to who shows it. Owned by
// ChatPage; knows nothing of accounts.
#pragma once

#include "composer/MessageField.h"
#include "text/Padlock.h"

#include <QTimer>
#include <QWidget>

namespace widgets {
class IconButton;
}

namespace composer {

class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    // Another chat: its draft comes in, nothing is announced.
    void show(const QString &draft, const text::Padlock &padlock);
    // What the next message will be: the placeholder, the description and the sign in the field say it [UX-LOCK-3].
    void setPadlock(const text::Padlock &padlock);
    void setSendKey(SendKey key);
    QString text() const;
    // Puts back what could not be stored.
    void restore(const QString &text);
    void clear();
    // As its button does.
    void submit();
    void focusField();
    MessageField &field() { return *m_field; }
    // Draft not announced yet is announced now; call before the chat changes or the window goes.
    void flush();

Q_SIGNALS:
    void submitted(QString text);
    void draftChanged(QString text);
    void composingChanged(bool composing);
    void escapePressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void textEdited();
    void nameField();
    void setComposing(bool composing);
    void dressField();

    MessageField *m_field;
    widgets::IconButton *m_send;
    QWidget *m_padlock;
    QWidget *m_edge;
    QTimer m_draftTimer;
    QTimer m_pauseTimer;
    text::Padlock m_shown;
    bool m_loading = false;
    bool m_composing = false;
    bool m_isUnsaved = false; // words that draftChanged has not told yet
};

} // namespace composer
