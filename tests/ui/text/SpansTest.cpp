// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Spans.h"

#include <catch2/catch_test_macros.hpp>

using text::Span;
using text::spansOf;

namespace {

// What is styled that way, without the signs.
QStringList styled(const QString &text, int style)
{
    QStringList found;
    for (const Span &span : spansOf(text)) {
        if (span.styles & style && !(span.styles & Span::Marker))
            found << text.mid(span.from, span.length);
    }
    return found;
}

QStringList links(const QString &text)
{
    QStringList found;
    for (const Span &span : spansOf(text)) {
        if (span.styles & Span::Link)
            found << text.mid(span.from, span.length);
    }
    return found;
}

} // namespace

TEST_CASE("styles follow the rules of XEP-0393", "[text][spans]")
{
    CHECK(styled(QStringLiteral("a *strong* word"), Span::Bold) == QStringList{QStringLiteral("strong")});
    CHECK(styled(QStringLiteral("_emphasis_"), Span::Italic) == QStringList{QStringLiteral("emphasis")});
    CHECK(styled(QStringLiteral("~gone~ `code *b*`"), Span::Strike) == QStringList{QStringLiteral("gone")});
    CHECK(styled(QStringLiteral("`code *b*`"), Span::Code) == QStringList{QStringLiteral("code *b*")});
    CHECK(styled(QStringLiteral("`code *b*`"), Span::Bold).isEmpty());
    CHECK(styled(QStringLiteral("*strong _both_*"), Span::Italic) == QStringList{QStringLiteral("both")});
    CHECK(styled(QStringLiteral("*_both_*"), Span::Bold) == QStringList{QStringLiteral("both")});
    // no style: white space inside the signs, nothing between them, signs inside words, over the end of a line
    for (const char *plain : {"* not*", "*not *", "**", "2*3*4", "*not\nstrong*", "snake_case_name", "a*b*"})
        CHECK(styled(QString::fromUtf8(plain), Span::Bold | Span::Italic).isEmpty());
    CHECK(styled(QStringLiteral("*strong*plain*"), Span::Bold) == QStringList{QStringLiteral("strong")});
}

TEST_CASE("links end where the sentence goes on", "[text][spans]")
{
    CHECK(links(QStringLiteral("see https://x.test/a_(b), now"))
          == QStringList{QStringLiteral("https://x.test/a_(b)")});
    CHECK(links(QStringLiteral("(https://x.test)")) == QStringList{QStringLiteral("https://x.test")});
    CHECK(links(QStringLiteral("xmpp:anna@x.test?join mailto:a@x.test")).size() == 2);
    CHECK(links(QStringLiteral("HTTPS://X.test.")) == QStringList{QStringLiteral("HTTPS://X.test")});
    CHECK(links(QStringLiteral("https://x.test/_a_")).size() == 1);
    CHECK(styled(QStringLiteral("https://x.test/_a_b_"), Span::Italic).isEmpty());
    CHECK(links(QStringLiteral("`https://x.test`")).isEmpty());
}

TEST_CASE("G10: addresses that pretend to lead elsewhere are no links", "[text][spans]")
{
    for (const char *hostile : {"https://x.test@evil.test", "https://evil.test\\@x.test", "https://user:pass@x.test/",
                                "http://", "https:///x", "javascript:alert(1)", "file:///etc/passwd",
                                "data:text/html,x", "ftp://x.test", "xxhttps://x.test"})
        CHECK(links(QString::fromUtf8(hostile)).isEmpty());
    CHECK(!text::safeLink(QStringLiteral("https://x.test/") + QString(3000, u'a')).isValid());
    CHECK(text::safeLink(QStringLiteral("https://x.test/a@b")).isValid());
}

TEST_CASE("spans are in order, inside the text and never overlap", "[text][spans]")
{
    const QString text = QStringLiteral("*a _b https://x.test/*_ c* `d` ~e~ \U0001F600*f*");
    int end = 0;
    for (const Span &span : spansOf(text)) {
        CHECK(span.from >= end);
        CHECK(span.length > 0);
        end = span.from + span.length;
        CHECK(end <= text.size());
        CHECK((span.styles & Span::Link) == (span.target.isEmpty() ? 0 : int(Span::Link)));
    }
}

TEST_CASE("G13: hostile text becomes no more than it has letters", "[text][spans]")
{
    // What grows with the square of the length does not end within the limit of the test; bench_interface has the times.
    for (const char *piece : {"*_*_", "http://((((", "*a ", "_*~`", "https://x.test/)))) ", "`", "http://a@"}) {
        const qsizetype count = 100'000 / static_cast<qsizetype>(qstrlen(piece));
        const QString text = QString::fromLatin1(piece).repeated(count);
        INFO(piece);
        qsizetype end = 0;
        bool isOrdered = true;
        for (const Span &span : spansOf(text)) {
            isOrdered = isOrdered && span.from >= end && span.length > 0;
            end = span.from + span.length;
        }
        CHECK(isOrdered);
        CHECK(end <= text.size());
    }
}
