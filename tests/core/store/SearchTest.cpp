// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/Search.h"

#include <catch2/generators/catch_generators.hpp>

using namespace storeTest;
using model::Message;
using store::search::Stretch;

namespace {

QStringList found(Database &database, const QString &text, model::ConversationId conversation = {})
{
    const auto hits = store::search::find(database.db(), {text, conversation, 50, {}});
    if (!hits)
        FAIL(hits.error().detail.toStdString());
    QStringList bodies;
    for (const auto &hit : *hits)
        bodies.append(hit.message.body);
    return bodies;
}

} // namespace

TEST_CASE("search finds words without case and accents, newest first by time", "[store][search]")
{
    Database database;
    database.insert(database.incoming(QStringLiteral("Perché no, CAFFÈ")));
    Message old = database.incoming(QStringLiteral("caffe lungo"));
    old.time = at(newYear - 5000);
    database.insert(old); // stored later, yet older
    database.insert(database.incoming(QStringLiteral("tea")));
    CHECK(found(database, QStringLiteral("Caffé")) == texts({"Perché no, CAFFÈ", "caffe lungo"}));
    CHECK(found(database, QStringLiteral("caffe perche")) == texts({"Perché no, CAFFÈ"}));
    CHECK(found(database, QStringLiteral("perc")) == texts({"Perché no, CAFFÈ"}));
    CHECK(found(database, QStringLiteral("perc ")).isEmpty()); // a finished word
    CHECK(found(database, QStringLiteral("affe")).isEmpty());
    CHECK(found(database, QStringLiteral(" ?! ")).isEmpty());
    CHECK(found(database, QString()).isEmpty());
}

TEST_CASE("search keeps to one conversation and pages backwards", "[store][search]")
{
    Database database;
    const auto first = database.insert(database.incoming(QStringLiteral("word one")));
    Message elsewhere = database.incoming(QStringLiteral("word two"));
    elsewhere.conversation = database.conversationWith(u"carol@example.net");
    const auto second = database.insert(elsewhere);
    CHECK(found(database, QStringLiteral("word"), database.chat) == texts({"word one"}));
    CHECK(found(database, QStringLiteral("word")) == texts({"word two", "word one"}));
    const auto page = store::search::find(database.db(), {QStringLiteral("word"), {}, 1, second.id});
    REQUIRE(page->size() == 1);
    CHECK(page->first().message.id == first.id);
    // The number of a conversation is not a word of its messages.
    CHECK(found(database, QString::number(database.chat.value)).isEmpty());
}

TEST_CASE("search says where in the text it found the words", "[store][search]")
{
    Database database;
    database.insert(database.incoming(QStringLiteral("👋 Grüß dich, grüner Gruß")));
    const auto hits = store::search::find(database.db(), {QStringLiteral("dich gru"), {}, 50, {}});
    REQUIRE(hits->size() == 1);
    CHECK(hits->first().stretches == QList<Stretch>{{3, 4}, {8, 4}, {14, 6}, {21, 4}});
}

TEST_CASE("what goes from the history goes from the search", "[store][search]")
{
    Database database;
    const auto id = database.insert(database.incoming(QStringLiteral("secret plan"))).id;
    database.insert(database.incoming(QString())); // in no index
    Message other = database.incoming(QStringLiteral("secret garden"));
    other.conversation = database.conversationWith(u"carol@example.net");
    database.insert(other);
    SECTION("one message")
    {
        REQUIRE(store::messages::remove(database.db(), id));
    }
    SECTION("a conversation's history")
    {
        REQUIRE(store::conversations::clear(database.db(), database.chat));
    }
    SECTION("a conversation")
    {
        REQUIRE(store::conversations::remove(database.db(), database.chat));
    }
    CHECK(found(database, QStringLiteral("secret")) == texts({"secret garden"}));
    CHECK(database.db().run("INSERT INTO message_words (message_words) VALUES ('integrity-check')"));
}

TEST_CASE("I11: a word of ten million letters takes a few kilobytes of the index", "[store][search]")
{
    Database database;
    const auto pages = [&] {
        auto query = database.db().query("SELECT coalesce(sum(length(block)), 0) FROM message_words_data");
        REQUIRE(query.next());
        return query.integer(0);
    };
    const qint64 before = pages();
    const QString giant(10'000'000, QLatin1Char('x'));
    database.insert(database.incoming(giant));
    CHECK(pages() - before < 8192);
    CHECK(found(database, giant.left(64)).size() == 1);
    CHECK(found(database, giant).size() == 1);
}

TEST_CASE("D13: search text is never part of a statement or of the search language", "[store][search]")
{
    Database database;
    database.insert(database.incoming(QStringLiteral("100% a_b \"quoted\" NEAR OR NOT x* ^y {z} drop table message")));
    const QString hostile = GENERATE(QStringLiteral("\"quoted"), QStringLiteral("100%"), QStringLiteral("a_b"),
                                     QStringLiteral("NEAR("), QStringLiteral("OR"), QStringLiteral("NOT x*"),
                                     QStringLiteral("^y"), QStringLiteral("{z}:"), QStringLiteral("body:quoted"),
                                     QStringLiteral("a';drop table message;--"), QStringLiteral("x\" OR \"1"));
    const auto hits = store::search::find(database.db(), {hostile, {}, 50, {}});
    CHECK(hits);
    CHECK(store::messages::last(database.db(), database.chat, 5)->size() == 1);
}
