// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Times.h"
#include "text/Language.h"

#include <catch2/catch_test_macros.hpp>

#include <QLocale>

namespace {

struct Restored
{
    QLocale locale;
    ~Restored() { QLocale::setDefault(locale); }
};

const QDateTime now(QDate(2026, 11, 21), QTime(18, 42));

QDateTime ago(int days, int hour = 18, int minute = 40)
{
    return QDateTime(now.date().addDays(-days), QTime(hour, minute));
}

} // namespace

TEST_CASE("times in the list get shorter the older they are", "[text][times]")
{
    const Restored restored;
    text::Language language;
    language.choose(QStringLiteral("en"));
    CHECK(text::shortTime(ago(0), now) == QStringLiteral("18:40"));
    CHECK(text::shortTime(ago(1, 23, 59), now) == QStringLiteral("yesterday"));
    CHECK(text::shortTime(ago(5), now) == QStringLiteral("Mon"));
    CHECK(text::shortTime(ago(6), now) == QStringLiteral("Sun"));
    CHECK(text::shortTime(ago(7), now) == QStringLiteral("14/11"));
    CHECK(text::shortTime(ago(400), now) == QStringLiteral("17/10/25"));
    CHECK(text::shortTime(now.addSecs(60), now) == QStringLiteral("18:43"));
    CHECK(text::fullTime(ago(5), now) == QStringLiteral("Monday 16 November, 18:40"));
    language.choose(QStringLiteral("it"));
    CHECK(text::shortTime(ago(1), now) == QStringLiteral("ieri"));
    CHECK(text::shortTime(ago(5), now) == QStringLiteral("lun"));
    CHECK(text::shortTime(ago(7), now) == QStringLiteral("14/11"));
    CHECK(text::fullTime(ago(0), now) == QStringLiteral("oggi, 18:40"));
    CHECK(text::fullTime(ago(5), now) == QStringLiteral("lunedì 16 novembre, 18:40"));
}

TEST_CASE("sizes and lengths are written as the language does", "[text][times]")
{
    const Restored restored;
    text::Language language;
    language.choose(QStringLiteral("it"));
    CHECK(text::byteSize(4'800'000) == QStringLiteral("4,8 MB"));
    CHECK(text::duration(17) == QStringLiteral("0:17"));
    CHECK(text::duration(3723) == QStringLiteral("1:02:03"));
    language.choose(QStringLiteral("en"));
    CHECK(text::byteSize(4'800'000) == QStringLiteral("4.8 MB"));
}
