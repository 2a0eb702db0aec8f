// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/FoundWords.h"

#include <catch2/catch_test_macros.hpp>

#include <QElapsedTimer>

using text::FoundWords;

namespace {

// The found words, divided by bars.
std::string foundIn(const char *body, const char *question)
{
    const QString text = QString::fromUtf8(body);
    QStringList words;
    for (const text::Stretch &stretch : FoundWords(QString::fromUtf8(question)).in(text))
        words << text.mid(stretch.from, stretch.length);
    return words.join(u'|').toStdString();
}

} // namespace

TEST_CASE("found words are whole words, without regard to case and accents", "[text][search]")
{
    CHECK(foundIn("Perché no? PERCHE sì.", "perche") == "Perché|PERCHE");
    CHECK(foundIn("una prolunga, due prolunghe", "prolunga") == "prolunga");
    CHECK(foundIn("pane e pane", "pane, e") == "pane|e|pane");
    CHECK(foundIn("Straße und 7 Häuser", "HÄUSER 7") == "7|Häuser");
    CHECK(foundIn("niente", "altro").empty());
    CHECK(foundIn("niente", " ,. ").empty());
}

TEST_CASE("the last word may be only begun, from three letters on", "[text][search]")
{
    CHECK(foundIn("la prolunga lunga", "prol") == "prolunga");
    CHECK(foundIn("prolunga", "pr").empty());
    CHECK(foundIn("prolunga", "prol ").empty());
    CHECK(foundIn("prolunga nuova", "prol nuova") == "nuova");
}

TEST_CASE("accents that stand apart, letters beyond the first plane and right-to-left words are found",
          "[text][search]")
{
    CHECK(foundIn("caffe\u0301 nero", "caffè") == "caffe\u0301");
    CHECK(foundIn("a 𐐷𐐲 b", "𐐏𐐊") == "𐐷𐐲");
    CHECK(foundIn("كتاب جديد", "كتاب") == "كتاب");
}

TEST_CASE("a hostile text is searched in linear time and marked a limited number of times", "[text][search]")
{
    const QString text = QStringLiteral("a ").repeated(200'000);
    QElapsedTimer time;
    time.start();
    CHECK(FoundWords(QStringLiteral("a")).in(text).size() == 500);
    CHECK(FoundWords(QStringLiteral("b")).in(QString(400'000, u'a')).isEmpty());
    CHECK(time.elapsed() < 1'000);
}
