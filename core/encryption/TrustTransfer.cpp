// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/TrustTransfer.h"

#include "encryption/Fingerprints.h"
#include "encryption/Trust.h"
#include "keys/IdentityKey.h"
#include "store/Hearsay.h"
#include "store/OmemoDevices.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace encryption::transfer {
namespace {

using model::Key;
using model::KeyTrust;

constexpr int longestChain = 100;   // tellers believed at once
constexpr qsizetype mostKeys = 500; // of one person, that others vouch for

std::optional<QByteArray> identityOf(const QByteArray &edwards)
{
    const auto key = crypto::IdentityKey::fromWire(crypto::Profile::Omemo2, edwards);
    return key ? std::optional(key->curve()) : std::nullopt;
}

std::optional<QByteArray> edwardsOf(const QByteArray &identity)
{
    const auto key = crypto::IdentityKey::fromWire(crypto::Profile::Legacy,
                                                   crypto::curveToWire(crypto::Profile::Legacy, identity));
    return key ? std::optional(key->edwards()) : std::nullopt;
}

class Believing
{
public:
    Believing(store::Connection &connection, Ratchets &ratchets, base::Jid self)
        : m_connection(connection)
        , m_ratchets(ratchets)
        , m_self(std::move(self))
    {
    }

    // A verified teller's word.
    base::Result<> take(const store::hearsay::Word &word);
    // Those who are verified now may have said something before.
    base::Result<> goOn();
    void expect(const base::Jid &teller, const QByteArray &key) { m_tellers.append({teller, key}); }
    QList<base::Jid> changed() const { return m_changed; }
    bool mayHear(const base::Jid &teller, const Key &about) const
    {
        const bool isOfThis = about.owner == m_self && about.identity == m_ratchets.identity().publicKey.curve();
        return !isOfThis && (teller == m_self || teller == about.owner);
    }

private:
    bool overrules(const store::hearsay::Word &word, const Key &known) const;
    base::Result<QList<Key> *> keysOf(const base::Jid &owner);

    struct Teller
    {
        base::Jid jid;
        QByteArray key;
    };
    store::Connection &m_connection;
    Ratchets &m_ratchets;
    const base::Jid m_self;
    QHash<base::Jid, QList<Key>> m_known; // read once
    QList<Teller> m_tellers;
    QList<base::Jid> m_changed;
};

base::Result<QList<Key> *> Believing::keysOf(const base::Jid &owner)
{
    if (const auto found = m_known.find(owner); found != m_known.end())
        return &*found;
    auto keys = store::omemoDevices::keysOf(m_connection, m_ratchets.account(), owner);
    if (!keys)
        return keys.error();
    return &*m_known.insert(owner, std::move(*keys));
}

// The newer word counts; what the person has decided here is changed by the own devices alone.
bool Believing::overrules(const store::hearsay::Word &word, const Key &known) const
{
    const bool isDecided = known.trust == KeyTrust::Verified || known.trust == KeyTrust::Rejected;
    const bool isOwnDecision = isDecided && known.decidedBy.isEmpty();
    if (isOwnDecision && word.teller != m_self)
        return false;
    return known.trust != word.about.trust && (!isDecided || word.about.since > known.since);
}

base::Result<> Believing::take(const store::hearsay::Word &word)
{
    Key about = word.about;
    if (!mayHear(word.teller, about))
        return base::Done{};
    const auto keys = keysOf(about.owner);
    if (!keys)
        return keys.error();
    auto &known = **keys;
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Key &key) { return key.identity == about.identity; });
    const bool isNew = found == known.end();
    if (isNew ? known.size() >= mostKeys : !overrules(word, *found))
        return base::Done{};
    about.decidedBy = fingerprintOf(word.tellerKey).join(u' ');
    if (const auto decided = trust::decide(m_connection, m_ratchets.account(), about); !decided)
        return decided;
    if (isNew)
        known.append(about);
    else
        *found = about;
    if (!m_changed.contains(about.owner))
        m_changed.append(about.owner);
    if (about.trust == KeyTrust::Verified)
        expect(about.owner, about.identity);
    return base::Done{};
}

base::Result<> Believing::goOn()
{
    for (int believed = 0; !m_tellers.isEmpty() && believed < longestChain; ++believed) {
        const auto teller = m_tellers.takeFirst();
        const auto words = store::hearsay::take(m_connection, m_ratchets.account(), teller.jid, teller.key);
        if (!words)
            return words.error();
        for (const auto &word : *words) {
            if (const auto taken = take(word); !taken)
                return taken;
        }
    }
    return base::Done{};
}

// What was decided about everybody's keys, here or by others' word.
using Decisions = QMap<base::Jid, QList<Key>>;

