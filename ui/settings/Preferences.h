// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sets about looks and keys of this window, in a small file of the profile that is readable before the
// profile is unlocked; it never holds addresses or words of anybody. Application owns the one; main thread.
#pragma once

#include "theme/Theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>

namespace settings {

class Preferences : public QObject
{
    Q_OBJECT

public:
    // `folder` is the profile's.
    explicit Preferences(const QString &folder, QObject *parent = nullptr);

    QString folder() const { return m_folder; }

    theme::Choice themeChoice() const;
    void setThemeChoice(theme::Choice choice);
    // "en", "it"; empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);
    // px, 12 to 24.
    int messageText() const;
    void setMessageText(int px);
    bool isMotionReduced() const;
    void setMotionReduced(bool reduced);
    bool entersSend() const;
    void setEntersSend(bool sends);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    int listWidth() const;
    void setListWidth(int px);
    // Whether a note that is shown once was put away.
    bool isDismissed(const QString &note) const;
    void dismiss(const QString &note);

Q_SIGNALS:
    void changed();

private:
    void set(const QString &name, const QVariant &value);
    void write(const QString &name, const QVariant &value);

    QString m_folder;
    mutable QSettings m_file;
};

} // namespace settings
