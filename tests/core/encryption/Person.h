// SPDX-License-Identifier: GPL-3.0-or-later
// One person's device as the tests play it: a database, its ratchets, and what a session would carry, called by hand.
#pragma once

#include "core/store/StoreFixture.h"
#include "encryption/Announcements.h"
#include "encryption/Opening.h"
#include "encryption/OwnKeys.h"
#include "encryption/Sealing.h"
#include "xep/OmemoWire.h"

namespace encryptionTest {

using crypto::Profile;

inline const QDateTime start = storeTest::at(storeTest::newYear);

template<typename T>
T good(base::Result<T> result)
{
    REQUIRE(result);
    return std::move(*result);
}

struct Person
{
    explicit Person(QStringView address, QList<Profile> spoken = {Profile::Omemo2, Profile::Legacy})
        : jid(base::Jid::of(address))
        , profiles(std::move(spoken))
    {
        restart();
    }

    store::Connection &db() { return database.db(); }
    // All that memory held is gone.
    void restart() { ratchets = good(encryption::Ratchets::open(db(), database.account, now)); }
    quint32 device() const { return ratchets->device(); }
    crypto::Bundle bundle(Profile profile) { return good(encryption::ownKeys::bundle(db(), *ratchets, profile, now)); }

    // Learns of all devices of one person, as lists say.
    encryption::announcements::ListNews learnList(Profile profile, const base::Jid &owner, QList<quint32> devices)
    {
        std::vector<xep::omemo::Device> listed;
        for (const auto id : devices)
            listed.push_back({id});
        return good(encryption::announcements::adoptList(db(), database.account, owner, profile, listed, now));
    }
    // Of one device, in all profiles that it speaks; of nobody's other.
    void meet(const Person &other)
    {
        for (const auto profile : encryption::profiles)
            learnList(profile, other.jid,
                      other.profiles.contains(profile) ? QList<quint32>{other.device()} : QList<quint32>());
    }
    void knowNoOtherOwnDevice()
    {
        for (const auto profile : encryption::profiles)
            learnList(profile, jid, {device()});
    }
    encryption::announcements::BundleNews adopt(Person &other, Profile profile)
    {
        return good(encryption::announcements::adoptBundle(db(), *ratchets, other.jid, other.device(),
                                                           other.bundle(profile), now));
    }

    encryption::Sealing trySeal(const base::Jid &peer, const QString &text,
                                encryption::Readers readers = encryption::Readers::AllAccepted)
    {
        now = now.addSecs(1);
        return good(encryption::seal(db(), *ratchets, {jid, peer, text, {}, readers, now}));
    }
    xml::Element send(const base::Jid &peer, const QString &text)
    {
        const auto sealing = trySeal(peer, text);
        REQUIRE(std::holds_alternative<encryption::Sealed>(sealing));
        return asMessage(std::get<encryption::Sealed>(sealing).elements);
    }
    static xml::Element asMessage(const std::vector<xml::Element> &elements)
    {
        xml::Element message(xml::ns::client, u"message");
        for (const auto &element : elements)
            message.add(element);
        return message;
    }
    encryption::Opened receive(const xml::Element &message, const Person &from)
    {
        now = now.addSecs(1);
        const base::Jid peer = from.jid;
        return good(encryption::open(db(), *ratchets, {message, jid, from.jid, peer, now}));
    }
    // The text, or a question mark.
    QString read(const xml::Element &message, const Person &from)
    {
        const auto opened = receive(message, from);
        return opened.content.empty() ? QStringLiteral("?") : opened.content.front().text();
    }

    base::Jid jid;
    QList<Profile> profiles;
    QDateTime now = start;
    storeTest::Database database;
    std::unique_ptr<encryption::Ratchets> ratchets;
};

// Anna and Bruno know each other's devices, and Anna has begun.
struct Talk
{
    explicit Talk(QList<Profile> annas = {Profile::Omemo2, Profile::Legacy},
                  QList<Profile> brunos = {Profile::Omemo2, Profile::Legacy})
        : anna(u"anna@x.test", std::move(annas))
        , bruno(u"bruno@y.test", std::move(brunos))
    {
        anna.knowNoOtherOwnDevice();
        bruno.knowNoOtherOwnDevice();
        anna.meet(bruno);
        bruno.meet(anna);
    }
    // Anna fetches the bundle that she lacks, and has a session.
    void begin() { fetch(anna, bruno); }
    static void fetch(Person &one, Person &other)
    {
        const auto sealing = one.trySeal(other.jid, QStringLiteral("x"));
        REQUIRE(std::holds_alternative<encryption::Missing>(sealing));
        for (const auto &bundle : std::get<encryption::Missing>(sealing).bundles)
            REQUIRE(one.adopt(other, bundle.profile).isUsable);
    }

    Person anna;
    Person bruno;
};

} // namespace encryptionTest
