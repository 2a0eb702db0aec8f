// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/Onboarding.h"
#include "onboarding/FormView.h"
#include "onboarding/NewHereCard.h"
#include "onboarding/PassphrasePage.h"
#include "onboarding/PasswordStrength.h"
#include "onboarding/ServerList.h"
#include "support/LayoutWalk.h"
#include "text/Language.h"
#include "theme/Theme.h"

#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using onboarding::Onboarding;

namespace {

QLineEdit *fieldNamed(QWidget &page, const QString &name)
{
    for (QLineEdit *edit : page.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == name && edit->isVisible())
            return edit;
    }
    return nullptr;
}

bool says(QWidget &page, const QString &words)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == words)
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("E-01: a malformed address is said under its field, and everything typed stays", "[onboarding]")
{
    Onboarding page(Onboarding::Occasion::First, {});
    page.resize(960, 700);
    page.show();
    QLineEdit *address = fieldNamed(page, QStringLiteral("XMPP address"));
    QLineEdit *password = fieldNamed(page, QStringLiteral("Password"));
    REQUIRE(address);
    REQUIRE(password);
    QTest::keyClicks(address, QStringLiteral("giulia"));
    QTest::keyClicks(password, QStringLiteral("una parola"));
    QTest::keyClick(password, Qt::Key_Return);
    CHECK(says(page, QStringLiteral("An address looks like name@server.")));
    CHECK(address->text() == QStringLiteral("giulia"));
    CHECK(password->text() == QStringLiteral("una parola"));
    QTest::keyClicks(address, QStringLiteral("@example.org"));
    CHECK_FALSE(says(page, QStringLiteral("An address looks like name@server.")));
}

TEST_CASE("UX-ONB-1: Tab leaves the address field with what was typed", "[onboarding]")
{
    Onboarding page(Onboarding::Occasion::First, {});
    page.resize(960, 700);
    page.show();
    QLineEdit *address = fieldNamed(page, QStringLiteral("XMPP address"));
    REQUIRE(address);
    address->setFocus();
    QTest::keyClicks(address, QStringLiteral("giulia@s"));
    QTest::keyClick(address, Qt::Key_Tab);
    CHECK(address->text() == QStringLiteral("giulia@s"));
}

TEST_CASE("the first page has names for everything and clips nothing, narrow and wide", "[onboarding]")
{
    const theme::Theme dresser(nullptr);
    const QFont usual = QApplication::font();
    for (const char *code : {"en", "it"}) {
        text::Language language;
        language.choose(QString::fromLatin1(code));
        for (const int pixels : {14, 28}) {
            QFont font = usual;
            font.setPixelSize(pixels);
            QApplication::setFont(font);
            for (const int width : {380, 600, 960, 1400}) {
                INFO(code << " " << pixels << " px, " << width << " wide");
                Onboarding page(Onboarding::Occasion::First, {});
                page.resize(width, 700);
                page.show();
                QTest::qWait(0);
                CHECK(sample::clippedTexts(page).join(u'\n').toStdString() == "");
                CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
                for (const QScrollArea *area : page.findChildren<QScrollArea *>())
                    CHECK((!area->isVisible() || area->widget()->width() <= area->viewport()->width()));
            }
        }
    }
    QApplication::setFont(usual);
}

TEST_CASE("a server's name that is none is said under the field", "[onboarding]")
{
    onboarding::NewHereCard card({});
    card.show();
    QSignalSpy chosen(&card, &onboarding::NewHereCard::serverChosen);
    QLineEdit *other = fieldNamed(card, QStringLiteral("Or another server"));
    REQUIRE(other);
    QTest::keyClicks(other, QStringLiteral("anna@example.org"));
    QTest::keyClick(other, Qt::Key_Return);
    CHECK(chosen.isEmpty());
    CHECK(says(card, QStringLiteral("A server’s name looks like example.org.")));
    other->clear();
    QTest::keyClicks(other, QStringLiteral("Example.ORG"));
    QTest::keyClick(other, Qt::Key_Return);
    REQUIRE(chosen.size() == 1);
    CHECK(chosen[0][0].toString() == QStringLiteral("example.org"));
}

TEST_CASE("the server list is read by language, and what is no domain is left out", "[onboarding]")
{
    const auto servers = onboarding::readServers(R"([
        {"server": "uno.example", "registration": "website", "place": {"en": "Italy", "it": "Italia"}},
        {"server": "a@b", "registration": "website"},
        {"server": "due.example", "registration": "program", "place": {"en": "France"}}])",
                                                 QStringLiteral("it"));
    REQUIRE(servers.size() == 2);
    CHECK(servers[0].place == QStringLiteral("Italia"));
    CHECK(servers[0].way == onboarding::RegistrationWay::Website);
    CHECK(servers[1].place == QStringLiteral("France"));
    CHECK(onboarding::readServers("not json", QStringLiteral("it")).empty());
    CHECK(onboarding::listedServers({}, QStringLiteral("en")).size() >= 2);
}

TEST_CASE("a form shows every type of field and gives back what was filled in", "[onboarding]")
{
    using Type = chat::FormField::Type;
    onboarding::FormView view;
    std::vector<chat::FormField> fields(4);
    fields[0].type = Type::Hidden;
    fields[0].name = QStringLiteral("FORM_TYPE");
    fields[0].values = {QStringLiteral("jabber:iq:register")};
    fields[1].name = fields[1].label = QStringLiteral("email");
    fields[1].required = true;
    fields[2].type = Type::ListSingle;
    fields[2].name = QStringLiteral("city");
    fields[2].options = {{QStringLiteral("Pisa"), QStringLiteral("pi")}, {{}, QStringLiteral("bo")}};
    fields[3].type = Type::Boolean;
    fields[3].name = QStringLiteral("rules");
    fields[3].values = {QStringLiteral("1")};
    view.setFields(fields);
    view.show();
    CHECK_FALSE(view.checkRequired());
    auto *line = view.findChild<QLineEdit *>();
    REQUIRE(line);
    line->setText(QStringLiteral("giulia@example.org"));
    CHECK(view.checkRequired());
    const auto filled = view.filled();
    REQUIRE(filled.size() == 4);
    CHECK(filled[0].values == QStringList{QStringLiteral("jabber:iq:register")});
    CHECK(filled[1].values == QStringList{QStringLiteral("giulia@example.org")});
    CHECK(filled[2].values == QStringList{QStringLiteral("pi")});
    CHECK(filled[3].values == QStringList{QStringLiteral("1")});
    view.setFields(fields);
    CHECK(view.filled()[1].values == QStringList{QStringLiteral("giulia@example.org")});
}

TEST_CASE("a wrong passphrase is said at its field and can be tried again", "[onboarding]")
{
    onboarding::PassphrasePage page;
    page.show();
    QSignalSpy given(&page, &onboarding::PassphrasePage::given);
    QLineEdit *field = fieldNamed(page, QStringLiteral("Passphrase"));
    REQUIRE(field);
    QTest::keyClicks(field, QStringLiteral("frase"));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(given.size() == 1);
    page.showWrong();
    CHECK(says(page, QStringLiteral("This is not the passphrase. Check capital letters.")));
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(given.size() == 2);
}

TEST_CASE("a password's strength follows length and kinds of characters", "[onboarding]")
{
    using onboarding::Strength;
    CHECK(onboarding::strengthOf(QStringLiteral("ciao")) == Strength::Weak);
    CHECK(onboarding::strengthOf(QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaa")) == Strength::Weak);
    CHECK(onboarding::strengthOf(QStringLiteral("cavallo batteria graffetta")) == Strength::Good);
}
