// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/DeviceCard.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using model::KeyTrust;
using trust::DeviceCard;

namespace {

DeviceCard::Facts facts(KeyTrust trust)
{
    DeviceCard::Facts facts;
    facts.known.device.id = 7;
    facts.known.device.identity = QByteArray(32, 'k');
    facts.known.device.label = QStringLiteral("Telefono");
    facts.known.device.listedTwo = true;
    facts.known.trust = trust;
    facts.now = QDateTime::currentDateTime();
    return facts;
}

QString wordsOf(const DeviceCard &card)
{
    QStringList words;
    for (const QLabel *label : card.findChildren<QLabel *>())
        words << label->text();
    return words.join(u'\n');
}

QStringList menuOf(DeviceCard &card)
{
    card.show();
    QTest::mouseClick(card.findChild<QAbstractButton *>(QStringLiteral("more-7")), Qt::LeftButton);
    QStringList words;
    for (const QAction *action : card.findChild<QMenu *>()->actions())
        words << action->text();
    return words;
}

} // namespace

TEST_CASE("a device that gets nothing says why, one that reads says nothing of it", "[trust]")
{
    CHECK(
        wordsOf(DeviceCard(facts(KeyTrust::Undecided))).contains(QStringLiteral("It gets nothing until you decide.")));
    CHECK(wordsOf(DeviceCard(facts(KeyTrust::Rejected))).contains(QStringLiteral("you have rejected its key")));
    CHECK_FALSE(wordsOf(DeviceCard(facts(KeyTrust::Blind))).contains(QStringLiteral("nothing")));
    auto strict = facts(KeyTrust::Blind);
    strict.readers = text::KeyWords::Readers::OnlyVerified;
    CHECK(wordsOf(DeviceCard(strict)).contains(QStringLiteral("until you verify it")));
    auto broken = facts(KeyTrust::Blind);
    broken.known.device.unusableTwo = QDateTime::currentDateTime();
    CHECK(wordsOf(DeviceCard(broken)).contains(QStringLiteral("missing or broken")));
}

TEST_CASE("a key that was taken without comparing is never called verified or trusted", "[trust][H15]")
{
    const QString words = wordsOf(DeviceCard(facts(KeyTrust::Blind)));
    CHECK(words.contains(QStringLiteral("accepted automatically")));
    CHECK_FALSE(words.contains(QStringLiteral("verified")));
    CHECK_FALSE(words.contains(QStringLiteral("trusted")));
}

TEST_CASE("a device offers what can be decided about it and nothing else", "[trust]")
{
    DeviceCard fresh(facts(KeyTrust::Undecided));
    CHECK(menuOf(fresh)
          == QStringList{QStringLiteral("Show the code"), QStringLiteral("Accept without verifying"),
                         QStringLiteral("Reject the key")});
    DeviceCard verified(facts(KeyTrust::Verified));
    CHECK(menuOf(verified)
          == QStringList{QStringLiteral("Show the code"), QStringLiteral("Undo the verification"),
                         QStringLiteral("Reject the key")});
    auto own = facts(KeyTrust::Rejected);
    own.isOwn = true;
    DeviceCard rejected(own);
    CHECK(menuOf(rejected)
          == QStringList{QStringLiteral("Show the code"), QStringLiteral("Accept without verifying"),
                         QStringLiteral("Remove the device…")});
    CHECK(verified.findChild<QAbstractButton *>(QStringLiteral("verify-7")) == nullptr);
}

TEST_CASE("Verify on a device's card asks for that device", "[trust]")
{
    DeviceCard card(facts(KeyTrust::Blind));
    card.show();
    QSignalSpy pressed(&card, &DeviceCard::verifyPressed);
    QTest::mouseClick(card.findChild<QAbstractButton *>(QStringLiteral("verify-7")), Qt::LeftButton);
    QCoreApplication::processEvents();
    REQUIRE(pressed.size() == 1);
    CHECK(pressed[0][0].toUInt() == 7);
}
