// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/KeyPublisher.h"
#include "core/store/StoreFixture.h"
#include "encryption/OwnKeys.h"
#include "encryption/Ratchets.h"
#include "store/OmemoDevices.h"
#include "support/FakeBoard.h"
#include "xep/OmemoDevices.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using chat::KeysOnServer;
using crypto::Profile;
using xep::omemo::wireOf;
using State = KeysOnServer::State;

namespace {

constexpr auto both = {Profile::Legacy, Profile::Omemo2};
const QString current = QStringLiteral("current");

// An account's device under a fake server that keeps its nodes.
struct Desk
{
    Desk()
        : profile(storeTest::openProfile(folder.path()))
        , account(addAccount(*profile))
        , disco(*talk.session, circle)
        , pep(*talk.session, disco, circle)
        , board(pep)
        , server(talk)
    {
        restart();
        talk.signIn();
    }
    static model::AccountId addAccount(store::Profile &profile)
    {
        const auto added = storeTest::answerOf(profile.write([](store::Connection &connection) {
            return store::accounts::add(connection, support::SessionTalk::usualSettings());
        }));
        REQUIRE(added);
        return *added;
    }
    void restart()
    {
        const auto opened = storeTest::answerOf(
            profile->write([account = account, now = clock.utc()](
                               store::Connection &connection) -> base::Result<std::shared_ptr<encryption::Ratchets>> {
                auto made = encryption::Ratchets::open(connection, account, now);
                if (!made)
                    return made.error();
                return std::shared_ptr<encryption::Ratchets>(std::move(*made));
            }));
        REQUIRE(opened);
        ratchets = *opened;
        publisher = std::make_unique<chat::KeyPublisher>(talk.settings.jid.bare(), board, *profile, clock);
    }
    State state() const { return publisher->state().state; }
    bool settles(State wanted)
    {
        return server.until([&] { return state() == wanted; });
    }
    void begin(State wanted = State::Published)
    {
        publisher->begin(ratchets);
        INFO("state " << int(state()) << ": " << publisher->state().error.detail.toStdString());
        REQUIRE(settles(wanted));
        server.settle();
    }
    void wait(std::chrono::milliseconds span)
    {
        clock.advance(span);
        server.settle();
    }
    QString listNode(Profile of) const { return wireOf(of).devicesNode.toString(); }
    QString bundleNode(Profile of) const { return wireOf(of).bundlesNode(ratchets->device()); }
    QString bundleItem(Profile of) const { return wireOf(of).bundleItem(ratchets->device()); }
    std::vector<xep::omemo::Device> listed(Profile of)
    {
        return wireOf(of).readDevices(server.item(listNode(of))).value_or(std::vector<xep::omemo::Device>());
    }
    bool isListed(Profile of)
    {
        const auto all = listed(of);
        return std::count_if(all.begin(), all.end(), [&](const auto &one) { return one.id == ratchets->device(); })
            == 1;
    }
    std::optional<crypto::Bundle> bundle(Profile of)
    {
        const auto item = server.item(bundleNode(of), bundleItem(of));
        return item.isNull() ? std::nullopt : wireOf(of).readBundle(item);
    }
    // Another program writes the own list, as programs do that think they are the only one.
    void overwrite(Profile of, const std::vector<xep::omemo::Device> &devices)
    {
        server.put(listNode(of), current, wireOf(of).writeDevices(devices));
        server.pushes(listNode(of));
        server.settle();
    }
    void use(Profile of, quint32 id)
    {
        REQUIRE(storeTest::answerOf(profile->write([ring = ratchets->ring(of), id](store::Connection &connection) {
            return store::omemoKeys::markPreKeyUsed(connection, ring, id);
        })));
    }

