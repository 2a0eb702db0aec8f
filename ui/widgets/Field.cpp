// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Field.h"

#include "theme/Style.h"
#include "widgets/Announcer.h"
#include "widgets/Paint.h"

namespace widgets {

using theme::Colour;
using theme::Type;

LineEdit::LineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    measure();
}

void LineEdit::setWrong(bool wrong)
{
    setProperty(theme::wrongProperty, wrong);
    update();
}

void LineEdit::setRound(bool round)
{
    setProperty(theme::roundProperty, round);
    update();
}

void LineEdit::setLeadingIcon(theme::Icon icon)
{
    m_icon = icon;
    measure();
}

void LineEdit::setSuffix(const QString &suffix)
{
    m_suffix = suffix;
    setAccessibleDescription(suffix);
    measure();
}

void LineEdit::setTrailing(QWidget *widget)
{
    m_trailing = widget;
    widget->setParent(this);
    widget->show();
    measure();
}

void LineEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    measure();
}

void LineEdit::measure()
{
    const QFont wanted = theme::lookOf(this).font(Type::Body);
    if (font() != wanted)
        setFont(wanted);
    const int start = theme::space::medium - 2 + (m_icon ? theme::lookOf(this).icon() + theme::space::small : 0);
    const int end = theme::space::medium - 2 + (m_trailing ? m_trailing->sizeHint().width() : 0)
        + (m_suffix.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_suffix) + theme::space::small);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? end : start, 0, mirrored ? start : end, 0);
    if (m_trailing) {
        QRect place(QPoint(),
                    QSize(m_trailing->sizeHint().width(), std::min(m_trailing->sizeHint().height(), height() - 8)));
        place.moveCenter(rect().center());
        place.moveRight(rect().right() - theme::space::tiny);
        m_trailing->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    }
    const int room = width() - start - end - 2 * theme::space::tiny;
    const bool isCut = !placeholderText().isEmpty() && fontMetrics().horizontalAdvance(placeholderText()) > room;
    setToolTip(isCut ? placeholderText() : QString());
    updateGeometry();
}

QSize LineEdit::sizeHint() const
{
    const int height = std::max(theme::measure::primaryTarget, fontMetrics().height() + 2 * theme::space::small + 4);
    return {fontMetrics().averageCharWidth() * 24, height};
}

QSize LineEdit::minimumSizeHint() const
{
    return {theme::measure::primaryTarget * 2, sizeHint().height()};
}

void LineEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        measure();
}

void LineEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    if (m_icon) {
        const int side = look.icon();
        const QRect icon(theme::space::medium, (height() - side) / 2, side, side);
        theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), *m_icon, look[Colour::Text2],
                         layoutDirection());
    }
    if (!m_suffix.isEmpty()) {
        painter.setPen(look[Colour::Text2]);
        const QRect words = rect().adjusted(theme::space::medium, 0, -theme::space::medium, 0);
        painter.drawText(words, int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)),
                         m_suffix);
    }
}

TextField::TextField(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_label(new Label(label, Type::SecondaryBold))
    , m_edit(new LineEdit)
    , m_below(new Label({}, Type::Meta, Colour::Text2))
    , m_name(label)
{
    m_label->setBuddy(m_edit);
    m_label->setWrapping(true);
    m_edit->setAccessibleName(label);
    m_below->setWrapping(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::tiny);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_below);
    setFocusProxy(m_edit);
    showBelow();
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        clearError();
        Q_EMIT edited(text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &TextField::submitted);
}

void TextField::setHint(const QString &hint)
{
    m_hint = hint;
    showBelow();
}

void TextField::setError(const QString &error)
{
    m_error = error;
    showBelow();
    if (!error.isEmpty())
        alert(*m_below);
}

void TextField::clearError()
{
    if (hasError())
        setError({});
}

void TextField::setRequired(bool required)
{
    m_label->setText(required ? tr("%1 (required)", "label of a form field").arg(m_name) : m_name);
    m_edit->setAccessibleName(m_label->text());
}

void TextField::showBelow()
{
    const QString &shown = hasError() ? m_error : m_hint;
    m_below->setText(shown);
    m_below->setColour(hasError() ? Colour::Bad : Colour::Text2);
    m_below->setType(hasError() ? Type::Secondary : Type::Meta);
    m_below->setVisible(!shown.isEmpty());
    m_edit->setWrong(hasError());
    m_edit->setAccessibleDescription(shown);
}

PasswordField::PasswordField(const QString &label, QWidget *parent)
    : TextField(label, parent)
    , m_show(new Button({}, Button::Kind::Link))
{
    edit().setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                               | Qt::ImhSensitiveData);
    setShown(false);
    setTabOrder(&edit(), m_show);
    connect(m_show, &QPushButton::clicked, this, [this] { setShown(edit().echoMode() == QLineEdit::Password); });
}

void PasswordField::setShown(bool shown)
{
    edit().setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setText(shown ? tr("Hide", "the typed password") : tr("Show", "the typed password"));
    m_show->setAccessibleName(shown ? tr("Hide password") : tr("Show password"));
    m_show->setToolTip(m_show->accessibleName());
    edit().setTrailing(m_show); // measured again
}

} // namespace widgets
