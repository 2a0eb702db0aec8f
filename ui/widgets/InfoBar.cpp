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
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_actions(new FlowLayout(theme::space::small))
    , m_detail(new DetailText(this))
{
    m_text->setWrapping(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_detail);
    m_detail->hide();
    m_row->setSpacing(theme::space::small);
    m_row->addWidget(m_text, 1);
    m_row->addLayout(m_actions);
    setMinimumHeight(theme::measure::primaryTarget);
    arrange();
    hide();
}

void InfoBar::present(Tone tone, theme::Icon icon, const QString &text)
{
    const bool isNews = isHidden() || text != m_text->text();
    m_tone = tone;
    m_icon = icon;
    m_text->setText(text);
    m_text->setColour(tonesOf(tone).ink);
    m_detail->setColour(tonesOf(tone).ink);
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

void InfoBar::addDetail(const QString &detail)
{
    m_detail->setText(detail);
    Button *button = addAction(tr("Details"));
    button->setAccessibleDescription(tr("folded"));
    connect(button, &QPushButton::clicked, this, [this, button] {
        m_detail->setVisible(m_detail->isHidden());
        button->setAccessibleDescription(m_detail->isHidden() ? tr("folded") : tr("open"));
    });
}

void InfoBar::clearActions()
{
    m_detail->hide();
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
    for (Button *button : std::as_const(m_buttons))
        button->setInset(stacked ? Button::Inset::Flush : Button::Inset::Usual);
    m_row->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int start = theme::space::large + theme::lookOf(this).icon() + theme::space::small;
    m_row->setContentsMargins(start, stacked ? theme::space::small : theme::space::tiny, theme::space::medium,
                              theme::space::tiny);
    m_detail->setContentsMargins(start, 0, theme::space::medium, theme::space::small);
}

void InfoBar::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    const Tones tones = tonesOf(m_tone);
    QPainter painter(this);
    painter.fillRect(rect(), look[tones.background]);
    painter.fillRect(0, height() - 1, width(), 1, look[Colour::Border]);
    const int side = look.icon();
    const int y = std::min(m_text->geometry().center().y() - side / 2 + 1, theme::space::medium + theme::space::large);
    const QRect icon(theme::space::large, y, side, side);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_icon, look[tones.ink],
                     layoutDirection());
}

} // namespace widgets