    QTemporaryDir folder;
    support::SessionTalk talk;
    support::FakeClock clock; // the publisher's own: the session would miss answers to its pings
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    xep::Circle circle{[](const base::Jid &) { return false; }, [](const base::Jid &) { return false; }};
    xep::Disco disco;
    xep::Pep pep;
    xep::OmemoDevices board;
    support::FakeBoard server;
    std::shared_ptr<encryption::Ratchets> ratchets;
    std::unique_ptr<chat::KeyPublisher> publisher;
};

} // namespace

TEST_CASE("own keys are published in both profiles, open to all, the bundle before the line", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    for (const auto profile : both) {
        REQUIRE(desk.bundle(profile));
        CHECK(crypto::CheckedBundle::check(*desk.bundle(profile)));
        CHECK(desk.bundle(profile)->preKeys.size() == 100);
        CHECK(desk.isListed(profile));
        CHECK(desk.server.nodes[desk.listNode(profile)].access == u"open");
        CHECK(desk.server.nodes[desk.bundleNode(profile)].access == u"open");
        CHECK(desk.server.published.indexOf(desk.bundleNode(profile))
              < desk.server.published.indexOf(desk.listNode(profile)));
    }
    const auto writes = desk.server.published.size();
    CHECK(writes == 4);

    desk.restart(); // everything is as it should be
    desk.begin();
    CHECK(desk.server.published.size() == writes);
}

TEST_CASE("what the server has lost is published again", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    const auto before = desk.bundle(Profile::Legacy);
    SECTION("everything")
    {
        desk.server.nodes.clear();
    }
    SECTION("the bundles")
    {
        desk.server.nodes.remove(desk.bundleNode(Profile::Legacy));
        desk.server.nodes[desk.bundleNode(Profile::Omemo2)].items.clear();
    }
    SECTION("the lists")
    {
        for (const auto profile : both)
            desk.server.nodes.remove(desk.listNode(profile));
    }
    SECTION("a key in a bundle")
    {
        auto damaged = *desk.bundle(Profile::Omemo2);
        damaged.preKeys.pop_back();
        desk.server.put(desk.bundleNode(Profile::Omemo2), desk.bundleItem(Profile::Omemo2),
                        wireOf(Profile::Omemo2).writeBundle(damaged));
    }
    desk.restart();
    desk.begin();
    CHECK(desk.bundle(Profile::Legacy) == before);
    for (const auto profile : both) {
        CHECK(desk.isListed(profile));
        CHECK(desk.bundle(profile)->preKeys.size() == 100);
    }
}

TEST_CASE("a list keeps the own other devices with their names, and each once", "[chat][keys]")
{
    Desk desk;
    const std::vector<xep::omemo::Device> others{{7, QStringLiteral("Telefono"), "signature"}, {8}};
    desk.server.put(desk.listNode(Profile::Omemo2), current, wireOf(Profile::Omemo2).writeDevices(others));
    desk.server.put(desk.listNode(Profile::Legacy), current,
                    support::elementOf("<list xmlns='eu.siacs.conversations.axolotl'><device id='7'/><device id='7'/>"
                                       "<device id='0'/><device id='-1'/></list>"));
    desk.begin();
    const auto two = desk.listed(Profile::Omemo2);
    REQUIRE(two.size() == 3);
    CHECK(two[0] == others[0]);
    CHECK(two[1] == others[1]);
    const auto legacy = desk.listed(Profile::Legacy);
    CHECK(legacy.size() == 2);
    CHECK(desk.isListed(Profile::Legacy));
    CHECK(desk.server.item(desk.listNode(Profile::Legacy)).children().size() == 2);
}

TEST_CASE("H19: in a list of a thousand devices the own one is among those that are read", "[chat][keys]")
{
    Desk desk;
    std::vector<xep::omemo::Device> thousand;
    for (quint32 id = 1; id <= 1000; ++id)
        thousand.push_back({id});
    for (const auto profile : both)
        desk.server.put(desk.listNode(profile), current, wireOf(profile).writeDevices(thousand));
    desk.begin();
    for (const auto profile : both) {
        CHECK(desk.isListed(profile));
        CHECK(desk.server.item(desk.listNode(profile)).children().size() <= 51);
    }
}

