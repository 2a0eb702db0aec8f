// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationRow.h"
#include "text/Language.h"

#include <catch2/catch_test_macros.hpp>

#include <QLocale>

using lists::ConversationRow;

namespace {

struct Restored
{
    QLocale locale;
    ~Restored() { QLocale::setDefault(locale); }
};

const QDateTime now(QDate(2026, 11, 21), QTime(18, 42));

ConversationRow anna()
{
    ConversationRow row;
    row.chat.name = QStringLiteral("Anna");
    row.chat.jid = base::Jid::of(u"anna@x.test");
    row.chat.preview = QStringLiteral("Ci vediamo\nalle otto");
    row.chat.lastActivity = now.addSecs(-120);
    row.chat.unread = 2;
    row.padlock = text::PadlockState::Encrypted;
    return row;
}

} // namespace

TEST_CASE("a row is read as one sentence, in both languages and with the right plurals", "[lists][accessibility]")
{
    const Restored restored;
    text::Language language;
    language.choose(QStringLiteral("it"));
    ConversationRow row = anna();
    row.dot = widgets::OnlineDot::Online;
    CHECK(lists::sentenceOf(row, now).toStdString()
          == "Anna, in linea, 2 non letti, Ci vediamo alle otto, oggi, 18:40, Cifrata");
    row.chat.unread = 1;
    CHECK(lists::sentenceOf(row, now).contains(QStringLiteral("1 non letto,")));
    language.choose(QStringLiteral("en"));
    row.chat.pinned = true;
    row.chat.mutedUntil = now.addDays(1);
    CHECK(lists::sentenceOf(row, now).toStdString()
          == "Anna, online, 1 unread, Ci vediamo alle otto, today, 18:40, Encrypted, pinned, muted");
}

TEST_CASE("the second line says who wrote it, what waits, and what failed", "[lists]")
{
    ConversationRow row = anna();
    CHECK(lists::previewOf(row).whole() == QStringLiteral("Ci vediamo alle otto"));
    row.chat.previewDirection = model::Direction::Out;
    CHECK(lists::previewOf(row).lead == QStringLiteral("You:"));
    row.chat.previewState = model::DeliveryState::Pending;
    CHECK(lists::previewOf(row).icon == theme::Icon::Clock);
    row.chat.previewState = model::DeliveryState::Failed;
    CHECK(lists::previewOf(row).leadColour == theme::Colour::Bad);
    row.chat.draft = QStringLiteral("  half a thought");
    CHECK(lists::previewOf(row).whole() == QStringLiteral("Draft: half a thought"));
    row.padlock = text::PadlockState::NewDevice;
    CHECK(lists::previewOf(row).lead == QStringLiteral("New device"));
    row.isTyping = true;
    CHECK(lists::previewOf(row).textColour == theme::Colour::Accent);
}

TEST_CASE("in a group the second line names the author, safely", "[lists][safety]")
{
    ConversationRow row = anna();
    row.chat.kind = model::ConversationKind::PrivateGroup;
    row.chat.previewNick = QStringLiteral("Bru\nno%1");
    CHECK(lists::previewOf(row).whole() == QStringLiteral("Bru no%1: Ci vediamo alle otto"));
    CHECK(lists::faceOf(row).shape == widgets::AvatarShape::Square);
}

TEST_CASE("G18: what is hidden in a name is heard as well as seen", "[lists][accessibility]")
{
    ConversationRow row = anna();
    row.chat.name = QStringLiteral("Anna\u200b");
    const QString sentence = lists::sentenceOf(row, now);
    CHECK(sentence.startsWith(QStringLiteral("Anna[200B], unusual characters in the name")));
}
