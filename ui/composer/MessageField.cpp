// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/MessageField.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace composer {

namespace {

constexpr int mostLines = 6;
constexpr int longestPaste = 1'000'000;

} // namespace

MessageField::MessageField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true); // Tab leaves the field [UX-A11Y-2]
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(2);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto); // by paragraph, from its own words
    document()->setDefaultTextOption(option);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageField::adaptHeight);
}

int MessageField::wantedHeight() const
{
    int lines = 0;
    if (document()->isEmpty()) { // what is encrypted and what is not stands there, so it is never cut
        const int width = viewport()->width() - 2 * int(document()->documentMargin());
        const QRect words = fontMetrics().boundingRect(QRect(0, 0, std::max(width, 1), 10'000), Qt::TextWordWrap,
                                                       m_hint);
        lines = (words.height() + fontMetrics().lineSpacing() / 2) / fontMetrics().lineSpacing() - 1;
    }
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next())
        lines += std::max(1, block.lineCount());
    const int shown = std::clamp(lines, 1, mostLines);
    return int(std::ceil(shown * fontMetrics().lineSpacing() + 2 * document()->documentMargin())) + 2;
}

void MessageField::setHint(const QString &words)
{
    if (words == m_hint)
        return;
    m_hint = words;
    adaptHeight();
    viewport()->update();
}

int MessageField::lineHeight() const
{
    return int(std::ceil(fontMetrics().lineSpacing() + 2 * document()->documentMargin())) + 2;
}

QSize MessageField::sizeHint() const
{
    return {200, wantedHeight()};
}

QSize MessageField::minimumSizeHint() const
{
    return {60, wantedHeight()};
}

void MessageField::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!document()->isEmpty() || m_composing)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().placeholderText().color());
    const int margin = int(document()->documentMargin());
    const Qt::Alignment start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, 0),
                     int(Qt::AlignTop | start) | int(Qt::TextWordWrap), m_hint);
}

bool MessageField::sends(const QKeyEvent &event) const
{
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    if (event.modifiers() & Qt::ControlModifier)
        return true;
    return m_sendKey == SendKey::Enter && !(event.modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
}

void MessageField::keyPressEvent(QKeyEvent *event)
{
    // While the input method composes, Enter belongs to it [UX-IME-1].
    if (!m_composing && sends(*event)) {
        event->accept();
        Q_EMIT sendPressed();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->accept();
        Q_EMIT escapePressed();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_composing) {
        textCursor().insertBlock(); // not a U+2028 as QTextEdit would for Shift+Enter
        ensureCursorVisible();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    viewport()->update();
    QPlainTextEdit::inputMethodEvent(event);
}

void MessageField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adaptHeight();
}

void MessageField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    // Later: while the viewport is being resized, a new height would not reach it.
    QMetaObject::invokeMethod(this, &MessageField::adaptHeight, Qt::QueuedConnection);
}

void MessageField::adaptHeight()
{
    const int height = wantedHeight();
    if (height == m_height)
        return;
    m_height = height;
    setVerticalScrollBarPolicy(document()->lineCount() > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(height);
    Q_EMIT heightWanted();
}

bool MessageField::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void MessageField::insertFromMimeData(const QMimeData *source)
{
    QString text = source->text().left(longestPaste);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    insertPlainText(text);
    ensureCursorVisible();
}

QMimeData *MessageField::createMimeDataFromSelection() const
{
    auto *plain = new QMimeData;
    plain->setText(textCursor().selection().toPlainText());
    return plain;
}

} // namespace composer