TEST_CASE("a list that nobody can read is replaced", "[chat][keys]")
{
    Desk desk;
    const auto node = desk.listNode(Profile::Legacy);
    for (const char *id : {"a", "b"})
        desk.server.put(node, QString::fromLatin1(id), wireOf(Profile::Legacy).writeDevices({{7}}));
    desk.begin();
    CHECK(desk.isListed(Profile::Legacy));
    CHECK(desk.server.nodes[node].items.size() == 1);
}

TEST_CASE("H05: who is taken off the own list comes back, a few times an hour and no more", "[chat][keys]")
{
    Desk desk;
    desk.begin(); // the first change of this hour
    const auto writes = [&] { return desk.server.published.count(desk.listNode(Profile::Legacy)); };
    REQUIRE(writes() == 1);
    for (int round = 0; round < 2; ++round) {
        desk.overwrite(Profile::Legacy, {{7}});
        CHECK_FALSE(desk.isListed(Profile::Legacy)); // not at once: another one may be mending, too
        desk.wait(10s);
        CHECK(desk.isListed(Profile::Legacy));
        CHECK(desk.listed(Profile::Legacy).front().id == 7);
    }
    CHECK(writes() == 3);
    for (int round = 0; round < 20; ++round) {
        desk.overwrite(Profile::Legacy, {});
        desk.wait(1min);
    }
    CHECK(writes() == 3);
    CHECK(desk.state() == State::Contested);
    CHECK_FALSE(desk.publisher->state().error.detail.isEmpty());
    desk.wait(61min); // the hour is over
    CHECK(desk.isListed(Profile::Legacy));
    CHECK(desk.state() == State::Published);
}

TEST_CASE("two programs that each mend the list come to rest", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    // The other one saw the list before we were in it, and writes late.
    desk.overwrite(Profile::Omemo2, {{7}});
    desk.wait(10s);
    const auto writes = desk.server.published.size();
    desk.server.pushes(desk.listNode(Profile::Omemo2)); // its own mending saw ours: nothing changes
    desk.wait(10min);
    CHECK(desk.server.published.size() == writes);
    CHECK(desk.listed(Profile::Omemo2).size() == 2);
}

TEST_CASE("news of others' lists, or of a list that we are in, change nothing", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    const auto writes = desk.server.published.size();
    desk.talk.server.sends("<message from='mallory@y.test' to='v@x.test/luc' type='headline'>"
                           "<event xmlns='http://jabber.org/protocol/pubsub#event'>"
                           "<items node='urn:xmpp:omemo:2:devices'><item id='current'>"
                           "<devices xmlns='urn:xmpp:omemo:2'/></item></items></event></message>");
    desk.server.pushes(desk.listNode(Profile::Omemo2));
    desk.wait(1h);
    CHECK(desk.server.published.size() == writes);
}

TEST_CASE("a node that is closed to others is opened", "[chat][keys]")
{
    Desk desk;
    for (const auto profile : both) {
        desk.server.put(desk.listNode(profile), current, wireOf(profile).writeDevices({{7}}));
        desk.server.put(desk.bundleNode(profile), QStringLiteral("7"), support::elementOf("<x xmlns='urn:x'/>"));
    }
    SECTION("by publishing again with the options that the node has got by now") { }
    SECTION("although the server does not heed options at all")
    {
        desk.server.hasOptions = false;
    }
    SECTION("although the server refuses options that it says it knows")
    {
        desk.server.refusesOptions = true;
    }
    desk.begin();
    for (const auto profile : both) {
        CHECK(desk.server.nodes[desk.listNode(profile)].access == u"open");
        CHECK(desk.server.nodes[desk.bundleNode(profile)].access == u"open");
    }
}

