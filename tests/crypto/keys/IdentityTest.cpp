// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys/Fingerprint.h"
#include "keys/OwnIdentity.h"

#include <set>

using namespace crypto;

namespace {

// A private key, its u, and the true y, whose sign is 1; ours would publish it with 0.
constexpr char privateHex[] = "804b92ad41c278abe381e34fc80bd63e03701429374ad790369222c82582294a";
constexpr char curveHex[] = "859d5954149c80d6cb81ac73b464e8f1d387326f9bfa7e1b15c9388b3f2c103e";
constexpr char edwardsHex[] = "290def37978e097c774d121bd4b85aee9f95583ed611aa925fbc7060a34e18a6";
constexpr char edwardsHexSign0[] = "290def37978e097c774d121bd4b85aee9f95583ed611aa925fbc7060a34e1826";

OwnIdentity known()
{
    return *OwnIdentity::restore(7, Secret(QByteArray::fromHex(privateHex)));
}

} // namespace

TEST_CASE("an identity is published in both forms as the known answer says", "[keys]")
{
    const OwnIdentity own = known();
    CHECK(own.publicKey.toWire(Profile::Legacy).toHex() == QByteArray("05") + curveHex);
    CHECK(own.publicKey.toWire(Profile::Omemo2).toHex() == edwardsHexSign0);
}

TEST_CASE("one key in three forms is one key, and each form stays as it came", "[keys]")
{
    const auto curve = IdentityKey::fromWire(Profile::Legacy, QByteArray::fromHex(QByteArray("05") + curveHex));
    const auto sign0 = IdentityKey::fromWire(Profile::Omemo2, QByteArray::fromHex(edwardsHexSign0));
    const auto sign1 = IdentityKey::fromWire(Profile::Omemo2, QByteArray::fromHex(edwardsHex));
    REQUIRE((curve && sign0 && sign1));
    CHECK(*curve == *sign0);
    CHECK(*curve == *sign1);
    CHECK(sign1->edwards().toHex() == edwardsHex);
    CHECK(sign1->toWire(Profile::Omemo2).toHex() == edwardsHex);
    CHECK(sign1->toWire(Profile::Legacy).toHex() == QByteArray("05") + curveHex);
    CHECK(curve->edwards().toHex() == edwardsHexSign0);
    CHECK_FALSE(*curve == OwnIdentity::make(1).publicKey);
}

TEST_CASE("H11: keys of a wrong form are refused", "[keys]")
{
    const QByteArray curve = QByteArray::fromHex(curveHex);
    for (const QByteArray &bytes : {QByteArray(), curve, QByteArray(curve.chopped(1)), '\x05' + curve + 'x',
                                    '\x04' + curve, '\x05' + QByteArray(32, '\0')})
        CHECK_FALSE(IdentityKey::fromWire(Profile::Legacy, bytes));
    for (const QByteArray &bytes : {QByteArray(), '\x05' + curve, QByteArray(curve.chopped(1)), QByteArray(32, '\0')})
        CHECK_FALSE(IdentityKey::fromWire(Profile::Omemo2, bytes));
    CHECK_FALSE(OwnIdentity::restore(1, Secret(curve.chopped(1))));
}

TEST_CASE("an identity can be kept and restored, and signs what plain Ed25519 accepts", "[keys]")
{
    for (int i = 0; i < 20; ++i) {
        const OwnIdentity made = OwnIdentity::make(newDeviceId());
        const auto restored = OwnIdentity::restore(made.device, made.privateKey);
        REQUIRE(restored);
        CHECK(restored->publicKey == made.publicKey);
        const QByteArray signature = restored->sign("label");
        CHECK(signature.size() == 64);
        CHECK((quint8(signature[63]) & 0x80) == 0);
        CHECK(isSignedBy(made.publicKey, "label", signature));
        CHECK_FALSE(isSignedBy(made.publicKey, "Label", signature));
        CHECK_FALSE(isSignedBy(OwnIdentity::make(1).publicKey, "label", signature));
        CHECK_FALSE(isSignedBy(made.publicKey, "label", signature.chopped(1)));
        CHECK_FALSE(isSignedBy(made.publicKey, "label", ""));
        // what came over the wire in either form proves as much
        CHECK(isSignedBy(*IdentityKey::fromWire(Profile::Omemo2, made.publicKey.edwards()), "label", signature));
    }
}

TEST_CASE("H19: device numbers are from 1 to 2^31 - 1 and differ", "[keys]")
{
    CHECK_FALSE(isDeviceId(0));
    CHECK_FALSE(isDeviceId(-1));
    CHECK(isDeviceId(1));
    CHECK(isDeviceId(0x7FFFFFFF));
    CHECK_FALSE(isDeviceId(0x80000000));
    std::set<quint32> seen;
    for (int i = 0; i < 1000; ++i) {
        const quint32 id = newDeviceId();
        CHECK(isDeviceId(id));
        seen.insert(id);
    }
    CHECK(seen.size() > 990);
}

TEST_CASE("H15: a fingerprint is eight groups of eight digits of u", "[keys]")
{
    const QStringList groups = fingerprintGroups(known().publicKey);
    REQUIRE(groups.size() == 8);
    CHECK(groups.first() == QStringLiteral("859d5954"));
    CHECK(groups.join(QString()) == QString::fromLatin1(curveHex));
}

TEST_CASE("fingerprints are read as each client prints them", "[keys]")
{
    const IdentityKey key = known().publicKey;
    const QString digits = QString::fromLatin1(curveHex);
    const QString groups = fingerprintGroups(key).join(u' ');
    for (const QString &text :
         {digits, groups, groups.toUpper(), fingerprintGroups(key).join(u'-'), QStringLiteral("05") + digits,
          fingerprintGroups(key).join(QStringLiteral("\n  ")), QStringLiteral("85:") + digits.mid(2)}) {
        const auto bytes = readFingerprint(text);
        REQUIRE(bytes);
        CHECK(isFingerprintOf(key, *bytes));
    }
    // one client shows the other form of the key
    CHECK(isFingerprintOf(key, QByteArray::fromHex(edwardsHex)));
    CHECK(isFingerprintOf(key, QByteArray::fromHex(edwardsHexSign0)));
}

TEST_CASE("what is no fingerprint of the key is not taken for one", "[keys]")
{
    const QString digits = QString::fromLatin1(curveHex);
    for (const QString &text : {QString(), digits.chopped(1), digits + u'0', QStringLiteral("06") + digits,
                                QString(digits).replace(3, 1, u'g'), digits + QString(300, u' ')})
        CHECK_FALSE(readFingerprint(text));
    QByteArray other = QByteArray::fromHex(curveHex);
    other[31] = char(other[31] ^ 1);
    CHECK_FALSE(isFingerprintOf(known().publicKey, other));
    CHECK_FALSE(isFingerprintOf(known().publicKey, {}));
}
