// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/OwnProfile.h"

#include "chat/AvatarFetch.h"
#include "chat/Avatars.h"
#include "core/chat/Desk.h"
#include "store/Avatars.h"
#include "store/Roster.h"
#include "support/FakeBoard.h"
#include "xep/Nicknames.h"

#include <QCryptographicHash>
#include <QSignalSpy>

using support::FakeBoard;

namespace {

const QByteArray bytes = "a picture, as far as anybody here can tell";
const QString hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());

// An account whose server keeps its nodes.
struct Shown : chatTest::Desk
{
    Shown()
        : board(talk)
        , settings(idIn(talk.settings, account))
        , avatars(*profile)
        , own(settings, modules, *profile, avatars)
        , fetch(modules.get<xep::Avatars>(), roster, own, *profile, avatars)
    {
    }
    static model::AccountSettings idIn(model::AccountSettings settings, model::AccountId id)
    {
        settings.id = id;
        return settings;
    }
    // As after a restart.
    model::AccountSettings stored()
    {
        return write([id = account](store::Connection &connection) { return store::accounts::get(connection, id); });
    }

    FakeBoard board;
    model::AccountSettings settings;
    chat::Avatars avatars;
    chat::OwnProfile own;
    chat::AvatarFetch fetch;
};

} // namespace

TEST_CASE("a name of the account is tidied, published, and kept", "[chat][profile]")
{
    Shown shown;
    QSignalSpy changed(&shown.own, &chat::OwnProfile::changed);
    std::optional<base::Result<>> done;
    shown.own.publishName(QStringLiteral(" Giulia\n Mastroianni ")).then(&shown.own, [&](const base::Result<> &result) {
        done = result;
    });
    REQUIRE(shown.board.until([&] { return done.has_value(); }));
    CHECK(*done);
    CHECK(shown.own.name() == u"Giulia Mastroianni");
    CHECK(changed.size() == 1);
    CHECK(shown.board.item(xep::nsNick.toString()).text() == u"Giulia Mastroianni");
    CHECK(shown.stored().displayName == u"Giulia Mastroianni");
}

TEST_CASE("what another device of the account publishes is shown here, and still there after a restart",
          "[chat][profile]")
{
    Shown shown;
    const QString nick = xep::nsNick.toString(), metadata = xep::nsAvatarMetadata.toString();
    shown.board.put(nick, QStringLiteral("current"), xml::write(xep::Nickname{QStringLiteral("Giulia")}));
    shown.board.pushes(nick);
    shown.board.put(xep::nsAvatarData.toString(), hash, xml::write(xep::AvatarBytes{bytes}));
    xep::AvatarMetadata described;
    described.versions.push_back({hash, quint32(bytes.size()), QStringLiteral("image/png")});
    shown.board.put(metadata, hash, xml::write(described));
    shown.board.pushes(metadata);
    REQUIRE(shown.board.until([&] { return shown.own.picture() == hash && !shown.own.name().isEmpty(); }));
    CHECK(shown.own.name() == u"Giulia");
    CHECK(storeTest::answerOf(shown.avatars.bytes(hash)) == bytes);

    model::AccountSettings settings = shown.stored();
    chat::OwnProfile later(settings, shown.modules, *shown.profile, shown.avatars);
    REQUIRE(storeTest::answerOf(later.load()));
    CHECK(later.picture() == hash);
    CHECK(later.name() == u"Giulia");
}

TEST_CASE("pictures that nobody has any more go at the next start, the own one stays", "[chat][profile]")
{
    Shown shown;
    const QString other(40, u'0');
    shown.write([id = shown.account, jid = shown.settings.jid, other](store::Connection &connection) {
        REQUIRE(store::avatars::put(connection, hash, bytes, {}));
        REQUIRE(store::avatars::put(connection, other, "old", {}));
        return store::roster::setAvatar(connection, id, jid, hash);
    });
    shown.avatars.tidy();
    shown.write([](store::Connection &) -> base::Result<base::Done> { return base::Done{}; }); // behind it
    CHECK(storeTest::answerOf(shown.avatars.bytes(hash)) == bytes);
    CHECK(storeTest::answerOf(shown.avatars.bytes(other)).isEmpty());
}
