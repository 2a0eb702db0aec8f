// SPDX-License-Identifier: GPL-3.0-or-later
// Locking what goes out, for every device that may read it and for no other; never half: what lacks a key names it
// instead, and nothing leaves (security.md H06). One call is a part of the transaction that stores what is sent. Plain
// functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Key.h"
#include "xml/Element.h"

#include <variant>

namespace encryption {

enum class Readers { AllAccepted, OnlyVerified };

struct Letter
{
    base::Jid self; // own bare address
    base::Jid peer; // bare; the own one for notes to oneself
    QString text;
    // What belongs inside besides the text: elements with their namespaces. Clients of the legacy profile, which locks
    // nothing but text, do not see it unless it stands outside too.
    std::vector<xml::Element> content = {};
    Readers readers = Readers::AllAccepted;
    QDateTime now;
    model::Encryption only =
        model::Encryption::None; // whom this profile does not reach is left out; None: the best of each
};

struct Reader
{
    base::Jid owner;
    quint32 device = 0;
    model::Encryption profile = model::Encryption::None;
    QByteArray identity;
    model::KeyTrust trust = model::KeyTrust::Undecided;
    bool operator==(const Reader &) const = default;
};

struct LeftOut
{
    enum class Why { Undecided, Rejected, NotVerified, NoKeys, Silent };
    base::Jid owner;
    quint32 device = 0;
    Why why = Why::NoKeys;
    bool operator==(const LeftOut &) const = default;
};

struct Sealed
{
    std::vector<xml::Element> elements;                  // for the stanza, the locked ones and what goes with them
    model::Encryption profile = model::Encryption::None; // the weaker, if both were needed
    QList<Reader> readers;
    QList<LeftOut> leftOut;
};

// What has to be fetched first.
struct Missing
{
    struct Bundle
    {
        base::Jid owner;
        quint32 device = 0;
        crypto::Profile profile = crypto::Profile::Omemo2;
        bool operator==(const Bundle &) const = default;
    };
    QList<base::Jid> lists;
    QList<Bundle> bundles;
};

struct Refusal
{
    enum class Why {
        NoDevices, // the other side reads with nothing that can
        NobodyMay, // it does, but none of its keys is accepted
        TooLarge,
    };
    Why why = Why::NoDevices;
    QList<LeftOut> leftOut;
};

using Sealing = std::variant<Sealed, Missing, Refusal>;

inline constexpr qsizetype largestStanza = 250'000; // bytes; servers take 262,144 of a client

// Error only where the database fails.
base::Result<Sealing> seal(store::Connection &connection, Ratchets &ratchets, const Letter &letter);
// What is not kept and for the peer's devices alone, such as that somebody types: letter.content, never its text.
struct Aside
{
    enum class Way {
        Locked,  // see element
        InClear, // some of them read the legacy profile only, whose clients look for such things outside
        Nobody,  // can or may read it
    };
    Way way = Way::Nobody;
    xml::Element element;
};
base::Result<Aside> sealAside(store::Connection &connection, Ratchets &ratchets, const Letter &letter);
// A message that carries nothing but its key, for one device with which there is a session; nothing if there is none.
base::Result<std::optional<xml::Element>> sealEmpty(store::Connection &connection, Ratchets &ratchets,
                                                    crypto::Profile profile, const base::Jid &owner, quint32 device);

} // namespace encryption
