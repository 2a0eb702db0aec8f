// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Field.h"
#include "theme/Theme.h"
#include "widgets/InfoBar.h"
#include "widgets/Overlays.h"

#include <catch2/catch_test_macros.hpp>

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

TEST_CASE("the error of a field stands under it, describes it, and goes when one types", "[widgets][field]")
{
    widgets::TextField field(QStringLiteral("XMPP address"));
    field.setHint(QStringLiteral("Like an email"));
    field.show();
    CHECK(field.edit().accessibleName() == QStringLiteral("XMPP address"));
    CHECK(field.edit().accessibleDescription() == QStringLiteral("Like an email"));
    field.setText(QStringLiteral("anna"));
    field.setError(QStringLiteral("An address looks like name@server."));
    CHECK(field.edit().accessibleDescription() == QStringLiteral("An address looks like name@server."));
    CHECK(field.text() == QStringLiteral("anna"));
    QTest::keyClicks(&field.edit(), QStringLiteral("@"));
    CHECK(!field.hasError());
    CHECK(field.edit().accessibleDescription() == QStringLiteral("Like an email"));
}

TEST_CASE("Enter in a field submits, and Tab leaves it", "[widgets][field]")
{
    widgets::PasswordField field(QStringLiteral("Password"));
    field.show();
    QSignalSpy submitted(&field, &widgets::TextField::submitted);
    QTest::keyClick(&field.edit(), Qt::Key_Return);
    CHECK(submitted.count() == 1);
    CHECK(field.edit().echoMode() == QLineEdit::Password);
    auto *show = field.findChild<QPushButton *>();
    REQUIRE(show);
    CHECK(!show->accessibleName().isEmpty());
    QTest::mouseClick(show, Qt::LeftButton);
    CHECK(field.edit().echoMode() == QLineEdit::Normal);
}

TEST_CASE("labels never take remote text for rich text", "[widgets][safety]")
{
    widgets::Label label(QStringLiteral("<b>bold</b>"));
    CHECK(label.textFormat() == Qt::PlainText);
    widgets::ElidedLabel elided(QStringLiteral("<img src='http://x.test'>"));
    CHECK(elided.textFormat() == Qt::PlainText);
    widgets::InfoBar bar;
    bar.present(widgets::Tone::Warn, theme::Icon::Warning, QStringLiteral("<a href='x'>x</a>"));
    for (const QLabel *inside : bar.findChildren<QLabel *>())
        CHECK(inside->textFormat() == Qt::PlainText);
}

TEST_CASE("Esc closes a panel over the page and the focus goes back", "[widgets][overlays]")
{
    QWidget host;
    host.resize(800, 600);
    auto *edit = new QLineEdit(&host);
    host.show();
    host.activateWindow();
    edit->setFocus();
    widgets::Scrim scrim(&host);
    auto *panel = new QLineEdit;
    scrim.present(panel, widgets::Scrim::Place::End, 320);
    CHECK(panel->geometry() == QRect(480, 0, 320, 600));
    QSignalSpy dismissed(&scrim, &widgets::Scrim::dismissed);
    QTest::keyClick(&scrim, Qt::Key_Escape);
    CHECK(dismissed.count() == 1);
    CHECK(host.focusWidget() == edit);
}

TEST_CASE("a widget of Qt's own follows a change of the look that comes while it is shown", "[widgets]")
{
    QComboBox box;
    box.addItem(QStringLiteral("English"));
    widgets::keepDressed(box, theme::Type::Body, theme::Colour::Text);
    box.show();
    theme::Theme theme(nullptr);
    theme.setChoice(theme::Choice::Dark);
    QApplication::processEvents();
    CHECK(box.palette().color(QPalette::ButtonText) == theme::Colours(theme::Scheme::Dark)[theme::Colour::Text]);
    theme.setChoice(theme::Choice::Light);
    QApplication::processEvents();
    CHECK(box.palette().color(QPalette::ButtonText) == theme::Colours(theme::Scheme::Light)[theme::Colour::Text]);
}
