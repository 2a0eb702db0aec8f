// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

BundleFault faultOf(const Bundle &bundle)
{
    const auto checked = CheckedBundle::check(bundle);
    REQUIRE_FALSE(checked);
    return checked.fault();
}

} // namespace

TEST_CASE("a bundle of ours passes its own check", "[keys][bundle]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    const Party bob(profile, "bob", 1, 100);
    const Bundle bundle = bob.bundle();
    const qsizetype length = profile == Profile::Legacy ? 33 : 32;
    CHECK(bundle.identity.size() == length);
    CHECK(bundle.signedPreKey.key.size() == length);
    CHECK(bundle.signature.size() == 64);
    CHECK(bundle.preKeys.size() == 100);
    const auto checked = CheckedBundle::check(bundle);
    REQUIRE(checked);
    CHECK(checked->preKeys().size() == 100);
    CHECK(checked->identity() == bob.identity.publicKey);
    CHECK(isSignedBy(checked->identity(), bundle.signedPreKey.key, bundle.signature));
}

TEST_CASE("H11: parts of a bundle with a wrong length never reach the library", "[keys][bundle]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    const Bundle good = Party(profile, "bob", 1).bundle();
    for (const int length : {0, 1, 31, 34, 64}) {
        Bundle bad = good;
        bad.identity = QByteArray(length, '\x05');
        CHECK(faultOf(bad) == BundleFault::BadIdentity);
        bad = good;
        bad.signedPreKey.key = QByteArray(length, '\x05');
        CHECK(faultOf(bad) == BundleFault::BadSignedPreKey);
    }
    for (const int length : {0, 1, 63, 65, 96}) { // an empty one crashed the library
        Bundle bad = good;
        bad.signature = QByteArray(length, 'x');
        CHECK(faultOf(bad) == BundleFault::BadSignature);
    }
}

TEST_CASE("H13: a bundle with more than 1,000 one-time keys is refused", "[keys][bundle]")
{
    Bundle bundle = Party(Profile::Omemo2, "bob", 1, 1).bundle();
    bundle.preKeys.assign(1001, bundle.preKeys.front());
    CHECK(faultOf(bundle) == BundleFault::TooLarge);
}

TEST_CASE("H02: a bundle without a usable one-time key starts no session", "[keys][bundle]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Bundle bundle = Party(profile, "bob", 1, 1).bundle();
    const PublicPreKey good = bundle.preKeys.front();
    bundle.preKeys.clear();
    CHECK(faultOf(bundle) == BundleFault::NoPreKey);
    bundle.preKeys = {{0, good.key}, {5, good.key.chopped(1)}, {6, {}}, {7, QByteArray(32, '\0')}};
    CHECK(faultOf(bundle) == BundleFault::NoPreKey);
    bundle.preKeys.push_back(good);
    bundle.preKeys.push_back(good); // twice the same number counts once
    const auto checked = CheckedBundle::check(bundle);
    REQUIRE(checked);
    CHECK(checked->preKeys().size() == 1);
}
