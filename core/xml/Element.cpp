// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Element.h"

#include <algorithm>

namespace xml {

QString Element::attribute(QStringView local) const
{
    for (const auto &attribute : m_attributes) {
        if (attribute.name.local.text() == local && attribute.name.space.isEmpty())
            return attribute.value;
    }
    return {};
}

std::optional<QString> Element::findAttribute(Name name) const
{
    for (const auto &attribute : m_attributes) {
        if (attribute.name == name)
            return attribute.value;
    }
    return std::nullopt;
}

bool Element::hasAttribute(QStringView local) const
{
    return findAttribute(Name(u"", local)).has_value();
}

Element &Element::set(QStringView local, const QString &value)
{
    return set(Name(u"", local), value);
}

Element &Element::set(Name name, const QString &value)
{
    if (!value.isEmpty())
        return put(name, value);
    std::erase_if(m_attributes, [name](const Attribute &attribute) { return attribute.name == name; });
    return *this;
}

Element &Element::put(Name name, const QString &value)
{
    const auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
                                    [name](const Attribute &attribute) { return attribute.name == name; });
    if (found != m_attributes.end())
        found->value = value;
    else
        m_attributes.push_back({name, value});
    return *this;
}

Element &Element::setText(const QString &text)
{
    m_text = text;
    return *this;
}

Element &Element::add(Element child)
{
    m_children.push_back(std::move(child));
    return *this;
}

const Element *Element::child(Name name) const
{
    const auto found = std::find_if(m_children.begin(), m_children.end(),
                                    [name](const Element &child) { return child.m_name == name; });
    return found == m_children.end() ? nullptr : &*found;
}

const Element *Element::child(QStringView local) const
{
    return child(Name(m_name.space, Atom::of(local)));
}

QString Element::childText(QStringView local) const
{
    const Element *found = child(local);
    return found ? found->text() : QString();
}

std::size_t Element::count(Name name) const
{
    return std::size_t(std::count_if(m_children.begin(), m_children.end(),
                                     [name](const Element &child) { return child.m_name == name; }));
}

void Element::removeChildren(Name name)
{
    std::erase_if(m_children, [name](const Element &child) { return child.m_name == name; });
}

} // namespace xml
