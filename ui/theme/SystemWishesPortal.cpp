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
constexpr QLatin1String gnomeAccess("org.gnome.desktop.a11y.interface"); // before the portal had `contrast`

class PortalWishes final : public SystemWishes
{
    Q_OBJECT

public:
    PortalWishes()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        // A slot with a QDBusVariant in it is refused without a word by Qt 6.4.
        bus.connect(service, path, settings, QStringLiteral("SettingChanged"), this, SLOT(note(QDBusMessage)));
        ask(appearance, QStringLiteral("color-scheme"));
        ask(appearance, QStringLiteral("contrast"));
        ask(gnomeAccess, QStringLiteral("high-contrast"));
        ask(gnome, QStringLiteral("enable-animations"));
    }

private Q_SLOTS:
    void note(const QDBusMessage &change)
    {
        const QVariantList said = change.arguments();
        if (said.size() == 3)
            take(said[0].toString(), said[1].toString(), said[2].value<QDBusVariant>());
    }

private:
    void take(const QString &space, const QString &key, const QDBusVariant &value)
    {
        const QVariant inner = value.variant();
        if (space == appearance && key == u"color-scheme")
            scheme = inner.toUInt() == 1 ? std::optional(Scheme::Dark)
                : inner.toUInt() == 2    ? std::optional(Scheme::Light)
                                         : std::nullopt;
        else if (space == appearance && key == u"contrast")
            m_portalWantsContrast = inner.toUInt() == 1;
        else if (space == gnomeAccess && key == u"high-contrast")
            m_gnomeWantsContrast = inner.toBool();
        else if (space == gnome && key == u"enable-animations")
            motion = inner.toBool() ? Motion::Full : Motion::Reduced;
        else
            return;
        contrast = m_portalWantsContrast || m_gnomeWantsContrast ? Contrast::High : Contrast::Normal;
        Q_EMIT changed();
    }

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

    bool m_portalWantsContrast = false;
    bool m_gnomeWantsContrast = false;
};

} // namespace

std::unique_ptr<SystemWishes> systemWishes()
{
    return std::make_unique<PortalWishes>();
}

} // namespace theme

#include "SystemWishesPortal.moc"
