// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/Preferences.h"

#include <QFile>

#include <algorithm>

namespace settings {

Preferences::Preferences(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_file(folder + QStringLiteral("/window.ini"), QSettings::IniFormat)
{
}

void Preferences::set(const QString &name, const QVariant &value)
{
    if (m_file.value(name) == value)
        return;
    write(name, value);
    Q_EMIT changed();
}

// At once, and for its owner only like all of the profile (security.md J01).
void Preferences::write(const QString &name, const QVariant &value)
{
    m_file.setValue(name, value);
    m_file.sync();
    QFile::setPermissions(m_file.fileName(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

theme::Choice Preferences::themeChoice() const
{
    const QString name = m_file.value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light"))
        return theme::Choice::Light;
    return name == QLatin1String("dark") ? theme::Choice::Dark : theme::Choice::System;
}

void Preferences::setThemeChoice(theme::Choice choice)
{
    set(QStringLiteral("theme"),
        choice == theme::Choice::Light      ? QStringLiteral("light")
            : choice == theme::Choice::Dark ? QStringLiteral("dark")
                                            : QStringLiteral("system"));
}

QString Preferences::language() const
{
    return m_file.value(QStringLiteral("language")).toString();
}

void Preferences::setLanguage(const QString &language)
{
    set(QStringLiteral("language"), language);
}

int Preferences::messageText() const
{
    const int px = m_file.value(QStringLiteral("messageText"), theme::measure::defaultMessageText).toInt();
    return std::clamp(px, theme::measure::minimumMessageText, theme::measure::maximumMessageText);
}

void Preferences::setMessageText(int px)
{
    set(QStringLiteral("messageText"),
        std::clamp(px, theme::measure::minimumMessageText, theme::measure::maximumMessageText));
}

bool Preferences::isMotionReduced() const
{
    return m_file.value(QStringLiteral("reducedMotion"), false).toBool();
}

void Preferences::setMotionReduced(bool reduced)
{
    set(QStringLiteral("reducedMotion"), reduced);
}

bool Preferences::entersSend() const
{
    return m_file.value(QStringLiteral("enterSends"), true).toBool();
}

void Preferences::setEntersSend(bool sends)
{
    set(QStringLiteral("enterSends"), sends);
}

QByteArray Preferences::geometry() const
{
    return m_file.value(QStringLiteral("geometry")).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    write(QStringLiteral("geometry"), geometry);
}

int Preferences::listWidth() const
{
    return m_file.value(QStringLiteral("listWidth"), 320).toInt();
}

void Preferences::setListWidth(int px)
{
    write(QStringLiteral("listWidth"), px);
}

bool Preferences::isDismissed(const QString &note) const
{
    return m_file.value(QStringLiteral("dismissed/") + note, false).toBool();
}

void Preferences::dismiss(const QString &note)
{
    set(QStringLiteral("dismissed/") + note, true);
}

} // namespace settings
