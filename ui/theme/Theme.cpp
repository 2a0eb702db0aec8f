// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Theme.h"

#include "theme/Style.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>

#include <algorithm>

namespace theme {

Theme::Theme(std::unique_ptr<SystemWishes> wishes, QObject *parent)
    : QObject(parent)
    , m_wishes(std::move(wishes))
    , m_systemPalette(QApplication::palette())
{
    m_style = new Style(wantedLook());
    QApplication::setStyle(m_style);
    apply();
    qApp->installEventFilter(this);
    if (m_wishes)
        connect(m_wishes.get(), &SystemWishes::changed, this, &Theme::apply);
}

Theme::~Theme() = default;

const Look &Theme::look() const
{
    return m_style->look();
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::setMessageText(int px)
{
    m_messageText = std::clamp(px, measure::minimumMessageText, measure::maximumMessageText);
    apply();
}

void Theme::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && !m_applying) {
        if (event->type() == QEvent::ApplicationPaletteChange && QApplication::palette() != look().colours.palette()) {
            m_systemPalette = QApplication::palette();
            apply();
        } else if (event->type() == QEvent::ApplicationFontChange) {
            apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

Look Theme::wantedLook() const
{
    Look look;
    const bool darkPalette = m_systemPalette.color(QPalette::Window).lightness()
        < m_systemPalette.color(QPalette::WindowText).lightness();
    Scheme scheme = m_wishes && m_wishes->scheme ? *m_wishes->scheme : darkPalette ? Scheme::Dark : Scheme::Light;
    if (m_choice != Choice::System)
        scheme = m_choice == Choice::Dark ? Scheme::Dark : Scheme::Light;
    const bool high = m_wishes && m_wishes->contrast == Contrast::High;
    look.colours = high ? Colours::fromHighContrast(m_systemPalette) : Colours(scheme);
    const QFontInfo font(QApplication::font());
    look.family = font.family();
    look.scale = std::max(1.0, font.pixelSize() / 14.0);
    look.messageText = m_messageText;
    const bool still = m_reducedMotion || (m_wishes && m_wishes->motion == Motion::Reduced);
    look.motion = still ? Motion::Reduced : Motion::Full;
    return look;
}

void Theme::apply()
{
    const Look wanted = wantedLook();
    const QPalette palette = wanted.isHighContrast() ? m_systemPalette : wanted.colours.palette();
    if (wanted == look() && QApplication::palette() == palette)
        return;
    m_applying = true;
    m_style->setLook(wanted);
    QApplication::setPalette(palette);
    // Same colours but other sizes: widgets measure again, as they do for a new style.
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent event(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &event);
        widget->updateGeometry();
        widget->update();
    }
    m_applying = false;
    Q_EMIT changed();
}

} // namespace theme
