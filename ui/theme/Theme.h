// SPDX-License-Identifier: GPL-3.0-or-later
// The user's and the system's wishes about looks, made into the current Look, live. Application owns the
// one; there is never a second beside it.
#pragma once

#include "theme/Look.h"
#include "theme/SystemWishes.h"

#include <QObject>

#include <memory>

class QScreen;

namespace theme {

enum class Choice { System, Light, Dark };

class Theme : public QObject
{
    Q_OBJECT

public:
    // Puts the house's style on the QApplication. `wishes` tells what the system wants; may be null in tests.
    explicit Theme(std::unique_ptr<SystemWishes> wishes, QObject *parent = nullptr);
    ~Theme() override;

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    // Message text in px, held between 12 and 24.
    int messageText() const { return m_messageText; }
    void setMessageText(int px);
    // On top of the system's own wish: either asks, then motion is reduced.
    void setReducedMotion(bool reduced);

    const Look &look() const;

Q_SIGNALS:
    void changed(); // the look is another; widgets also get QEvent::PaletteChange

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Look wantedLook() const;
    QPalette strongPalette(Scheme scheme) const;
    void follow(QScreen *screen);
    static void fitAnew(QWidget &window);
    void apply();

    std::unique_ptr<SystemWishes> m_wishes;
    class Style *m_style = nullptr; // owned by QApplication
    QPalette m_systemPalette;
    QPalette m_ownPalette; // as it was set last
    Choice m_choice = Choice::System;
    int m_messageText = measure::defaultMessageText;
    bool m_reducedMotion = false;
    bool m_applying = false;
};

} // namespace theme
