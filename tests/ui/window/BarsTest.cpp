// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Bars.h"

#include <catch2/catch_test_macros.hpp>

using base::ErrorKind;
using chat::Connectivity;
using window::AccountFacts;
using window::Bar;
using window::BarAction;
using window::BarFacts;
using window::Bars;

namespace {

BarFacts with(Connectivity connectivity, qint64 offlineMs, base::Error error = {ErrorKind::Cancelled, {}, {}, {}})
{
    BarFacts facts;
    AccountFacts account;
    account.id = {1};
    account.address = QStringLiteral("giulia@example.org");
    account.server = QStringLiteral("example.org");
    account.state.connectivity = connectivity;
    account.state.error = error;
    account.offlineMs = offlineMs;
    facts.accounts.push_back(account);
    return facts;
}

} // namespace

TEST_CASE("the connection bar waits three seconds and offers another try", "[window]")
{
    CHECK(Bars::choose(with(Connectivity::Waiting, 2900)).isEmpty());
    const Bar bar = Bars::choose(with(Connectivity::Waiting, 3000));
    CHECK(bar.action == BarAction::Retry);
    CHECK(bar.account == model::AccountId{1});
    CHECK(Bars::choose(with(Connectivity::Online, 0)).isEmpty());
}

TEST_CASE("a refused password is said at once and leads to where it is entered", "[window]")
{
    const Bar bar = Bars::choose(with(Connectivity::Failed, 0, {ErrorKind::AuthenticationFailed, {}, {}, {}}));
    CHECK(bar.action == BarAction::EnterPassword);
    CHECK(bar.text.contains(QStringLiteral("giulia@example.org")));
}

TEST_CASE("E-30: a second copy with the same name is said in those words", "[window]")
{
    const Bar bar = Bars::choose(
        with(Connectivity::Failed, 0, {ErrorKind::StreamFailed, {}, QStringLiteral("conflict"), {}}));
    CHECK(bar.text == QStringLiteral("Another copy of Lucchetto is using this account with the same name."));
    CHECK(bar.action == BarAction::Retry);
}

TEST_CASE("E-34: an account that is gone is said with the server's name", "[window]")
{
    const Bar bar = Bars::choose(with(Connectivity::Failed, 0, {ErrorKind::AccountGone, {}, {}, {}}));
    CHECK(bar.text == QStringLiteral("example.org says this account no longer exists."));
}

TEST_CASE("E-31: a full disk goes before everything else", "[window]")
{
    BarFacts facts = with(Connectivity::Waiting, 60'000);
    facts.diskFull = true;
    CHECK(Bars::choose(facts).text == QStringLiteral("No room left on this computer: new messages can’t be saved."));
}

TEST_CASE("A21: what the server keeps and nobody can read is said once", "[window]")
{
    BarFacts facts = with(Connectivity::Online, 0);
    facts.leftOutServer = QStringLiteral("example.org");
    CHECK(Bars::choose(facts).isEmpty());
    facts.leftOut = 1;
    CHECK(Bars::choose(facts).text
          == QStringLiteral("A message that example.org keeps could not be read and was left out."));
    CHECK(Bars::choose(facts).action == BarAction::Dismiss);
    facts.leftOut = 2;
    CHECK(Bars::choose(facts).text.startsWith(QStringLiteral("Some messages that example.org keeps")));
}

TEST_CASE("one bar at a time, by priority", "[window]")
{
    BarFacts facts = with(Connectivity::Online, 0);
    facts.keyInPlainFile = true;
    CHECK(Bars::choose(facts).action == BarAction::OpenStorage);
    facts.accounts[0].catchingUp = true;
    facts.accounts[0].caughtUpMessages = 312;
    CHECK(Bars::choose(facts).text.contains(QStringLiteral("312")));
    facts.notAContact = QStringLiteral("Anna");
    CHECK(Bars::choose(facts).action == BarAction::AddContact);
    facts.contactAsked = true;
    CHECK(Bars::choose(facts).action == BarAction::Withdraw);
    facts.accounts[0].state.connectivity = Connectivity::Waiting;
    facts.accounts[0].offlineMs = 5000;
    CHECK(Bars::choose(facts).action == BarAction::Retry);
}

TEST_CASE("UX-LOCK-4: what waits because nobody can read it is said with both ways out", "[window]")
{
    BarFacts facts = with(Connectivity::Online, 0);
    facts.chatName = QStringLiteral("Anna");
    facts.obstacle = model::Obstacle::NoDevices;
    const Bar bar = Bars::choose(facts);
    CHECK(bar.text
          == QStringLiteral("Anna can’t receive encrypted messages with the app in use. Your message hasn’t left."));
    CHECK(bar.action == BarAction::Wait);
    CHECK(bar.second == BarAction::SendInClear);
    facts.isLockTold = true;
    CHECK(Bars::choose(facts).isEmpty());
    facts.isLockTold = false;
    facts.obstacle = model::Obstacle::KeysWanted; // the pill says it, nothing is to be decided
    CHECK(Bars::choose(facts).isEmpty());
    facts.obstacle = model::Obstacle::NobodyMay;
    CHECK(Bars::choose(facts).action == BarAction::LookAtDevices);
}

TEST_CASE("UX-LOCK-4: who would miss a message where only verified devices read is named before it leaves", "[window]")
{
    BarFacts facts = with(Connectivity::Online, 0);
    facts.chatName = QStringLiteral("Anna");
    model::Device phone;
    phone.label = QStringLiteral("Telefono");
    model::Device other;
    other.id = 1003;
    facts.newDevices = {other};
    facts.missingReaders = {phone, other};
    const Bar bar = Bars::choose(facts);
    CHECK(bar.text.contains(QStringLiteral("Anna")));
    CHECK(bar.text.endsWith(QStringLiteral("Telefono, Device 1003.")));
    CHECK(bar.action == BarAction::SendToVerified);
    CHECK(bar.second == BarAction::VerifyReaders);
    CHECK(bar.third == BarAction::KeepWriting);
}

TEST_CASE("H04: a new device of somebody who was verified is one bar with three answers, before all other bars",
          "[window]")
{
    BarFacts facts = with(Connectivity::Online, 0);
    facts.chatName = QStringLiteral("Marco");
    facts.isInClearByChoice = true;
    CHECK(Bars::choose(facts).action == BarAction::TurnOn);
    model::Device phone;
    phone.label = QStringLiteral("telefono");
    facts.newDevices = {phone};
    const Bar one = Bars::choose(facts);
    CHECK(one.text.contains(QStringLiteral("Marco has a new device (telefono")));
    CHECK(one.action == BarAction::VerifyDevices);
    CHECK(one.second == BarAction::AcceptDevices);
    CHECK(one.third == BarAction::RejectDevices);
    facts.newDevices = {phone, phone};
    CHECK(Bars::choose(facts).text.contains(QStringLiteral("2 new devices")));
    facts.changedKey = phone;
    CHECK(Bars::choose(facts).tone == window::BarTone::Bad);
    CHECK(Bars::choose(facts).second == BarAction::RejectDevices);
}
