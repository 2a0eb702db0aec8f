// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the passphrase that guards the messages on this computer. Owned by MainWindow.
#pragma once

#include "base/Secret.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

namespace onboarding {

class PassphrasePage : public QWidget
{
    Q_OBJECT

public:
    explicit PassphrasePage(QWidget *parent = nullptr);

    void focusFirst();
    void showWrong();
    // Ready for another try, or for the next time.
    void clear();

Q_SIGNALS:
    void given(base::Secret passphrase);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();

    widgets::PasswordField *m_passphrase;
    widgets::Button *m_open;
};

// Why the profile cannot be opened, with what can be done. Owned by MainWindow.
class TroublePage : public QWidget
{
    Q_OBJECT

public:
    explicit TroublePage(QWidget *parent = nullptr);

    // Empty words for `remedy`: only "Try again" is offered.
    void present(const QString &sentence, const QString &detail, const QString &remedy);

Q_SIGNALS:
    void retried();
    void remedied();
    void quitWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::Label *m_sentence;
    widgets::Label *m_detail;
    widgets::Button *m_retry;
    widgets::Button *m_remedy;
};

} // namespace onboarding
