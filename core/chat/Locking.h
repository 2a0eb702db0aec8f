// SPDX-License-Identifier: GPL-3.0-or-later
// From a message that waits in an encrypted chat to the stanza that may leave: the one place where one is made. Plain
// functions on the writer thread, parts of the transaction that stores what they make.
#pragma once

#include "base/Result.h"
#include "chat/Outgoing.h"
#include "encryption/Sealing.h"
#include "model/Conversation.h"

#include <memory>
#include <optional>

namespace chat {

// Something that encrypted chats may send. Only locking makes it; it is kept as bytes and comes back from them.
class LockedStanza
{
public:
    // What keepLocked() stored, to be sent again as it is; nothing if that is damaged.
    static std::optional<LockedStanza> fromStored(const QByteArray &bytes);
    const xml::Element &element() const { return m_element; }

private:
    friend class Locksmith;
    explicit LockedStanza(xml::Element element)
        : m_element(std::move(element))
    {
    }
    xml::Element m_element;
};

// What became of the attempt to lock a message.
struct Locking
{
    model::Message message;             // as it is stored now
    std::optional<LockedStanza> stanza; // to be sent
    encryption::Missing missing;        // what has to be fetched first
};

// Whether an element may stand outside the lock for servers to see. Clients of the legacy profile need what
// they look for outside, too, and get it unless the chat refuses (BesideLock.h).
enum class Company { OnlyOmemo2, AlsoLegacy };
bool mayStandOutside(const xml::Element &element, Company company);

class Locksmith
{
public:
    struct Bench
    {
        std::shared_ptr<encryption::Ratchets> ratchets; // null: encryption is off
        base::Jid self;                                 // own bare address
        QDateTime now;
    };
    Locksmith(store::Connection &connection, const Bench &bench)
        : m_connection(connection)
        , m_bench(bench)
    {
    }

    // Locks a message that is pending, unless something hinders it, which is stored with the message; the ratchets'
    // new state, the stanza and who can read it are kept together. A note to oneself that no other device reads stays
    // here and counts as sent.
    base::Result<Locking> lock(const Outgoing &outgoing, encryption::Readers readers);

    // Something that is not kept, such as that somebody types, as it may be sent; nothing if nobody may read it. What it
    // consists of goes inside the lock, but for hints to servers.
    base::Result<std::optional<xml::Element>> lockAside(const base::Jid &peer, const xml::Element &stanza);

private:
    base::Result<Locking> keep(Locking locking, const Parcel &parcel, encryption::Sealed sealed);
    base::Result<Company> companyOf(model::ConversationId conversation, const encryption::Sealed &sealed);
    base::Result<bool> mayLeaveBeside(const base::Jid &peer);
    base::Result<Locking> hinder(Locking locking, model::Obstacle obstacle, const QList<encryption::LeftOut> &leftOut);

    store::Connection &m_connection;
    const Bench &m_bench;
};

} // namespace chat
