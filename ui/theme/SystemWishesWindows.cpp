// SPDX-License-Identifier: GPL-3.0-or-later
// Windows: the registry values and system parameters behind Settings > Personalisation and Accessibility.
#include "theme/SystemWishes.h"

#include <QAbstractNativeEventFilter>
#include <QCoreApplication>
#include <QSettings>

#include <qt_windows.h>

namespace theme {
namespace {

class WindowsWishes final
    : public SystemWishes
    , public QAbstractNativeEventFilter
{
public:
    WindowsWishes()
    {
        read();
        QCoreApplication::instance()->installNativeEventFilter(this);
    }

    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        if (static_cast<const MSG *>(message)->message == WM_SETTINGCHANGE) {
            read();
            Q_EMIT changed();
        }
        return false;
    }

private:
    void read()
    {
        const QSettings personal(
            QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
            QSettings::NativeFormat);
        const QVariant light = personal.value(QStringLiteral("AppsUseLightTheme"));
        scheme = light.isValid() ? std::optional(light.toInt() ? Scheme::Light : Scheme::Dark) : std::nullopt;
        HIGHCONTRASTW high{sizeof(HIGHCONTRASTW), 0, nullptr};
        const bool known = SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof high, &high, 0);
        contrast = known && (high.dwFlags & HCF_HIGHCONTRASTON) ? Contrast::High : Contrast::Normal;
        BOOL animated = TRUE;
        SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0);
        motion = animated ? Motion::Full : Motion::Reduced;
    }
};

} // namespace

std::unique_ptr<SystemWishes> systemWishes()
{
    return std::make_unique<WindowsWishes>();
}

} // namespace theme
