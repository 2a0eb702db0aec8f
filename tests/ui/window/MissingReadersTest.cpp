// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MissingReaders.h"
#include "composer/Composer.h"
#include "support/SampleKeys.h"
#include "window/BarView.h"
#include "window/ChatsPage.h"

#include <QAbstractButton>

#include <catch2/catch_test_macros.hpp>

using model::EncryptionChoice;
using model::KeyTrust;

namespace {

const char *anna = "anna@serviziliberi.it";

chat::KnownDevice device(quint32 id, KeyTrust trust)
{
    chat::KnownDevice known;
    known.device.id = id;
    known.device.listedTwo = true;
    known.trust = trust;
    return known;
}

struct Writing
{
    explicit Writing(const QList<sample::SampleDevice> &devices)
        : chat((sample::addDevices(desk, devices), sample::setEncryption(desk, anna, EncryptionChoice::OnlyVerified)))
        , page(desk.desk())
    {
        page.resize(1120, 720);
        page.show();
        page.openChat(chat);
    }
    composer::Composer &composer() { return *page.findChild<composer::Composer *>(); }
    void write(const QString &words)
    {
        composer().restore(words);
        composer().submit();
    }
    QAbstractButton *button(const char *words)
    {
        for (window::BarView *bar : page.findChildren<window::BarView *>()) {
            for (QAbstractButton *one : bar->findChildren<QAbstractButton *>()) {
                if (!bar->isHidden() && one->text() == QString::fromUtf8(words))
                    return one;
            }
        }
        return nullptr;
    }
    bool isSent(const QString &words)
    {
        return sample::waitUntil([&] { return desk.workspace().conversations().find(chat)->preview == words; });
    }

    sample::SampleDesk desk{sample::Content::Chats};
    model::ConversationId chat;
    window::ChatsPage page;
};

} // namespace

TEST_CASE("about each set of devices that would miss a message one is asked once", "[window]")
{
    const model::ConversationId chat{1};
    window::MissingReaders readers;
    chat::PersonsDevices all;
    all.devices = {device(1, KeyTrust::Blind)};
    CHECK(readers.unasked(chat, all).isEmpty()); // nobody reads at all: that is another question
    all.devices << device(2, KeyTrust::Verified) << device(3, KeyTrust::Rejected);
    const auto missing = readers.unasked(chat, all);
    REQUIRE(missing.size() == 1);
    CHECK(missing.first().id == 1);
    readers.agree(chat, missing);
    CHECK(readers.unasked(chat, all).isEmpty());
    CHECK(readers.unasked({2}, all).size() == 1);
    all.devices << device(4, KeyTrust::Undecided);
    CHECK(readers.unasked(chat, all).size() == 2);
}

TEST_CASE("UX-LOCK-4: what only some devices would get leaves when the person says so, and nothing typed is lost",
          "[window]")
{
    Writing writing({{anna, 11, "Portatile", KeyTrust::Verified}, {anna, 12, "Telefono", KeyTrust::Blind}});
    writing.write(QStringLiteral("solo per te"));
    REQUIRE(sample::waitUntil([&] { return writing.button("Send to those verified") != nullptr; }));
    CHECK(writing.composer().text() == QStringLiteral("solo per te"));
    writing.button("Cancel")->click();
    REQUIRE(sample::waitUntil([&] { return writing.button("Cancel") == nullptr; }));
    CHECK(writing.composer().text() == QStringLiteral("solo per te"));
    writing.composer().submit();
    REQUIRE(sample::waitUntil([&] { return writing.button("Send to those verified") != nullptr; }));
    writing.button("Send to those verified")->click();
    CHECK(writing.isSent(QStringLiteral("solo per te")));
    CHECK(writing.composer().text().isEmpty());
    writing.write(QStringLiteral("e ancora")); // not asked again
    CHECK(writing.isSent(QStringLiteral("e ancora")));
}

TEST_CASE("where all devices are verified nobody is asked", "[window]")
{
    Writing writing({{anna, 11, "Portatile", KeyTrust::Verified}});
    writing.write(QStringLiteral("per tutti"));
    CHECK(writing.isSent(QStringLiteral("per tutti")));
}
