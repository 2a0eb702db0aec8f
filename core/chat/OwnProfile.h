// SPDX-License-Identifier: GPL-3.0-or-later
// What the account shows of itself: name (XEP-0172) and picture (XEP-0084, XEP-0153), as the last of its devices has
// published them. Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/AccountSettings.h"

#include <QByteArray>
#include <QObject>

namespace store {
class Profile;
}
namespace xep {
class Modules;
}

namespace chat {

class Avatars;

class OwnProfile : public QObject
{
    Q_OBJECT

public:
    // The name stands in `settings`, where it is changed too.
    OwnProfile(model::AccountSettings &settings, xep::Modules &modules, store::Profile &profile, Avatars &avatars);
    ~OwnProfile() override;

    // The picture as it was when the program last ran; before the account starts.
    base::Task<base::Result<>> load();
    // Empty: none.
    const QString &name() const { return m_settings.displayName; }
    // SHA-1 in hex; empty: none.
    const QString &picture() const { return m_picture; }
    bool isAt(const base::Jid &bareJid) const { return bareJid == m_settings.jid.bare(); }

    // One line of at most 100 characters is kept; empty takes the name away.
    base::Task<base::Result<>> publishName(QString name);
    // PNG of at most 256 KiB (errors as of xep::Avatars::publish); empty takes the picture away.
    base::Task<base::Result<>> publishPicture(QByteArray png);
    // A device of the account has published this one; its bytes are kept.
    void notePicture(const QString &hash);

Q_SIGNALS:
    void changed();

private:
    void noteName(const QString &name);

    model::AccountSettings &m_settings;
    xep::Modules &m_modules;
    store::Profile &m_profile;
    Avatars &m_avatars;
    QString m_picture;
};

} // namespace chat
