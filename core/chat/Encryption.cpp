// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Encryption.h"

#include "chat/KeyFetch.h"
#include "encryption/Sealing.h"
#include "ratchet/SelfTest.h"
#include "store/Profile.h"

namespace chat {
namespace {

// Once a run of the program.
const QString &libraryFault()
{
    static const QString fault = crypto::encryptionFault();
    return fault;
}

base::Result<std::shared_ptr<encryption::Ratchets>> openRatchets(store::Connection &connection,
                                                                 model::AccountId account, const QDateTime &now)
{
    if (!libraryFault().isEmpty())
        return {base::ErrorKind::NotSupported, libraryFault()};
    auto opened = encryption::Ratchets::open(connection, account, now);
    if (!opened)
        return opened.error();
    return std::shared_ptr<encryption::Ratchets>(std::move(*opened));
}

} // namespace

Encryption::Encryption(model::AccountId account, Parts parts)
    : m_account(account)
    , m_profile(parts.profile)
    , m_clock(parts.clock)
    , m_keys(std::make_unique<KeyFetch>(account, KeyFetch::Parts{parts.profile, parts.devices, parts.clock}))
{
    connect(m_keys.get(), &KeyFetch::learned, this, &Encryption::learned);
    connect(m_keys.get(), &KeyFetch::devicesAppeared, this, &Encryption::devicesAppeared);
    connect(m_keys.get(), &KeyFetch::devicesGone, this, &Encryption::devicesGone);
    connect(m_keys.get(), &KeyFetch::keyChanged, this, &Encryption::keyChanged);
    open();
}

Encryption::~Encryption() = default;

void Encryption::open()
{
    auto work = [account = m_account, now = m_clock.utc()](store::Connection &connection) {
        return openRatchets(connection, account, now);
    };
    using Opened = base::Result<std::shared_ptr<encryption::Ratchets>>;
    m_profile.write(std::move(work)).then(this, [this](const Opened &ratchets) {
        m_state = ratchets ? State::Ready : State::Off;
        if (ratchets)
            m_ratchets = *ratchets;
        else
            m_fault = ratchets.error().detail;
        m_keys->setRatchets(m_ratchets);
        Q_EMIT opened();
    });
}

base::Task<base::Result<Padlock>> Encryption::padlock(model::Conversation conversation)
{
    const auto reading = m_profile.read([conversation, now = m_clock.utc()](store::Connection &connection) {
        return readPadlockFacts(connection, conversation, now);
    });
    auto facts = co_await reading.on(this);
    if (!facts)
        co_return facts.error();
    facts->isOff = m_state == State::Off;
    co_return padlockFor(*facts);
}

void Encryption::fetch(const encryption::Missing &missing)
{
    m_keys->fetch(missing);
}

bool Encryption::isAsking(const base::Jid &owner) const
{
    return m_keys->isAsking(owner);
}

void Encryption::refresh(const base::Jid &owner)
{
    m_keys->refresh(owner);
}

void Encryption::restart()
{
    m_keys->restart();
}

} // namespace chat
