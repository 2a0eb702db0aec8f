// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Language.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QXmlStreamReader>

TEST_CASE("UX-LANG-1: Italian is complete, and every placeholder survives translation", "[text][language]")
{
    QFile file(QStringLiteral(LUCCHETTO_SOURCE_DIR "/translations/lucchetto_it.ts"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    QString source;
    int messages = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        if (reader.name() == u"source") {
            source = reader.readElementText();
        } else if (reader.name() == u"translation") {
            ++messages;
            INFO(source.toStdString());
            CHECK(reader.attributes().value(QLatin1String("type")) != u"unfinished");
            const QString words = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            CHECK(!words.trimmed().isEmpty());
            for (const char *placeholder : {"%1", "%2", "%3", "%4"})
                CHECK(source.contains(QLatin1String(placeholder)) == words.contains(QLatin1String(placeholder)));
            // straight apostrophes are not Italian typography
            CHECK(!words.contains(u'\''));
        }
    }
    CHECK(!reader.hasError());
    CHECK(messages > 100);
}

TEST_CASE("both languages travel inside the program", "[text][language]")
{
    for (const QString &code : text::Language::available())
        CHECK(QFile::exists(QStringLiteral(":/i18n/lucchetto_%1.qm").arg(code)));
}
