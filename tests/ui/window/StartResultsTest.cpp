// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/StartResults.h"

#include <catch2/catch_test_macros.hpp>

using base::Jid;
using window::StartResult;
using window::startResults;

namespace {

const model::AccountId own{1};

model::Conversation chat(qint64 id, const char *jid, const char *name)
{
    model::Conversation made;
    made.id = {id};
    made.account = own;
    made.jid = Jid::of(QString::fromLatin1(jid));
    made.name = QString::fromUtf8(name);
    return made;
}

model::Contact contact(const char *jid, const char *name)
{
    model::Contact made;
    made.account = own;
    made.jid = Jid::of(QString::fromLatin1(jid));
    made.name = QString::fromUtf8(name);
    return made;
}

} // namespace

TEST_CASE("UX-ONB-3: a whole unknown address comes first, as somebody to write to", "[window]")
{
    const auto results = startResults(QStringLiteral("bruno@example.org"), {chat(1, "anna@example.org", "Anna")}, {},
                                      own);
    REQUIRE(results.size() == 2);
    CHECK(results[0].kind == StartResult::Kind::NewAddress);
    CHECK(results[0].jid == Jid::of(u"bruno@example.org"));
    CHECK(results[1].kind == StartResult::Kind::SearchMessages);
}

TEST_CASE("a known address opens its chat and offers no second one", "[window]")
{
    const auto results = startResults(QStringLiteral("Anna@example.org"), {chat(1, "anna@example.org", "Anna")},
                                      {contact("anna@example.org", "Anna")}, own);
    REQUIRE(results.size() == 2);
    CHECK(results[0].kind == StartResult::Kind::Chat);
    CHECK(results[0].conversation == model::ConversationId{1});
}

TEST_CASE("names are found by the beginning of any word, without case and accents", "[window]")
{
    const QList<model::Conversation> chats{chat(1, "x@example.org", "Società Perù"),
                                           chat(2, "y@example.org", "Imperuna")};
    const auto results = startResults(QStringLiteral("PERU"), chats, {}, own);
    REQUIRE(results.size() == 3);
    CHECK(results[0].conversation == model::ConversationId{1});
    CHECK(results[1].conversation == model::ConversationId{2});
}

TEST_CASE("nothing typed proposes nothing", "[window]")
{
    CHECK(startResults(QStringLiteral("  "), {chat(1, "anna@example.org", "Anna")}, {}, own).isEmpty());
}

TEST_CASE("without an account nobody new can be written to", "[window]")
{
    const auto results = startResults(QStringLiteral("bruno@example.org"), {}, {}, {});
    REQUIRE(results.size() == 1);
    CHECK(results[0].kind == StartResult::Kind::SearchMessages);
}
