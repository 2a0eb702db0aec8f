// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Theme.h"

#include "theme/Style.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QScreen>
#include <QWidget>

#include <algorithm>
#include <utility>

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
    for (QScreen *screen : QGuiApplication::screens())
        follow(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, &Theme::follow);
}

Theme::~Theme() = default;

// The desktop's text size is another: on X11, Qt then counts in other pixels but leaves windows as they were.
void Theme::follow(QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, this, [this, screen, ratio = screen->devicePixelRatio()]() mutable {
        if (std::exchange(ratio, screen->devicePixelRatio()) == ratio)
            return;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->screen() == screen)
                fitAnew(*window);
        }
        apply();
    });
}

void Theme::fitAnew(QWidget &window)
{
    const Qt::WindowStates state = window.windowState();
    const QSize room = window.screen()->availableSize();
    const QSize wanted = window.size().boundedTo(room).expandedTo(window.minimumSize());
    if (state & (Qt::WindowMaximized | Qt::WindowFullScreen))
        window.setWindowState(Qt::WindowNoState);
    window.resize(wanted + QSize(1, 1)); // the same size as before would be no change
    window.resize(wanted);
    window.setWindowState(state);
}

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
        if (event->type() == QEvent::ApplicationPaletteChange && QApplication::palette() != m_ownPalette) {
            m_systemPalette = QApplication::palette();
            apply();
        } else if (event->type() == QEvent::ApplicationFontChange) {
            apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

// The system's own, if it is one (ux.md B4: untouched).
QPalette Theme::strongPalette(Scheme scheme) const
{
    return Colours::isHighContrast(m_systemPalette) ? m_systemPalette : Colours::highContrastPalette(scheme);
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
    look.colours = high ? Colours::fromHighContrast(strongPalette(scheme)) : Colours(scheme);
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
    const QPalette palette = wanted.isHighContrast() ? strongPalette(wanted.colours.scheme())
                                                     : wanted.colours.palette();
    if (wanted == look() && QApplication::palette() == palette)
        return;
    m_applying = true;
    m_style->setLook(wanted);
    QApplication::setPalette(palette);
    m_ownPalette = QApplication::palette();
    QApplication::setFont(wanted.font(Type::Body), "QMenu");
    QApplication::setFont(wanted.font(Type::Secondary), "QTipLabel");
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
