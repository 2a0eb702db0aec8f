// SPDX-License-Identifier: GPL-3.0-or-later
// Names of elements and attributes, interned: two equal names are one pointer, so routing compares pointers.
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <cstddef>

namespace xml {

// One interned text; never freed. Thread-safe.
class Atom
{
public:
    Atom() = default;
    // A word of this program's own.
    static Atom of(QStringView text);
    // One that somebody else wrote. So that nobody fills the memory: past 20,000 words in all, one that was never met
    // becomes the strange one, which stands for them all and matches nothing.
    static Atom met(QStringView text);

    const QString &text() const;
    bool isEmpty() const { return text().isEmpty(); }
    bool isStrange() const;
    bool operator==(const Atom &) const = default;
    friend size_t qHash(Atom atom, size_t seed = 0) { return ::qHash(quintptr(atom.m_text), seed); }

private:
    static Atom kept(QStringView text, std::size_t most);
    explicit Atom(const QString *text)
        : m_text(text)
    {
    }
    const QString *m_text = nullptr;
};

// A qualified name; the namespace is empty for ordinary attributes.
struct Name
{
    Atom space;
    Atom local;

    Name() = default;
    Name(Atom nameSpace, Atom localName)
        : space(nameSpace)
        , local(localName)
    {
    }
    Name(QStringView nameSpace, QStringView localName)
        : space(Atom::of(nameSpace))
        , local(Atom::of(localName))
    {
    }

    bool isStrange() const { return space.isStrange() || local.isStrange(); }
    bool operator==(const Name &) const = default;
    friend size_t qHash(const Name &name, size_t seed = 0) { return qHashMulti(seed, name.space, name.local); }
};

namespace ns {
inline constexpr QStringView client = u"jabber:client";
inline constexpr QStringView stream = u"http://etherx.jabber.org/streams";
inline constexpr QStringView xml = u"http://www.w3.org/XML/1998/namespace";
inline constexpr QStringView stanzaErrors = u"urn:ietf:params:xml:ns:xmpp-stanzas";
inline constexpr QStringView streamErrors = u"urn:ietf:params:xml:ns:xmpp-streams";
} // namespace ns

} // namespace xml
