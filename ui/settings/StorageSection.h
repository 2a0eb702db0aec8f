// SPDX-License-Identifier: GPL-3.0-or-later
// What guards the messages on this computer: the system's password store or a passphrase. Owned by SettingsPage.
#pragma once

#include "base/Result.h"

#include <QWidget>

class QVBoxLayout;

namespace widgets {
class Label;
class PasswordField;
} // namespace widgets

namespace settings {

class AppLock;

class StorageSection : public QWidget
{
    Q_OBJECT

public:
    explicit StorageSection(AppLock &lock, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    void setPassphrase(const QString &text);
    void removePassphrase(const QString &text);
    void done(const base::Result<> &result, const QString &success);

    AppLock &m_lock;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    widgets::PasswordField *m_new = nullptr;
    widgets::PasswordField *m_current = nullptr;
    widgets::Label *m_outcome = nullptr;
};

} // namespace settings
