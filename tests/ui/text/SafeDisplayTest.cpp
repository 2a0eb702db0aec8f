// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/SafeDisplay.h"

#include <catch2/catch_test_macros.hpp>

#include <QSet>

using text::safeName;

TEST_CASE("E07: names that look alike are shown differently, and told", "[text][safety]")
{
    const QString plain = QStringLiteral("boss");
    const QString hidden = QStringLiteral("boss\u200b");
    const QString cyrillic = QStringLiteral("b\u043ess");
    const QString spaced = QStringLiteral("boss ");
    const QSet<QString> shown{safeName(plain).text, safeName(hidden).text, safeName(spaced).text};
    CHECK(shown.size() == 3);
    CHECK(!safeName(plain).isOdd);
    CHECK(safeName(hidden).isOdd);
    CHECK(safeName(hidden).text == QStringLiteral("boss[200B]"));
    CHECK(safeName(cyrillic).isOdd);
    CHECK(safeName(spaced).isOdd);
    CHECK(safeName(spaced).text == QStringLiteral("boss\u2423"));
    CHECK(text::looksLike(plain, hidden));
    CHECK(text::looksLike(plain, cyrillic));
    CHECK(text::looksLike(plain, spaced));
    CHECK(!text::looksLike(plain, plain));
    CHECK(!text::looksLike(plain, QStringLiteral("bass")));
}

TEST_CASE("G09: an address of mixed letters is shown as the network writes it, and told", "[text][safety]")
{
    const base::Jid real = base::Jid::of(u"paypal@x.test");
    const base::Jid fake = base::Jid::of(u"p\u0430ypal@x.test");
    CHECK(!text::safeAddress(real).isOdd);
    CHECK(text::safeAddress(fake).isOdd);
    CHECK(text::looksLike(real.toString(), fake.toString()));
    const base::Jid domain = base::Jid::of(u"anna@ex\u0430mple.org");
    REQUIRE(!domain.isEmpty());
    CHECK(text::safeAddress(domain).isOdd);
    CHECK(text::safeAddress(domain).text.contains(u"xn--"));
}

TEST_CASE("G11: a name is one line of at most 200 characters, cut in the middle", "[text][safety]")
{
    const QString lines = safeName(QStringLiteral("a\nb\tc\u2028d")).text;
    CHECK(lines == QStringLiteral("a b c d"));
    const QString huge = QString(5'000'000, u'x') + QStringLiteral("end");
    const QString shown = safeName(huge).text;
    CHECK(shown.size() <= 200);
    CHECK(shown.contains(QChar(0x2026)));
    CHECK(text::cutInMiddle(QStringLiteral("verbale-di-novembre.pdf"), 12).endsWith(QStringLiteral("e.pdf")));
}

TEST_CASE("a name from right to left is closed in, overrides of direction are shown", "[text][safety]")
{
    const QString arabic = safeName(QStringLiteral("\u0633\u0644\u0627\u0645")).text;
    CHECK(arabic.startsWith(QChar(0x2068)));
    CHECK(arabic.endsWith(QChar(0x2069)));
    const text::Shown override = safeName(QStringLiteral("gpj\u202eexe"));
    CHECK(override.text == QStringLiteral("gpj[202E]exe"));
    CHECK(override.isOdd);
}

TEST_CASE("what joins emoji and letters of other scripts is spelling, not disguise", "[text][safety]")
{
    CHECK(!safeName(QStringLiteral("\U0001F469\u200D\U0001F4BB Ada")).isOdd);
    CHECK(!safeName(QStringLiteral("\u2764\ufe0f")).isOdd);
    CHECK(!safeName(QStringLiteral("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")).isOdd);
    CHECK(!safeName(QStringLiteral("Пётр")).isOdd);
    CHECK(!safeName(QStringLiteral("José Ωmega")).text.isEmpty());
}

TEST_CASE("G12: at most eight marks stay on a letter of a name", "[text][safety]")
{
    const QString zalgo = QStringLiteral("a") + QString(100, QChar(0x301)) + QStringLiteral("b");
    CHECK(safeName(zalgo).text.count(QChar(0x301)) == 8);
}

TEST_CASE("G17: an ampersand in a name makes no mnemonic", "[text][safety]")
{
    CHECK(text::escapedMnemonics(QStringLiteral("&Quit")) == QStringLiteral("&&Quit"));
}
