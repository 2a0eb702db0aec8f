// SPDX-License-Identifier: GPL-3.0-or-later
// The text field of the composer: grows from one to six lines and takes plain text only. Owned by Composer.
#pragma once

#include <QPlainTextEdit>

namespace composer {

// Which key sends: the other one makes a new line; Ctrl+Enter always sends.
enum class SendKey { Enter, CtrlEnter };

class MessageField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MessageField(QWidget *parent = nullptr);

    // Shown while the field is empty, all of it.
    void setHint(const QString &words);
    const QString &hint() const { return m_hint; }
    void setSendKey(SendKey key) { m_sendKey = key; }
    // Pixels for the lines that are shown now, between one and six lines of the current font.
    int wantedHeight() const;
    int lineHeight() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendPressed();
    void escapePressed();
    void heightWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    bool sends(const QKeyEvent &event) const;
    void adaptHeight();

    QString m_hint; // not Qt's placeholder, which shows one line alone
    SendKey m_sendKey = SendKey::Enter;
    bool m_composing = false;
    int m_height = 0;
};

} // namespace composer