TEST_CASE("how many bundles a node may keep is asked for in steps", "[chat][keys]")
{
    Desk desk;
    desk.server.refusedMost = {QStringLiteral("max"), QStringLiteral("1000")};
    desk.begin();
    CHECK(desk.server.tried.contains(QStringLiteral("100")));
    CHECK_FALSE(desk.server.tried.contains(QStringLiteral("10")));
    CHECK_FALSE(desk.server.tried.contains(QStringLiteral("-")));
    CHECK(desk.bundle(Profile::Omemo2));
}

TEST_CASE("a server that keeps the keys from others is found out", "[chat][keys]")
{
    Desk desk;
    desk.server.hasOptions = false;
    SECTION("it says how closed the node is, and refuses to change that")
    {
        desk.server.refusesChange = true;
        desk.begin(State::Closed);
        CHECK(desk.publisher->state().error.condition == u"forbidden");
        CHECK(desk.publisher->state().since == desk.clock.utc());
    }
    SECTION("it cannot say, so nobody knows better")
    {
        desk.server.refusesConfiguration = true;
        desk.begin();
        CHECK(desk.isListed(Profile::Legacy));
    }
}

TEST_CASE("H13: used one-time keys are replaced together, and not more than once a minute", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    const auto first = desk.bundle(Profile::Omemo2)->preKeys;
    desk.clock.advance(2min);
    for (quint32 i = 0; i < 5; ++i) {
        desk.use(Profile::Omemo2, first[i].id);
        desk.publisher->noteUsed();
    }
    const auto writes = desk.server.published.size();
    desk.wait(4s);
    CHECK(desk.server.published.size() == writes);
    desk.wait(1s);
    CHECK(desk.server.published.size() == writes + 1); // one bundle, and no list
    const auto second = desk.bundle(Profile::Omemo2)->preKeys;
    CHECK(second.size() == 100);
    CHECK(second.front() == first[5]);
    CHECK(second.back().id > first.back().id);

    desk.use(Profile::Omemo2, second.front().id);
    desk.publisher->noteUsed();
    desk.wait(30s);
    CHECK(desk.server.published.size() == writes + 1);
    desk.wait(31s);
    CHECK(desk.server.published.size() == writes + 2);
}

TEST_CASE("H02: the signed key is replaced after fourteen days, also in one long session", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    const auto first = desk.bundle(Profile::Legacy)->signedPreKey;
    for (int day = 0; day < 13; ++day)
        desk.wait(24h);
    CHECK(desk.bundle(Profile::Legacy)->signedPreKey == first);
    for (int day = 0; day < 2; ++day)
        desk.wait(24h);
    for (const auto profile : both) {
        CHECK(desk.bundle(profile)->signedPreKey != first);
        CHECK(crypto::CheckedBundle::check(*desk.bundle(profile)));
    }
}

TEST_CASE("a server that fails is asked again, less and less often", "[chat][keys]")
{
    Desk desk;
    desk.server.fails = true;
    desk.begin(State::Failed);
    CHECK(desk.publisher->state().error.condition == u"internal-server-error");
    const auto asked = desk.server.asked;
    desk.wait(29s);
    CHECK(desk.server.asked == asked);
    desk.wait(2s);
    const auto perTry = desk.server.asked - asked;
    CHECK(perTry > 0);
    desk.wait(119s);
    CHECK(desk.server.asked == asked + perTry);
    desk.wait(2s);
    CHECK(desk.server.asked == asked + 2 * perTry);
    desk.server.fails = false;
    desk.wait(1h);
    CHECK(desk.state() == State::Published);
    CHECK(desk.isListed(Profile::Legacy));
}

TEST_CASE("without a session nothing is asked, and a session that comes back goes on", "[chat][keys]")
{
    Desk desk;
    desk.server.fails = true;
    desk.begin(State::Failed);
    desk.publisher->end();
    desk.server.fails = false;
    const auto asked = desk.server.asked;
    desk.wait(2h);
    CHECK(desk.server.asked == asked);
    desk.publisher->resume();
    CHECK(desk.settles(State::Published));
    desk.server.settle();
    const auto writes = desk.server.published.size();
    desk.publisher->end();
    desk.publisher->resume(); // all was well: nothing to look at
    desk.server.settle();
    CHECK(desk.server.published.size() == writes);
}

