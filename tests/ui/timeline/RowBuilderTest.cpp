// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowBuilder.h"

#include "timeline/Remedies.h"
#include "timeline/Row.h"
#include "timeline/Words.h"
#include "ui/timeline/SyntheticSource.h"

#include <catch2/catch_test_macros.hpp>

using namespace timeline;
using timeline::test::received;
using timeline::test::sent;

namespace {

RowBuilder roomBuilder()
{
    RowBuilder builder;
    builder.facts.kind = model::ConversationKind::PrivateGroup;
    builder.facts.isEncrypted = true;
    builder.facts.personOf = [](const model::Message &message) {
        return widgets::AvatarFace{message.from.local(), message.from.toString(), {}};
    };
    return builder;
}

} // namespace

TEST_CASE("messages of one sender within five minutes are a run", "[timeline]")
{
    const RowBuilder builder = roomBuilder();
    const model::Message one = received(10, QStringLiteral("one"));
    const model::Message two = received(12, QStringLiteral("two"));
    const model::Message three = received(18, QStringLiteral("three")); // six minutes later
    const model::Message mine = sent(19, QStringLiteral("mine"));

    const RowContent first = builder.build(one, nullptr, &two, 0);
    CHECK(first.place == RunPlace::First);
    CHECK(first.showsName);
    CHECK_FALSE(first.showsPicture);
    const RowContent last = builder.build(two, &one, &three, 0);
    CHECK(last.place == RunPlace::Last);
    CHECK_FALSE(last.showsName);
    CHECK(last.showsPicture);
    CHECK(builder.build(three, &two, &mine, 0).place == RunPlace::Alone);
    CHECK(builder.build(mine, &three, nullptr, 0).side == Side::End);
}

TEST_CASE("an unread line and another day divide a run", "[timeline]")
{
    RowBuilder builder = roomBuilder();
    const model::Message one = received(10, QStringLiteral("one"));
    const model::Message two = received(11, QStringLiteral("two"));
    builder.unread = {two.id, 3};
    CHECK(builder.build(one, nullptr, &two, 0).place == RunPlace::Alone);
    CHECK(builder.build(two, &one, nullptr, 0).unreadAbove == 3);
    CHECK(builder.build(two, &one, nullptr, 0).dayAbove.isEmpty());

    builder.unread = {};
    model::Message next = two;
    next.time = QDateTime(one.time.toLocalTime().date().addDays(1), QTime(0, 0, 1));
    model::Message late = one;
    late.time = next.time.addSecs(-3);
    CHECK(builder.build(next, &late, nullptr, 0).place == RunPlace::Alone);
    builder.facts.now = [&next] { return next.time.addSecs(60); };
    CHECK(builder.build(next, &late, nullptr, 0).dayAbove == QStringLiteral("Today"));
    CHECK(builder.build(late, nullptr, &next, 0).dayAbove == QStringLiteral("Yesterday"));
    builder.facts.now = [&next] { return next.time.addDays(30); };
    CHECK(builder.build(next, &late, nullptr, 0).dayAbove
          == QLocale().toString(next.time.date(), QStringLiteral("dddd d MMMM")));
}

TEST_CASE("in a chat of two nobody needs a name or a picture", "[timeline]")
{
    RowBuilder builder = roomBuilder();
    builder.facts.kind = model::ConversationKind::Person;
    const RowContent content = builder.build(received(1, QStringLiteral("hello")), nullptr, nullptr, 0);
    CHECK_FALSE(content.showsName);
    CHECK_FALSE(content.showsPicture);
    CHECK_FALSE(content.keepsPictureSpace);
}

TEST_CASE("the padlock of a message says how it came, and a clear one in an encrypted chat stands out",
          "[timeline][UX-LOCK-2]")
{
    RowBuilder builder = roomBuilder();
    model::Message message = received(1, QStringLiteral("hello"));
    CHECK(builder.build(message, nullptr, nullptr, 0).padlock == Padlock::Open);
    CHECK(builder.build(message, nullptr, nullptr, 0).isClearInEncrypted);
    builder.facts.isEncrypted = false;
    CHECK_FALSE(builder.build(message, nullptr, nullptr, 0).isClearInEncrypted);
    builder.facts.kind = model::ConversationKind::PublicChannel;
    CHECK(builder.build(message, nullptr, nullptr, 0).padlock == Padlock::None);
    message.encryption = model::Encryption::Omemo2;
    message.trust = model::Trust::Verified;
    CHECK(builder.build(message, nullptr, nullptr, 0).padlock == Padlock::Verified);
    message.trust = model::Trust::New;
    CHECK(builder.build(message, nullptr, nullptr, 0).padlock == Padlock::Warning);
}

