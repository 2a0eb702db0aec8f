// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Credentials.h"

#include "core/store/StoreFixture.h"

using namespace storeTest;

namespace {

QByteArray passwordOf(chat::Credentials &credentials)
{
    const auto password = answerOf(credentials.password(base::Jid::of(u"anna@example.org")));
    REQUIRE(password);
    return password->reveal();
}

} // namespace

TEST_CASE("B13: a password that the server may have taken is kept beside the old one until it works",
          "[chat][credentials]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    chat::Credentials credentials(model::AccountId(1), *profile);
    credentials.hold(base::Secret::fromText(QStringLiteral("old")));
    credentials.expect(base::Secret::fromText(QStringLiteral("new")));
    CHECK(credentials.expectsAnother());
    CHECK(passwordOf(credentials) == "old");
    REQUIRE(answerOf(credentials.adoptExpected())); // the server refused the old one
    CHECK(passwordOf(credentials) == "new");
    CHECK_FALSE(credentials.expectsAnother());
    REQUIRE(answerOf(credentials.adoptExpected())); // nothing else is expected
    CHECK(passwordOf(credentials) == "new");
}
