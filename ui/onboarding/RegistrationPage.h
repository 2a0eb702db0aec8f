// SPDX-License-Identifier: GPL-3.0-or-later
// Making an account on one server, with or without an invitation: asks the server, shows what it answers, and signs in
// with the new account. Owned by Onboarding.
#pragma once

#include "chat/Accounts.h"
#include "chat/Registration.h"
#include "widgets/Controls.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

#include <memory>

namespace onboarding {

class FormView;

class RegistrationPage : public widgets::Card
{
    Q_OBJECT

public:
    explicit RegistrationPage(QWidget *parent = nullptr);

    void setCore(chat::Accounts *accounts, chat::Network *network);
    // Asks `domain` at once.
    void begin(const QString &domain);
    void begin(const chat::Invitation &invitation);

Q_SIGNALS:
    void left(); // back to the start
    void signedIn(model::AccountId account);
    void signInWanted(QString address); // after registering on a website
    void invitationWanted();

private:
    void buildFields();
    void start(const QString &domain, const QString &token);
    void ask();
    void asked(const base::Result<chat::RegistrationOffer> &answer);
    void present(const chat::RegistrationOffer &offer);
    void presentWeb(const chat::RegistrationOffer &offer);
    void submit();
    void submitted(const base::Result<base::Jid> &answer);
    void refused(const base::Error &error);
    void nameTaken();
    void signIn(const base::Jid &jid);
    void say(const QString &sentence, theme::Colour colour = theme::Colour::Text);
    void showFields(bool shown);
    void setBusy(bool busy);
    void clearLinks();
    void addLink(const QString &text, std::function<void()> action);
    void addContacts(const QStringList &contacts);
    void ratePassword();

    chat::Accounts *m_accounts = nullptr;
    chat::Network *m_network = nullptr;
    std::unique_ptr<chat::Registration> m_registration;
    QString m_domain;
    QString m_token;
    QString m_inviter;
    chat::RegistrationOffer m_offer;
    widgets::Label *m_title;
    widgets::Label *m_lead;
    widgets::Spinner *m_spinner;
    widgets::TextField *m_name;
    QWidget *m_suggestions;
    widgets::PasswordField *m_password;
    widgets::CheckBox *m_remember;
    FormView *m_form;
    widgets::Button *m_create;
    QWidget *m_links;
    bool m_busy = false;
    bool m_captchaWasWrong = false;
    bool m_pending = false; // begun before the profile was open
};

} // namespace onboarding