TEST_CASE("quotes and code are parts of their own", "[timeline]")
{
    const RowContent content = roomBuilder().build(
        received(1, QStringLiteral("look\n> said\n> before\nand\n```\nint a;\n```\nend")), nullptr, nullptr, 0);
    REQUIRE(content.parts.size() == 5);
    CHECK(content.parts[1].kind == PartKind::Quote);
    CHECK(content.parts[1].text == QStringLiteral("said\nbefore"));
    CHECK(content.parts[3].kind == PartKind::Code);
    CHECK(content.parts[3].text == QStringLiteral("int a;"));
    CHECK(content.parts[4].text == QStringLiteral("end"));
}

TEST_CASE("deleted and unreadable messages never show a text", "[timeline]")
{
    model::Message message = received(1, QStringLiteral("secret"));
    message.retracted = true;
    CHECK(textOf(roomBuilder().build(message, nullptr, nullptr, 0)) == QStringLiteral("Message deleted"));
    message.retracted = false;
    message.kind = model::MessageKind::Undecryptable;
    const QString text = textOf(roomBuilder().build(message, nullptr, nullptr, 0));
    CHECK(roomBuilder().build(message, nullptr, nullptr, 0).isClosed);
    CHECK(text.startsWith(QStringLiteral("A message from anna can’t be read on this device.")));
}

TEST_CASE("E-14: the card of an unreadable message offers what may help, and nothing where nothing can", "[timeline]")
{
    model::Message message = received(1, {});
    message.kind = model::MessageKind::Undecryptable;
    message.device = 7;
    message.obstacle = model::Obstacle::NoSession;
    const RowContent both = roomBuilder().build(message, nullptr, nullptr, 0);
    REQUIRE(both.parts.size() == 2);
    CHECK(both.parts[1].text == QStringLiteral("Ask to send it again · Repair the encryption"));
    REQUIRE(both.parts[1].spans.size() == 2);
    CHECK(Remedies::at(both.parts[1].spans[0].target) == Remedy::AskAgain);
    CHECK(Remedies::at(both.parts[1].spans[1].target) == Remedy::Repair);
    message.obstacle = model::Obstacle::NotForThisDevice;
    CHECK(roomBuilder().build(message, nullptr, nullptr, 0).parts[1].text == QStringLiteral("Ask to send it again"));
    message.direction = model::Direction::Out;
    CHECK(roomBuilder().build(message, nullptr, nullptr, 0).parts.size() == 1);
}

TEST_CASE("no words of a message become what an unreadable one offers", "[timeline]")
{
    for (const Remedy remedy : {Remedy::AskAgain, Remedy::Repair}) {
        const QString target = Remedies::line({remedy}).spans.constFirst().target;
        CHECK_FALSE(text::safeLink(target).isValid());
        const RowContent content = roomBuilder().build(received(1, target), nullptr, nullptr, 0);
        CHECK(content.parts.constFirst().spans.isEmpty());
    }
}

TEST_CASE("a notice stands in the middle without a run", "[timeline]")
{
    model::Message notice = received(1, QStringLiteral("You verified Marco"));
    notice.kind = model::MessageKind::Notice;
    const model::Message next = received(2, QStringLiteral("hello"));
    const RowContent content = roomBuilder().build(notice, nullptr, &next, 0);
    CHECK(content.side == Side::Middle);
    CHECK(content.place == RunPlace::Alone);
    CHECK(content.parts.constFirst().kind == PartKind::Notice);
    CHECK(content.parts.constFirst().spans.isEmpty());
}

TEST_CASE("the sentence of a row tells sender, text, time, state and what is not normal", "[timeline][UX-A11Y]")
{
    const RowBuilder builder = roomBuilder();
    const model::Message in = received(1, QStringLiteral("see you\nlater"));
    const QString heard = Words::sentence(builder.build(in, nullptr, nullptr, 0), in.time);
    CHECK(heard == QStringLiteral("anna, see you later, %1, Not encrypted").arg(Words::dayAndTime(in.time)));
    model::Message out = sent(2, QStringLiteral("yes"));
    out.encryption = model::Encryption::Omemo2;
    CHECK(Words::sentence(builder.build(out, nullptr, nullptr, 0), out.time)
          == QStringLiteral("You, yes, %1, delivered").arg(Words::dayAndTime(out.time)));
}
