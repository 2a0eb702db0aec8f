// SPDX-License-Identifier: GPL-3.0-or-later
// Linux and the BSDs: org.freedesktop.portal.Settings on the session bus, asked without waiting.
#include "theme/SystemWishes.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace theme {
namespace {

constexpr QLatin1String service("org.freedesktop.portal.Desktop");
constexpr QLatin1String path("/org/freedesktop/portal/desktop");
constexpr QLatin1String settings("org.freedesktop.portal.Settings");
constexpr QLatin1String appearance("org.freedesktop.appearance");
constexpr QLatin1String gnome("org.gnome.desktop.interface");

class PortalWishes final : public SystemWishes
{
    Q_OBJECT

public:
    PortalWishes()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        bus.connect(service, path, settings, QStringLiteral("SettingChanged"), this,
                    SLOT(take(QString, QString, QDBusVariant)));
        ask(appearance, QStringLiteral("color-scheme"));
        ask(appearance, QStringLiteral("contrast"));
        ask(gnome, QStringLiteral("enable-animations"));
    }

private Q_SLOTS:
    void take(const QString &space, const QString &key, const QDBusVariant &value)
    {
        const QVariant inner = value.variant();
        if (space == appearance && key == u"color-scheme")
            scheme = inner.toUInt() == 1 ? std::optional(Scheme::Dark)
                : inner.toUInt() == 2    ? std::optional(Scheme::Light)
                                         : std::nullopt;
        else if (space == appearance && key == u"contrast")
            contrast = inner.toUInt() == 1 ? Contrast::High : Contrast::Normal;
        else if (space == gnome && key == u"enable-animations")
            motion = inner.toBool() ? Motion::Full : Motion::Reduced;
        else
            return;
        Q_EMIT changed();
    }

private:
    void ask(const QString &space, const QString &key)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
        message.setArguments({space, key});
        auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, space, key, watcher] {
            watcher->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (reply.isError())
                return;
            // Read wraps the value twice (its portal page says so and offers ReadOne since version 2).
            const QVariant inner = reply.value().variant();
            take(space, key, inner.canConvert<QDBusVariant>() ? inner.value<QDBusVariant>() : reply.value());
        });
    }
};

} // namespace

std::unique_ptr<SystemWishes> systemWishes()
{
    return std::make_unique<PortalWishes>();
}

} // namespace theme

#include "SystemWishesPortal.moc"
