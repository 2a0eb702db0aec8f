// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/Composer.h"

#include "theme/Icons.h"
#include "theme/Look.h"
#include "theme/Style.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

#include <chrono>
#include <utility>

namespace composer {

using namespace std::chrono_literals;

namespace {

constexpr auto draftPause = 400ms; // a draft is announced after this pause
constexpr auto typingPause = 10s;  // then the person counts as pausing (XEP-0085)
constexpr int padlockSize = 16;
constexpr int sendSide = 44;

// The sign in the field, level with its last line; its meaning is said by the field's own name.
class Padlock : public QWidget
{
public:
    explicit Padlock(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QSize sizeHint() const override
    {
        const int side = theme::lookOf(this).grown(padlockSize);
        return {side, side};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    void show(const text::Padlock &padlock)
    {
        m_padlock = padlock;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        const QRectF sign(0, (height() - sizeHint().height()) / 2.0, sizeHint().width(), sizeHint().height());
        const text::PadlockFace face = text::faceOf(m_padlock);
        theme::paintIcon(painter, sign, face.icon, look[face.colour]);
    }

private:
    text::Padlock m_padlock;
};

// The round edge around sign and field.
class Edge : public QWidget
{
public:
    Edge(QWidget *field, QWidget *parent)
        : QWidget(parent)
        , m_field(field)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool focused = m_field->hasFocus();
        const qreal thickness = focused ? 2 : 1;
        const QRectF area = QRectF(rect()).adjusted(thickness / 2, thickness / 2, -thickness / 2, -thickness / 2);
        const qreal corner = std::min(20.0, area.height() / 2);
        painter.setPen(QPen(look[focused ? theme::Colour::Accent : theme::Colour::ControlBorder], thickness));
        painter.setBrush(look[theme::Colour::Window]);
        painter.drawRoundedRect(area, corner, corner);
    }
    void mousePressEvent(QMouseEvent *) override { m_field->setFocus(Qt::MouseFocusReason); }

private:
    QWidget *m_field;
};

} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_field(new MessageField(this))
    , m_send(new widgets::IconButton(theme::Icon::Send, tr("Send"), this))
    , m_padlock(new Padlock(this))
    , m_edge(new Edge(m_field, this))
{
    m_send->setKind(widgets::IconButton::Kind::Primary);
    m_send->setSide(sendSide);
    m_send->setShortcutHint(QKeySequence(Qt::Key_Return));
    m_send->setObjectName(QStringLiteral("send"));
    m_field->setObjectName(QStringLiteral("message"));
    auto *inner = new QHBoxLayout(m_edge);
    inner->setContentsMargins(theme::space::medium, theme::space::small, theme::space::medium, theme::space::small);
    inner->setSpacing(theme::space::small);
    inner->addWidget(m_padlock, 0, Qt::AlignBottom);
    inner->addWidget(m_field, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space::medium, 10, theme::space::medium, 10);
    row->setSpacing(theme::space::medium);
    row->addWidget(m_edge, 1, Qt::AlignVCenter);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    m_field->installEventFilter(this);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    m_pauseTimer.setSingleShot(true);
    m_pauseTimer.setInterval(typingPause);
    connect(m_field, &MessageField::sendPressed, this, &Composer::submit);
    connect(m_field, &MessageField::escapePressed, this, &Composer::escapePressed);
    connect(m_field, &MessageField::heightWanted, this, &QWidget::updateGeometry);
    connect(m_field, &QPlainTextEdit::textChanged, this, &Composer::textEdited);
    connect(m_send, &QAbstractButton::clicked, this, &Composer::submit);
    connect(&m_draftTimer, &QTimer::timeout, this, &Composer::flush);
    connect(&m_pauseTimer, &QTimer::timeout, this, [this] { setComposing(false); });
    setFocusProxy(m_field);
    dressField();
    nameField();
    m_send->setEnabled(false);
}

void Composer::dressField()
{
    widgets::dress(*m_field, theme::Type::Message, theme::Colour::Text);
    m_padlock->setFixedHeight(m_field->lineHeight());
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        dressField();
}

void Composer::show(const QString &draft, const text::Padlock &padlock)
{
    flush();
    setComposing(false);
    m_loading = true;
    m_field->setPlainText(draft);
    m_field->moveCursor(QTextCursor::End);
    setPadlock(padlock);
    textEdited();
    m_loading = false;
}

void Composer::setPadlock(const text::Padlock &padlock)
{
    m_shown = padlock;
    static_cast<Padlock *>(m_padlock)->show(padlock);
    nameField();
}

void Composer::setSendKey(SendKey key)
{
    m_field->setSendKey(key);
    m_send->setShortcutHint(key == SendKey::Enter ? QKeySequence(Qt::Key_Return)
                                                  : QKeySequence(Qt::CTRL | Qt::Key_Return));
}

QString Composer::text() const
{
    return m_field->toPlainText();
}

void Composer::restore(const QString &text)
{
    if (this->text().isEmpty())
        m_field->setPlainText(text);
    else
        m_field->setPlainText(text + u'\n' + this->text());
    m_field->moveCursor(QTextCursor::End);
    flush();
}

void Composer::clear()
{
    m_field->clear();
    flush();
}

void Composer::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void Composer::flush()
{
    if (!m_isUnsaved)
        return;
    m_isUnsaved = false;
    m_draftTimer.stop();
    Q_EMIT draftChanged(text());
}

void Composer::submit()
{
    const QString words = text();
    if (words.trimmed().isEmpty())
        return;
    m_loading = true;
    m_field->clear();
    m_loading = false;
    m_draftTimer.stop();
    m_isUnsaved = false;
    m_send->setEnabled(false);
    m_pauseTimer.stop();
    m_composing = false; // the message itself says that the typing is over
    Q_EMIT submitted(words);
    focusField();
}

void Composer::textEdited()
{
    const bool hasWords = !text().trimmed().isEmpty();
    m_send->setEnabled(hasWords);
    update();
    if (m_loading)
        return;
    m_isUnsaved = true;
    m_draftTimer.start();
    setComposing(hasWords);
    if (hasWords)
        m_pauseTimer.start();
}

void Composer::setComposing(bool composing)
{
    if (!composing)
        m_pauseTimer.stop();
    if (m_composing == composing)
        return;
    m_composing = composing;
    Q_EMIT composingChanged(composing);
}

void Composer::nameField()
{
    const QString words = text::faceOf(m_shown).placeholder;
    m_field->setHint(words);
    m_field->setAccessibleName(tr("Message"));
    m_field->setAccessibleDescription(words);
}

void Composer::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), look[theme::Colour::Surface]);
    painter.fillRect(QRect(0, 0, width(), 1), look[theme::Colour::Border]);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_edge->update();
    return QWidget::eventFilter(watched, event);
}

} // namespace composer
