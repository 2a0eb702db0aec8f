// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/EmptyPlace.h"

#include <QPainter>
#include <QVBoxLayout>

namespace window {

namespace {

constexpr int pictureSide = 96;
constexpr int sentenceWidth = 320;

} // namespace

EmptyPlace::EmptyPlace(theme::Icon icon, theme::Colour background, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_background(background)
    , m_column(new QVBoxLayout(this))
    , m_picture(new QWidget)
    , m_sentence(new widgets::Label({}, theme::Type::Body, theme::Colour::Text2))
{
    m_column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    m_column->setSpacing(theme::space::medium);
    m_picture->setFixedSize(pictureSide, pictureSide);
    m_sentence->setWrapping(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMaximumWidth(sentenceWidth);
    m_column->addStretch(2);
    m_column->addWidget(m_picture, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 100);
    row->addStretch(1);
    m_column->addLayout(row);
    m_column->addStretch(3);
}

void EmptyPlace::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

widgets::Button *EmptyPlace::addButton(const QString &text, widgets::Button::Kind kind)
{
    auto *button = new widgets::Button(text, kind, this);
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyPlace::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look[m_background]);
    const QRectF circle = m_picture->geometry();
    painter.setPen(Qt::NoPen);
    painter.setBrush(look[theme::Colour::Selected]);
    painter.drawEllipse(circle);
    theme::paintIcon(painter, circle.adjusted(28, 28, -28, -28), m_icon, look[theme::Colour::Accent],
                     layoutDirection());
}

} // namespace window