TEST_CASE("a name for this device is signed, and what cannot be shown is none", "[chat][keys]")
{
    Desk desk;
    desk.begin();
    const auto set = [&](const QString &label) {
        std::optional<base::Result<>> done;
        desk.publisher->setLabel(label).then(desk.publisher.get(),
                                             [&](const base::Result<> &result) { done = result; });
        REQUIRE(desk.server.until([&] { return done.has_value(); }));
        desk.server.settle();
        return bool(*done);
    };
    REQUIRE(set(QStringLiteral("  Portatile di Vera ")));
    const auto line = desk.listed(Profile::Omemo2).front();
    CHECK(line.label == u"Portatile di Vera");
    CHECK(crypto::isSignedBy(desk.ratchets->identity().publicKey, line.label.toUtf8(), line.labelSignature));
    CHECK(desk.listed(Profile::Legacy).front() == xep::omemo::Device{desk.ratchets->device()});
    for (const QString &bad : {QStringLiteral("a\u202Eb"), QStringLiteral("a\nb"), QStringLiteral("a\u200Bb"),
                               QStringLiteral("a\u2066b"), QString(101, u'a'), QString(QChar(0xD800))})
        CHECK_FALSE(set(bad));
    CHECK(desk.listed(Profile::Omemo2).front().label == u"Portatile di Vera");
    REQUIRE(set({}));
    CHECK(desk.listed(Profile::Omemo2).front().label.isEmpty());
}

TEST_CASE("an own device that is revoked is off the lists, and its keys are gone", "[chat][keys]")
{
    Desk desk;
    desk.server.put(desk.listNode(Profile::Omemo2), current, wireOf(Profile::Omemo2).writeDevices({{7}, {8}}));
    desk.server.put(desk.listNode(Profile::Legacy), current, wireOf(Profile::Legacy).writeDevices({{7}}));
    desk.server.put(wireOf(Profile::Omemo2).bundlesNode(7), QStringLiteral("7"),
                    support::elementOf("<x xmlns='u:x'/>"));
    desk.server.put(wireOf(Profile::Legacy).bundlesNode(7), current, support::elementOf("<x xmlns='u:x'/>"));
    desk.begin();
    std::optional<base::Result<>> done;
    desk.publisher->revoke(7).then(desk.publisher.get(), [&](const base::Result<> &result) { done = result; });
    REQUIRE(desk.server.until([&] { return done.has_value(); }));
    CHECK(*done);
    CHECK(desk.listed(Profile::Omemo2).size() == 2);
    CHECK(desk.listed(Profile::Legacy).size() == 1);
    CHECK(desk.isListed(Profile::Legacy));
    CHECK_FALSE(desk.server.nodes.contains(wireOf(Profile::Legacy).bundlesNode(7)));
    CHECK(desk.server.item(wireOf(Profile::Omemo2).bundlesNode(7), QStringLiteral("7")).isNull());
    CHECK(desk.bundle(Profile::Omemo2));
}

TEST_CASE("a device that leaves takes its keys along, and does not come back", "[chat][keys]")
{
    Desk desk;
    desk.server.put(desk.listNode(Profile::Omemo2), current, wireOf(Profile::Omemo2).writeDevices({{7}}));
    desk.begin();
    std::optional<base::Result<>> done;
    desk.publisher->withdraw().then(desk.publisher.get(), [&](const base::Result<> &result) { done = result; });
    REQUIRE(desk.server.until([&] { return done.has_value(); }));
    CHECK(*done);
    desk.wait(1h);
    for (const auto profile : both) {
        CHECK_FALSE(desk.isListed(profile));
        CHECK_FALSE(desk.bundle(profile));
    }
    CHECK(desk.listed(Profile::Omemo2).size() == 1);
    CHECK(desk.state() == State::Withdrawn);
}
