// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/InfoBar.h"

#include "widgets/Announcer.h"
#include "widgets/FlowLayout.h"
#include "widgets/Paint.h"

#include <QBoxLayout>

namespace widgets {
namespace {

using theme::Colour;

constexpr int narrow = 560; // px; below it the actions stand under the sentence

struct Tones
{
    Colour ink;
    Colour background;
};

Tones tonesOf(Tone tone)
{
    switch (tone) {
    case Tone::Note: return {Colour::Note, Colour::NoteBackground};
    case Tone::Ok: return {Colour::Ok, Colour::OkBackground};
    case Tone::Warn: return {Colour::Warn, Colour::WarnBackground};
    case Tone::Bad: return {Colour::Bad, Colour::BadBackground};
    }
    return {Colour::Note, Colour::NoteBackground};
}

} // namespace

InfoBar::InfoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new Label({}, theme::Type::Secondary, Colour::Note))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_actions(new FlowLayout(theme::space::small))
{
    m_text->setWrapping(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    const int start = theme::space::large + theme::measure::icon + theme::space::small;
    m_row->setContentsMargins(start, theme::space::tiny, theme::space::medium, theme::space::tiny);
    m_row->setSpacing(theme::space::small);
    m_row->addWidget(m_text, 1);
    m_row->addLayout(m_actions);
    setMinimumHeight(theme::measure::primaryTarget);
    hide();
}

void InfoBar::present(Tone tone, theme::Icon icon, const QString &text)
{
    const bool isNews = isHidden() || text != m_text->text();
    m_tone = tone;
    m_icon = icon;
    m_text->setText(text);
    m_text->setColour(tonesOf(tone).ink);
    show();
    update();
    if (isNews)
        alert(*m_text);
}

Button *InfoBar::addAction(const QString &text)
{
    auto *button = new Button(text, Button::Kind::Link, this);
    m_actions->addWidget(button);
    m_buttons.append(button);
    arrange();
    return button;
}

void InfoBar::clearActions()
{
    for (Button *button : std::as_const(m_buttons)) {
        m_actions->removeWidget(button);
        button->hide();
        button->deleteLater(); // may be the one that was just pressed
    }
    m_buttons.clear();
}

void InfoBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void InfoBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void InfoBar::arrange()
{
    const bool stacked = width() < narrow * theme::lookOf(this).scale && !m_buttons.isEmpty();
    m_row->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QMargins margins = m_row->contentsMargins();
    margins.setTop(stacked ? theme::space::small : theme::space::tiny);
    m_row->setContentsMargins(margins);
}

void InfoBar::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    const Tones tones = tonesOf(m_tone);
    QPainter painter(this);
    painter.fillRect(rect(), look[tones.background]);
    painter.fillRect(0, height() - 1, width(), 1, look[Colour::Border]);
    const int side = theme::measure::icon;
    const int y = std::min(m_text->geometry().center().y() - side / 2 + 1, theme::space::medium + theme::space::large);
    const QRect icon(theme::space::large, y, side, side);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_icon, look[tones.ink],
                     layoutDirection());
}

} // namespace widgets
