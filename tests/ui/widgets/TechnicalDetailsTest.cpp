// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TechnicalDetails.h"
#include "widgets/ComboAccessible.h"
#include "widgets/InfoBar.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

namespace {

const QString words = QStringLiteral("certificate: self-signed");

widgets::Button *buttonNamed(QWidget &parent, const char16_t *text)
{
    for (widgets::Button *button : parent.findChildren<widgets::Button *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

bool shows(QWidget &parent, const QString &text)
{
    const auto labels = parent.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

} // namespace

TEST_CASE("UX-ERR-1: a bar's technical words are unfolded by a key and can be copied, without a tooltip", "[widgets]")
{
    widgets::InfoBar bar;
    bar.resize(700, 60);
    bar.present(widgets::Tone::Bad, theme::Icon::Warning, QStringLiteral("There is no guarantee."));
    bar.addAction(QStringLiteral("Try again"));
    bar.addDetail(words);
    QApplication::processEvents(); // the layout shows what has come into it
    CHECK(bar.toolTip().isEmpty());
    CHECK_FALSE(shows(bar, words));
    auto *toggle = buttonNamed(bar, u"Details");
    REQUIRE(toggle);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    CHECK(shows(bar, words));
    CHECK(toggle->accessibleDescription() == u"open");
    auto *copy = buttonNamed(bar, u"Copy");
    REQUIRE(copy);
    QGuiApplication::clipboard()->clear();
    copy->click();
    CHECK(QGuiApplication::clipboard()->text() == words);
    bar.clearActions();
    CHECK_FALSE(shows(bar, words));
}

TEST_CASE("technical details are not there without words, and fold again when they go", "[widgets]")
{
    QWidget page;
    auto *details = new widgets::TechnicalDetails(QStringLiteral("Technical details"), &page);
    page.show();
    CHECK_FALSE(details->isVisible());
    details->setText(words);
    CHECK(details->isVisible());
    CHECK_FALSE(shows(page, words));
    buttonNamed(page, u"Technical details")->click();
    CHECK(shows(page, words));
    details->setText({});
    details->setText(words);
    CHECK_FALSE(shows(page, words));
}

TEST_CASE("UX-A11Y-1: a combo box says what is chosen there and what is chosen", "[widgets]")
{
    widgets::ComboAccessible::install();
    QComboBox box;
    box.addItems({QStringLiteral("English"), QStringLiteral("Italiano")});
    box.setAccessibleName(QStringLiteral("Language"));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&box);
    REQUIRE(spoken);
    CHECK(spoken->role() == QAccessible::ComboBox);
    CHECK(spoken->text(QAccessible::Name) == u"Language: English");
    box.setCurrentIndex(1);
    CHECK(spoken->text(QAccessible::Name) == u"Language: Italiano");
    CHECK(spoken->text(QAccessible::Value) == u"Italiano");
    CHECK(spoken->childCount() == 1);
    box.setAccessibleName({});
    CHECK(spoken->text(QAccessible::Name) == u"Italiano");
}
