// SPDX-License-Identifier: GPL-3.0-or-later
// One XML element with its attributes, children and text: a plain value that stanzas are made of.
#pragma once

#include "xml/Name.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace xml {

struct Attribute
{
    Name name;
    QString value;
    bool operator==(const Attribute &) const = default;
};

// Direct text is kept joined; its place between children is not kept (XMPP payloads have no mixed content).
class Element
{
public:
    Element() = default;
    explicit Element(Name name)
        : m_name(name)
    {
    }
    Element(QStringView space, QStringView local)
        : m_name(space, local)
    {
    }

    Name name() const { return m_name; }
    bool is(Name name) const { return m_name == name; }
    bool is(QStringView space, QStringView local) const
    {
        return m_name.local.text() == local && m_name.space.text() == space;
    }
    bool isNull() const { return m_name == Name(); }

    // Value of an attribute without namespace; empty if absent.
    QString attribute(QStringView local) const;
    std::optional<QString> findAttribute(Name name) const;
    bool hasAttribute(QStringView local) const;
    // Replaces or adds; an empty value removes it.
    Element &set(QStringView local, const QString &value);
    Element &set(Name name, const QString &value);
    // The same, but an empty value is kept: absent and empty differ in places (`ver=''` of a roster).
    Element &put(Name name, const QString &value);
    const std::vector<Attribute> &attributes() const { return m_attributes; }

    const QString &text() const { return m_text; }
    Element &setText(const QString &text);
    void appendText(const QString &text) { m_text += text; }

    const std::vector<Element> &children() const { return m_children; }
    Element &add(Element child);
    // First child of that name, or null.
    const Element *child(Name name) const;
    const Element *child(QStringView space, QStringView local) const { return child(Name(space, local)); }
    // First child of that name in this element's own namespace, or null.
    const Element *child(QStringView local) const;
    const Element *firstChild() const { return m_children.empty() ? nullptr : &m_children.front(); }
    // Text of the first such child in this element's own namespace; empty if there is none.
    QString childText(QStringView local) const;
    std::size_t count(Name name) const;
    void removeChildren(Name name);

    bool operator==(const Element &) const = default;

private:
    friend class Gate;
    Name m_name;
    std::vector<Attribute> m_attributes;
    std::vector<Element> m_children;
    QString m_text;
};

} // namespace xml
