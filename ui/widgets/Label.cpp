// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Label.h"

#include <QEvent>
#include <QPainter>

namespace widgets {

namespace {

class Dresser : public QObject
{
public:
    Dresser(QWidget &widget, theme::Type type, theme::Colour colour)
        : QObject(&widget)
        , m_type(type)
        , m_colour(colour)
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange && watched == parent())
            dress(*static_cast<QWidget *>(watched), m_type, m_colour);
        return false;
    }

private:
    theme::Type m_type;
    theme::Colour m_colour;
};

} // namespace

void dress(QWidget &widget, theme::Type type, theme::Colour colour)
{
    const theme::Look &look = theme::lookOf(&widget);
    if (const QFont font = look.font(type); widget.font() != font)
        widget.setFont(font);
    QPalette palette = widget.palette();
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Active, role, look[colour]);
        palette.setColor(QPalette::Inactive, role, look[colour]);
        palette.setColor(QPalette::Disabled, role, look[theme::Colour::Disabled]);
    }
    if (palette != widget.palette())
        widget.setPalette(palette);
}

void keepDressed(QWidget &widget, theme::Type type, theme::Colour colour)
{
    dress(widget, type, colour);
    new Dresser(widget, type, colour);
}

Label::Label(const QString &text, theme::Type type, theme::Colour colour, QWidget *parent)
    : QLabel(parent)
    , m_type(type)
    , m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    dress();
    align();
}

void Label::setType(theme::Type type)
{
    m_type = type;
    dress();
}

void Label::setColour(theme::Colour colour)
{
    m_colour = colour;
    dress();
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationPaletteChange)
        dress();
    else if (event->type() == QEvent::LayoutDirectionChange)
        align();
}

// Qt goes by the direction of the words; a name or an address stands where the page begins, whichever way it reads.
void Label::align()
{
    if (alignment() & Qt::AlignHCenter)
        return;
    const Qt::Alignment start = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    setAlignment((alignment() & Qt::AlignVertical_Mask) | start | Qt::AlignAbsolute);
}

void Label::dress()
{
    widgets::dress(*this, m_type, m_colour);
}

ElidedLabel::ElidedLabel(const QString &text, theme::Type type, theme::Colour colour, QWidget *parent)
    : Label({}, type, colour, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setFullText(text);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_text = text;
    setText(text);
    setToolTip(fits() ? QString() : m_text);
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 4), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, contentsRect().width());
    painter.drawText(contentsRect(),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())) | Qt::TextSingleLine,
                     shown);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    Label::resizeEvent(event);
    setToolTip(fits() ? QString() : m_text);
}

bool ElidedLabel::fits() const
{
    return fontMetrics().horizontalAdvance(m_text) <= contentsRect().width();
}

} // namespace widgets
