// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TextLimits.h"

#include "timeline/Row.h"
#include "timeline/RowBuilder.h"
#include "timeline/RowLayout.h"
#include "timeline/TextBlock.h"
#include "ui/timeline/SyntheticSource.h"

#include <catch2/catch_test_macros.hpp>

using namespace timeline;
using timeline::test::received;

namespace {

// Characters handed to the text engine to show that body folded, in a bubble as wide as bubbles get.
qint64 shapedFor(const QString &body, int unfolded, RowGeometry *geometry = nullptr)
{
    const RowBuilder builder;
    Row row(received(1, body));
    const qint64 before = TextBlock::charactersShaped();
    row.build(builder.build(row.message(), nullptr, nullptr, unfolded), 800, theme::applicationLook(), 1);
    if (geometry)
        *geometry = row.geometry();
    return TextBlock::charactersShaped() - before;
}

} // namespace

TEST_CASE("G12: no letter keeps more than eight combining marks", "[timeline][security]")
{
    const QString zalgo = QStringLiteral("a") + QString(1'000, QChar(0x0301)) + QStringLiteral("b");
    CHECK(limits::tamed(zalgo) == QStringLiteral("a") + QString(8, QChar(0x0301)) + QStringLiteral("b"));
    CHECK(limits::tamed(QString(1'000'000, QChar(0x0301))).size() == 8);
    CHECK(limits::tamed(QStringLiteral("a\u0007b\u2028c")) == QStringLiteral("ab\nc"));
}

TEST_CASE("G12: a text is shown in pieces of 20 KB that never divide a character", "[timeline][security]")
{
    const QString emoji = QStringLiteral("😀").repeated(1'000'000);
    const limits::Clipped piece = limits::clipped(emoji, 1);
    CHECK(piece.hasMore);
    CHECK(piece.text.toUtf8().size() <= limits::bytesAtOnce);
    CHECK(piece.text.back().isLowSurrogate());
    CHECK_FALSE(limits::clipped(QStringLiteral("short"), 1).hasMore);
    CHECK(limits::clipped(QString(100'000, QLatin1Char('\n')), 1).text.size() < limits::linesAtOnce);
}

TEST_CASE("G12: folded hostile text costs the text engine no more than a few thousand characters",
          "[timeline][security]")
{
    const QStringList bodies{QString(1'000'000, QLatin1Char('x')),
                             QString(1'000'000, QChar(0x0301)),
                             QStringLiteral("😀").repeated(500'000),
                             QString(1'000'000, QLatin1Char('\n')),
                             QStringLiteral("> q\nt\n").repeated(200'000),
                             QStringLiteral("a ").repeated(500'000),
                             QString(1'000'000, QChar(0x200B)),
                             QStringLiteral("```\n").repeated(250'000)};
    for (const QString &body : bodies) {
        INFO(body.left(8).toStdString());
        CHECK(shapedFor(body, 0) <= 6'000);
        CHECK(shapedFor(body, 1) <= limits::bytesAtOnce);
    }
}

TEST_CASE("a message of more than thirty lines is folded and can be shown whole", "[timeline]")
{
    const QString thirty = QStringList(30, QStringLiteral("line")).join(QLatin1Char('\n'));
    const QString forty = QStringList(40, QStringLiteral("line")).join(QLatin1Char('\n'));
    RowGeometry short_;
    RowGeometry folded;
    RowGeometry whole;
    shapedFor(thirty, 0, &short_);
    shapedFor(forty, 0, &folded);
    shapedFor(forty, 1, &whole);
    CHECK(short_.more.isEmpty());
    CHECK_FALSE(folded.more.isEmpty());
    CHECK(whole.more.isEmpty());
    CHECK(folded.blocks.front().height() == short_.blocks.front().height());
    CHECK(whole.height > folded.height);
}

TEST_CASE("one to three emoji alone are large, text is not", "[timeline]")
{
    CHECK(limits::isEmojiOnly(QStringLiteral("😀")));
    CHECK(limits::isEmojiOnly(QStringLiteral("👍🏽 🎉")));
    CHECK(limits::isEmojiOnly(QStringLiteral("👨‍👩‍👧‍👦❤️😀")));
    CHECK_FALSE(limits::isEmojiOnly(QStringLiteral("😀😀😀😀")));
    CHECK_FALSE(limits::isEmojiOnly(QStringLiteral("ok 😀")));
    CHECK_FALSE(limits::isEmojiOnly(QStringLiteral("12")));
    CHECK_FALSE(limits::isEmojiOnly(QString()));
}

TEST_CASE("a failed message fits into 380 px with text at 200 %", "[timeline][UX-TYPE-2]")
{
    const RowBuilder builder;
    theme::Look look = theme::applicationLook();
    look.scale = 2;
    model::Message failed = timeline::test::sent(1, QStringLiteral("hello"));
    failed.state = model::DeliveryState::Failed;
    Row row(failed);
    row.build(builder.build(row.message(), nullptr, nullptr, 0), 380, look, 1);
    CHECK(row.geometry().bubble.left() >= 12);
    CHECK(row.geometry().bubble.contains(row.geometry().meta));
    CHECK(row.meta().actionArea(row.geometry().meta));
}

TEST_CASE("bubbles keep their measures in wide, narrow and enlarged windows", "[timeline][UX-LAY-1]")
{
    const RowBuilder builder;
    const QString body = QStringLiteral("word ").repeated(80);
    for (const int width : {380, 800, 1600}) {
        for (const int text : {12, 24}) {
            theme::Look look = theme::applicationLook();
            look.messageText = text;
            Row row(received(1, body));
            row.build(builder.build(row.message(), nullptr, nullptr, 0), width, look, 1);
            const QRectF bubble = row.geometry().bubble;
            CHECK(bubble.left() >= 12);
            CHECK(bubble.right() <= width - 12);
            CHECK(bubble.width() <= std::min(560.0, columnOf(width).width() * 0.72));
            CHECK(bubble.contains(row.geometry().blocks.front()));
            CHECK(bubble.contains(row.geometry().meta));
            CHECK_FALSE(row.geometry().meta.intersects(
                row.geometry().blocks.front().adjusted(0, 0, 0, -look.lineHeight(theme::Type::Message))));
        }
    }
}