base::Result<Decisions> decisions(store::Connection &connection, Ratchets &ratchets)
{
    const auto all = store::omemoDevices::decidedKeys(connection, ratchets.account());
    if (!all)
        return all.error();
    Decisions ofOwner;
    for (const auto &key : *all)
        ofOwner[key.owner].append(key);
    return ofOwner;
}

bool someVerified(const QList<Key> &keys)
{
    return std::any_of(keys.begin(), keys.end(), [](const Key &key) { return key.trust == KeyTrust::Verified; });
}

// Those that the person here has decided about.
QList<Key> decidedHere(QList<Key> keys)
{
    keys.removeIf([](const Key &key) { return !key.decidedBy.isEmpty(); });
    return keys;
}

// Puts them into as many messages as it takes.
class Telling
{
public:
    void add(const base::Jid &owner, const QList<Key> &keys)
    {
        bool isBegun = false;
        for (const auto &key : keys) {
            const auto edwards = edwardsOf(key.identity);
            if (!edwards)
                continue;
            if (messages.isEmpty() || m_statements == mostInOne) {
                messages.append(xep::TrustMessage());
                m_statements = 0;
                isBegun = false;
            }
            auto &owners = messages.back().owners;
            if (!std::exchange(isBegun, true))
                owners.push_back({owner});
            (key.trust == KeyTrust::Verified ? owners.back().trusted : owners.back().distrusted).push_back(*edwards);
            ++m_statements;
        }
    }
    QList<xep::TrustMessage> messages;

private:
    static constexpr int mostInOne = 400; // some 120 bytes each
    int m_statements = 0;
};

} // namespace

base::Result<QList<base::Jid>> adopt(store::Connection &connection, Ratchets &ratchets,
                                     const xep::TrustMessage &message, const Said &said)
{
    Believing believing(connection, ratchets, said.self);
    const auto hear = [&](const base::Jid &owner, const QByteArray &edwards, KeyTrust trust) -> base::Result<> {
        const auto identity = identityOf(edwards);
        if (!identity)
            return base::Done{};
        const store::hearsay::Word word{said.teller, said.tellerKey, {owner, *identity, trust, said.time, {}}};
        if (said.tellerTrust == KeyTrust::Verified)
            return believing.take(word);
        if (said.tellerTrust == KeyTrust::Rejected || !believing.mayHear(said.teller, word.about))
            return base::Done{};
        return store::hearsay::add(connection, ratchets.account(), word);
    };
    for (const auto &owner : message.owners) {
        for (const auto &key : owner.trusted) {
            if (const auto heard = hear(owner.jid, key, KeyTrust::Verified); !heard)
                return heard.error();
        }
        for (const auto &key : owner.distrusted) {
            if (const auto heard = hear(owner.jid, key, KeyTrust::Rejected); !heard)
                return heard.error();
        }
    }
    if (const auto done = believing.goOn(); !done)
        return done.error();
    return believing.changed();
}

base::Result<QList<base::Jid>> follow(store::Connection &connection, Ratchets &ratchets, const base::Jid &self,
                                      const base::Jid &owner)
{
    Believing believing(connection, ratchets, self);
    const auto keys = store::omemoDevices::keysOf(connection, ratchets.account(), owner);
    if (!keys)
        return keys.error();
    for (const auto &key : *keys) {
        if (key.trust == KeyTrust::Verified)
            believing.expect(owner, key.identity);
    }
    if (const auto done = believing.goOn(); !done)
        return done.error();

    const auto all = decisions(connection, ratchets);
    if (!all)
        return all.error();
    for (auto at = all->cbegin(); at != all->cend(); ++at) {
        const bool isConcerned = owner == self || at.key() == self || at.key() == owner;
        if (!isConcerned || !someVerified(at.value()))
            continue;
        if (const auto noted = store::untold::add(connection, ratchets.account(), owner, at.key()); !noted)
            return noted.error();
    }
    return believing.changed();
}

base::Result<QList<xep::TrustMessage>> words(store::Connection &connection, Ratchets &ratchets, const base::Jid &self,
                                             const store::untold::News &news)
{
    const auto all = decisions(connection, ratchets);
    if (!all)
        return all.error();
    const auto about = decidedHere(all->value(news.owner));
    Telling telling;
    if (news.listener == self || news.owner == self)
        telling.add(news.owner, about);
    if (news.listener == news.owner && news.owner != self && someVerified(about))
        telling.add(self, all->value(self));
    if (news.listener == self && news.owner == self && someVerified(about)) {
        for (auto at = all->cbegin(); at != all->cend(); ++at) {
            if (at.key() != self)
                telling.add(at.key(), at.value());
        }
    }
    return telling.messages;
}

} // namespace encryption::transfer
