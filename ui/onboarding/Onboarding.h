// SPDX-License-Identifier: GPL-3.0-or-later
// First run and "add account": the two cards, registration, invitations. Owned by MainWindow.
#pragma once

#include "chat/Accounts.h"
#include "chat/Registration.h"
#include "onboarding/SignInCard.h"

#include <QWidget>

class QBoxLayout;
class QStackedLayout;

namespace onboarding {

class LinkCard;
class NewHereCard;
class RegistrationPage;

class Onboarding : public QWidget
{
    Q_OBJECT

public:
    // First: nobody is signed in. Another: from the settings, can be left.
    enum class Occasion { First, Another };

    Onboarding(Occasion occasion, const QString &serversFile, QWidget *parent = nullptr);

    // Before that everything can be typed, but nothing goes out.
    void setCore(chat::Accounts *accounts, chat::Network *network);
    // A link that the program was started with.
    void propose(const chat::Invitation &invitation);
    void focusFirst();
    // For building the page anew in another language.
    TypedSignIn typed() const;
    void restore(const TypedSignIn &typed);

Q_SIGNALS:
    // `openWith`: the inviter, whose chat is to be open; may be empty.
    void signedIn(model::AccountId account, QString openWith);
    void languageChosen(QString language);
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildStart(const QString &serversFile);
    QWidget *buildHead();
    QWidget *buildFooter();
    void buildOthers();
    QWidget *scrolling(QWidget *content);
    QWidget *centred(QWidget *card);
    void arrange();
    void openLink(const QString &link);
    void showPage(QWidget *card);
    void finish(model::AccountId account);

    Occasion m_occasion;
    QStackedLayout *m_pages;
    QWidget *m_start = nullptr;
    QBoxLayout *m_cards = nullptr;
    SignInCard *m_signIn = nullptr;
    NewHereCard *m_newHere = nullptr;
    RegistrationPage *m_registration = nullptr;
    LinkCard *m_link = nullptr;
    QString m_openWith;
};

} // namespace onboarding
