// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/EncryptionSection.h"
#include "chat/EncryptionDefaults.h"
#include "support/SampleDesk.h"
#include "widgets/Controls.h"

#include <QApplication>
#include <QPushButton>
#include <QTimer>

#include <catch2/catch_test_macros.hpp>

using model::EncryptionChoice;
using model::NewKeys;

namespace {

struct Set
{
    Set()
        : section(desk.workspace().profile(), desk.workspace().accounts())
    {
    }
    widgets::CheckBox &box(const char *name)
    {
        return *section.findChild<widgets::CheckBox *>(QString::fromLatin1(name));
    }
    bool becomes(const model::EncryptionDefaults &wanted)
    {
        return sample::waitUntil([&] {
            std::optional<model::EncryptionDefaults> kept;
            chat::encryptionDefaults(desk.workspace().profile())
                .then(&section, [&](const base::Result<model::EncryptionDefaults> &defaults) { kept = *defaults; });
            return sample::waitUntil([&] { return kept.has_value(); }) && *kept == wanted;
        });
    }
    // Presses that button of the question that comes up.
    void answer(const char *button)
    {
        QTimer::singleShot(100, &section, [button] {
            const QWidget *question = QApplication::activeModalWidget();
            for (QPushButton *one : question ? question->findChildren<QPushButton *>() : QList<QPushButton *>()) {
                if (one->text() == QString::fromUtf8(button))
                    one->click();
            }
        });
    }

    sample::SampleDesk desk{sample::Content::Chats};
    settings::EncryptionSection section;
};

} // namespace

TEST_CASE("new chats are set to be encrypted at once, and to be in clear only after a question", "[settings]")
{
    Set set;
    CHECK(set.box("encrypt-new").isChecked());
    set.answer("Cancel");
    set.box("encrypt-new").click();
    CHECK(sample::waitUntil([&] { return set.box("encrypt-new").isChecked(); }));
    CHECK(set.becomes({}));
    set.answer("Don’t encrypt new chats");
    set.box("encrypt-new").click();
    CHECK(set.becomes({EncryptionChoice::Off, NewKeys::AcceptedUntilVerified}));
    CHECK_FALSE(set.box("only-verified-new").isEnabled());
    set.box("encrypt-new").click();
    CHECK(set.becomes({}));
}

TEST_CASE("who may read new chats, and whether new devices wait, is set and is there again", "[settings]")
{
    Set set;
    set.box("only-verified-new").click();
    set.box("new-keys-wait").click();
    CHECK(set.becomes({EncryptionChoice::OnlyVerified, NewKeys::AlwaysWait}));
    const settings::EncryptionSection again(set.desk.workspace().profile(), set.desk.workspace().accounts());
    const auto *box = again.findChild<widgets::CheckBox *>(QStringLiteral("new-keys-wait"));
    CHECK(sample::waitUntil([&] { return box->isChecked(); }));
}
