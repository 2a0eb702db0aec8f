// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/VerifyPage.h"
#include "support/LayoutWalk.h"
#include "support/SampleKeys.h"
#include "trust/FingerprintView.h"
#include "widgets/Field.h"

#include <QAbstractButton>
#include <QSignalSpy>

#include <catch2/catch_test_macros.hpp>

using model::KeyTrust;
using trust::VerifyPage;

namespace {

const char *anna = "anna@serviziliberi.it";

struct Open
{
    explicit Open(quint32 device = 0)
    {
        sample::addDevices(desk,
                           {{anna, 11, "Portatile", KeyTrust::Blind}, {anna, 12, "Telefono", KeyTrust::Undecided}});
        page.resize(860, 700);
        page.show();
        page.present(account(), {account().id(), jid, QStringLiteral("Anna")}, device);
        REQUIRE(sample::waitUntil([&] { return page.findChild<trust::FingerprintView *>() != nullptr; }));
    }
    chat::Account &account() { return *desk.workspace().accounts().all().front(); }
    void press(const char *name)
    {
        auto *button = page.findChild<QAbstractButton *>(QString::fromLatin1(name));
        REQUIRE(button);
        button->click();
        QCoreApplication::processEvents();
    }
    QStringList shown() { return page.findChild<trust::FingerprintView *>()->groups(); }
    QString result() { return page.findChild<widgets::InfoBar *>()->text(); }
    KeyTrust trustOf(quint32 device)
    {
        QObject guard;
        std::optional<KeyTrust> trust;
        account().devices().of(jid).then(&guard, [&](const base::Result<chat::PersonsDevices> &all) {
            for (const chat::KnownDevice &known : all->devices) {
                if (known.device.id == device)
                    trust = known.trust;
            }
        });
        REQUIRE(sample::waitUntil([&] { return trust.has_value(); }));
        return *trust;
    }
    QStringList fingerprintOf(quint32 device)
    {
        const QString hex = QString::fromLatin1(sample::identityOf(device).toHex());
        QStringList groups;
        for (int at = 0; at < hex.size(); at += 8)
            groups << hex.mid(at, 8);
        return groups;
    }

    sample::SampleDesk desk{sample::Content::Chats};
    base::Jid jid = base::Jid::of(QString::fromUtf8(anna));
    VerifyPage page;
};

} // namespace

TEST_CASE("H15: what matches is verified, device after device, and the page says how many when it goes", "[trust]")
{
    Open open(11);
    QSignalSpy closed(&open.page, &VerifyPage::closed);
    QSignalSpy finished(&open.page, &VerifyPage::finished);
    CHECK(open.shown() == open.fingerprintOf(11));
    open.press("match");
    REQUIRE(sample::waitUntil([&] { return open.shown() == open.fingerprintOf(12); }));
    CHECK(open.trustOf(11) == KeyTrust::Verified);
    CHECK(open.trustOf(12) == KeyTrust::Undecided);
    open.press("match");
    REQUIRE(sample::waitUntil([&] { return closed.size() == 1; }));
    CHECK(open.trustOf(12) == KeyTrust::Verified);
    open.page.leave();
    REQUIRE(finished.size() == 1);
    CHECK(finished[0][1].toInt() == 2);
}

TEST_CASE("E-16: what differs is refused, and nobody is called verified", "[trust]")
{
    Open open(11);
    QSignalSpy finished(&open.page, &VerifyPage::finished);
    open.press("differ");
    REQUIRE(sample::waitUntil([&] { return open.result().startsWith(QStringLiteral("Codes differ.")); }));
    CHECK(open.trustOf(11) == KeyTrust::Rejected);
    open.page.leave();
    CHECK(finished.isEmpty());
}

TEST_CASE("a pasted link decides nothing until the person agrees; another key in it is an alarm", "[trust]")
{
    Open open(11);
    const auto linkOf = [&](quint32 device, quint32 key) {
        return QStringLiteral("xmpp:%1?omemo-sid-%2=%3")
            .arg(open.jid.toString())
            .arg(device)
            .arg(QString::fromLatin1(sample::identityOf(key).toHex()));
    };
    open.page.takeCode(linkOf(11, 11));
    REQUIRE(sample::waitUntil([&] { return open.result() == QStringLiteral("The code is right for: Portatile."); }));
    CHECK(open.trustOf(11) == KeyTrust::Blind);
    open.page.takeCode(linkOf(11, 99));
    REQUIRE(sample::waitUntil([&] { return open.result().startsWith(QStringLiteral("Another key: Portatile.")); }));
    CHECK(sample::waitUntil([&] { return open.trustOf(11) == KeyTrust::Undecided; }));
    open.page.takeCode(QStringLiteral("xmpp:bruno@jabber.example?omemo-sid-11=%1")
                           .arg(QString::fromLatin1(sample::identityOf(11).toHex())));
    CHECK(sample::waitUntil(
        [&] { return open.result().startsWith(QStringLiteral("This is the code of bruno@jabber.example")); }));
}

TEST_CASE("H15: letters that were pasted find their device, and those of no device are told", "[trust]")
{
    Open open(11);
    open.page.takeCode(open.fingerprintOf(12).join(u' ').toUpper());
    CHECK(open.result() == QStringLiteral("This is the code of Telefono."));
    CHECK(open.shown() == open.fingerprintOf(12));
    CHECK(open.trustOf(12) == KeyTrust::Undecided);
    open.page.takeCode(open.fingerprintOf(77).join(u'-'));
    CHECK(open.result() == QStringLiteral("No device that is known here has this code."));
    open.page.takeCode(QStringLiteral("ciao"));
    CHECK(sample::waitUntil([&] { return open.result() == QStringLiteral("This is no code with keys."); }));
}

TEST_CASE("G4: each group of a code can be reached and is spelled, and nothing on the page is without a name",
          "[trust]")
{
    Open open(11);
    CHECK(sample::namelessWidgets(open.page).join(u'\n').toStdString() == "");
    int groups = 0;
    for (const QWidget *widget : open.page.findChild<trust::FingerprintView *>()->findChildren<QWidget *>()) {
        CHECK(widget->focusPolicy() == Qt::TabFocus);
        CHECK(widget->accessibleName().startsWith(QStringLiteral("group %1 of 8: ").arg(++groups)));
    }
    CHECK(groups == 8);
    for (const int width : {380, 640, 860}) {
        open.page.resize(width, 800);
        for (int turn = 0; turn < 5; ++turn) // one for each level of the layouts
            QCoreApplication::processEvents();
        INFO(width);
        const auto *code = open.page.findChild<trust::FingerprintView *>();
        for (const QWidget *group : code->findChildren<QWidget *>())
            CHECK(code->rect().contains(group->geometry())); // half a code must never look like a whole one
        CHECK(sample::clippedTexts(open.page).join(u'\n').toStdString() == "");
    }
}
