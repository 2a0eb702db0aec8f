// SPDX-License-Identifier: GPL-3.0-or-later
// "I already have an account": address, password, and what few people need, folded. Owned by Onboarding.
#pragma once

#include "base/Result.h"
#include "chat/Accounts.h"
#include "model/AccountSettings.h"
#include "widgets/Controls.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"
#include "widgets/TechnicalDetails.h"

class QComboBox;

namespace onboarding {

// What was typed, so that nothing is lost when the page is built anew.
struct TypedSignIn
{
    QString address, password, host, port, proxy;
    int tls = 0;
    bool remember = true;
    bool unfolded = false;
};

class SignInCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit SignInCard(QWidget *parent = nullptr);

    // Nothing goes out before; a submission made earlier is carried out then.
    void setAccounts(chat::Accounts *accounts);
    void setAddress(const QString &address);
    void focusFirst();
    TypedSignIn typed() const;
    void restore(const TypedSignIn &typed);

Q_SIGNALS:
    void signedIn(model::AccountId account);
    void linkPasted(QString link); // an invitation in the address field

private:
    QWidget *buildAdvanced();
    void submit();
    bool readSettings(model::AccountSettings &settings);
    bool readAdvanced(model::AccountSettings &settings);
    void addressEdited(const QString &text);
    bool followLink();
    void answered(const base::Result<model::AccountId> &answer);
    void showError(const base::Error &error);
    void setBusy(bool busy);
    void unfold(bool unfolded);
    void setDetail(const QString &detail);

    chat::Accounts *m_accounts = nullptr;
    widgets::TextField *m_address;
    widgets::PasswordField *m_password;
    widgets::CheckBox *m_remember;
    widgets::Button *m_submit;
    widgets::Button *m_unfold;
    widgets::TechnicalDetails *m_details;
    QWidget *m_advanced = nullptr;
    widgets::TextField *m_host = nullptr;
    widgets::TextField *m_port = nullptr;
    widgets::TextField *m_proxy = nullptr;
    QComboBox *m_tls = nullptr;
    qsizetype m_addressLength = 0; // at the last edit
    bool m_busy = false;
    bool m_pending = false; // submitted before the profile was open
};

} // namespace onboarding
