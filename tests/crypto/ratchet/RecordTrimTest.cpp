// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/RecordTrim.h"

#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

constexpr int mostAhead = 2000;

// Makes Bob remember keys for messages that do not come; they are returned.
std::vector<QByteArray> leap(Pair &pair)
{
    std::vector<QByteArray> late;
    for (int i = 0; i < mostAhead; ++i)
        late.push_back(pair.alice.sealed(pair.bob, "late " + QByteArray::number(i)));
    REQUIRE(pair.bob.opened(pair.alice, pair.alice.sealed(pair.bob, "far ahead")) == "far ahead");
    return late;
}

void answer(Pair &pair)
{
    REQUIRE(pair.alice.opened(pair.bob, pair.bob.sealed(pair.alice, "answer")) == "answer");
}

} // namespace

TEST_CASE("H10: whatever a peer leaves out, a session's record keeps within its bound and the newest are read late",
          "[ratchet]")
{
    Pair pair(GENERATE(Profile::Legacy, Profile::Omemo2));
    pair.talk();
    const auto oldest = leap(pair);
    std::vector<QByteArray> late;
    for (int turn = 0; turn < 2; ++turn) {
        answer(pair);
        late = leap(pair);
        CHECK(pair.bob.facts(pair.alice).recordSize <= largestRecord);
    }
    for (const int at : {0, 1, mostAhead / 2, mostAhead - 1})
        CHECK(pair.bob.opened(pair.alice, late[size_t(at)]) == "late " + QByteArray::number(at));
    CHECK(pair.bob.opened(pair.alice, oldest.front()) == "duplicate"); // as the library calls a key that is gone
    answer(pair);
    pair.talk();
}

TEST_CASE("H10: sessions that were replaced go when a record gets too large, the newest stay", "[ratchet]")
{
    Pair pair(GENERATE(Profile::Legacy, Profile::Omemo2));
    std::vector<QByteArray> ends; // the last of each session, which comes late
    for (int session = 0; session < 3; ++session) {
        pair.talk();
        leap(pair);
        ends.push_back(pair.alice.sealed(pair.bob, "end of " + QByteArray::number(session)));
        REQUIRE_FALSE(pair.alice.startSession(pair.bob));
    }
    pair.talk();
    CHECK(pair.bob.facts(pair.alice).recordSize <= largestRecord);
    CHECK(pair.bob.opened(pair.alice, ends[2]) == "end of 2");
    CHECK(pair.bob.opened(pair.alice, ends[0]) != "end of 0");
    pair.talk();
}
