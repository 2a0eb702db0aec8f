// SPDX-License-Identifier: GPL-3.0-or-later
// Elements described once: a struct names its attributes, text and children, reading and writing follow from it.
//
//     struct Delay
//     {
//         QDateTime stamp;
//         std::optional<base::Jid> from;
//         QString reason;
//         static constexpr auto wire()
//         {
//             return xml::element<Delay>(u"urn:xmpp:delay", u"delay", xml::attribute(u"stamp", &Delay::stamp),
//                                        xml::attribute(u"from", &Delay::from), xml::text(&Delay::reason));
//         }
//     };
//     std::optional<Delay> delay = xml::find<Delay>(stanza);   Element element = xml::write(Delay{...});
//
// Reading is tolerant (unknown parts are passed over), but a required value that is absent or unreadable makes the
// whole element unreadable. Required: every type but std::optional, QString, bool, std::vector. A bool child is
// present or absent; an optional value that cannot be read counts as absent.
#pragma once

#include "xml/Element.h"
#include "xml/Values.h"
#include "xml/Writer.h"

#include <tuple>
#include <type_traits>

namespace xml {

template<typename T>
concept Described = requires
{
    T::wire();
};

template<Described T>
std::optional<T> read(const Element &element);
template<Described T>
Element write(const T &value);

namespace detail {

template<typename T>
struct Inner
{
    using type = T;
    static constexpr bool required = !std::is_same_v<T, QString> && !std::is_same_v<T, bool>;
    static constexpr bool many = false;
};
template<typename T>
struct Inner<std::optional<T>>
{
    using type = T;
    static constexpr bool required = false;
    static constexpr bool many = false;
};
template<typename T>
struct Inner<std::vector<T>>
{
    using type = T;
    static constexpr bool required = false;
    static constexpr bool many = true;
};

inline constexpr std::size_t mostRepeats = 20'000; // of one repeated child; the rest is passed over

template<typename Field>
void writeField(const Field &value, auto &&put)
{
    if constexpr (Inner<Field>::many) {
        for (const auto &one : value)
            put(one);
    } else if constexpr (requires { value.has_value(); }) {
        if (value)
            put(*value);
    } else {
        put(value);
    }
}

} // namespace detail

// An attribute without namespace, or with one (`xml::lang`).
template<typename Owner, typename Field>
struct AttributePart
{
    QStringView space;
    QStringView local;
    Field Owner::*field;

    bool read(const Element &element, Owner &owner) const
    {
        using Inner = detail::Inner<Field>;
        if (const auto raw = element.findAttribute(Name(space, local))) {
            if (auto value = readValue(*raw, static_cast<typename Inner::type *>(nullptr))) {
                owner.*field = std::move(*value);
                return true;
            }
        }
        return !Inner::required;
    }
    void write(Element &element, const Owner &owner) const
    {
        if constexpr (std::is_same_v<Field, bool>) {
            if (!(owner.*field))
                return;
        }
        constexpr bool mayBeEmpty = requires
        {
            (owner.*field).has_value();
        }; // there, though empty
        detail::writeField(owner.*field, [&](const auto &value) {
            const Name name(space, local);
            mayBeEmpty ? element.put(name, writeValue(value)) : element.set(name, writeValue(value));
        });
    }
};

// The element's own text.
template<typename Owner, typename Field>
struct TextPart
{
    Field Owner::*field;

    bool read(const Element &element, Owner &owner) const
    {
        using Inner = detail::Inner<Field>;
        if (auto value = readValue(element.text(), static_cast<typename Inner::type *>(nullptr))) {
            owner.*field = std::move(*value);
            return true;
        }
        return !Inner::required;
    }
    void write(Element &element, const Owner &owner) const
    {
        detail::writeField(owner.*field, [&](const auto &value) { element.setText(writeValue(value)); });
    }
};

// A child that holds only text, or (bool) is only there or not; in the parent's namespace unless one is given.
template<typename Owner, typename Field>
struct ChildTextPart
{
    QStringView space;
    QStringView local;
    Field Owner::*field;

    Name nameIn(const Element &element) const
    {
        return space.isEmpty() ? Name(element.name().space, Atom::of(local)) : Name(space, local);
    }
    bool read(const Element &element, Owner &owner) const
    {
        using Inner = detail::Inner<Field>;
        const Name name = nameIn(element);
        if constexpr (std::is_same_v<Field, bool>) {
            owner.*field = element.child(name) != nullptr;
            return true;
        } else if constexpr (Inner::many) {
            for (const auto &child : element.children()) {
                if (!child.is(name) || (owner.*field).size() >= detail::mostRepeats)
                    continue;
                if (auto value = readValue(child.text(), static_cast<typename Inner::type *>(nullptr)))
                    (owner.*field).push_back(std::move(*value));
            }
            return true;
        } else {
            const Element *child = element.child(name);
            if (!child)
                return !Inner::required;
            if (auto value = readValue(child->text(), static_cast<typename Inner::type *>(nullptr))) {
                owner.*field = std::move(*value);
                return true;
            }
            return !Inner::required;
        }
    }
    void write(Element &element, const Owner &owner) const
    {
        const Name name = nameIn(element);
        if constexpr (std::is_same_v<Field, bool>) {
            if (owner.*field)
                element.add(Element(name));
        } else {
            detail::writeField(owner.*field, [&](const auto &value) {
                const QString text = writeValue(value);
                if (!text.isEmpty() || !std::is_same_v<Field, QString>)
                    element.add(std::move(Element(name).setText(text)));
            });
        }
    }
};

// Children that are described themselves.
template<typename Owner, typename Field>
struct ChildPart
{
    Field Owner::*field;

    bool read(const Element &element, Owner &owner) const
    {
        using Inner = detail::Inner<Field>;
        using Child = typename Inner::type;
        const Name name = Child::wire().nameIn(element);
        for (const auto &child : element.children()) {
            if (!child.is(name))
                continue;
            auto value = xml::read<Child>(child);
            if constexpr (Inner::many) {
                if (value && (owner.*field).size() < detail::mostRepeats)
                    (owner.*field).push_back(std::move(*value));
            } else {
                if (value)
                    owner.*field = std::move(*value);
                return value || !Inner::required;
            }
        }
        return !Inner::required || Inner::many;
    }
    void write(Element &element, const Owner &owner) const
    {
        detail::writeField(owner.*field, [&](const auto &value) { element.add(xml::write(value)); });
    }
};

// The element itself and its parts in the order in which they are written.
template<typename Owner, typename... Parts>
struct Description
{
    QStringView space;
    QStringView local;
    std::tuple<Parts...> parts;

    Name name() const { return Name(space, local); }
    Name nameIn(const Element &) const { return name(); }
};

template<typename Owner, typename... Parts>
constexpr auto element(QStringView space, QStringView local, Parts... parts)
{
    return Description<Owner, Parts...>{space, local, std::tuple<Parts...>(parts...)};
}
template<typename Owner, typename Field>
constexpr auto attribute(QStringView local, Field Owner::*field)
{
    return AttributePart<Owner, Field>{{}, local, field};
}
template<typename Owner, typename Field>
constexpr auto attribute(QStringView space, QStringView local, Field Owner::*field)
{
    return AttributePart<Owner, Field>{space, local, field};
}
template<typename Owner, typename Field>
constexpr auto text(Field Owner::*field)
{
    return TextPart<Owner, Field>{field};
}
template<typename Owner, typename Field>
constexpr auto childText(QStringView local, Field Owner::*field)
{
    return ChildTextPart<Owner, Field>{{}, local, field};
}
template<typename Owner, typename Field>
constexpr auto childText(QStringView space, QStringView local, Field Owner::*field)
{
    return ChildTextPart<Owner, Field>{space, local, field};
}
template<typename Owner, typename Field>
constexpr auto child(Field Owner::*field)
{
    return ChildPart<Owner, Field>{field};
}

template<Described T>
Name nameOf()
{
    static const Name name = T::wire().name();
    return name;
}

template<Described T>
std::optional<T> read(const Element &element)
{
    if (!element.is(nameOf<T>()))
        return std::nullopt;
    static constexpr auto description = T::wire();
    T value;
    const bool readable = std::apply([&](const auto &...part) { return (part.read(element, value) && ...); },
                                     description.parts);
    return readable ? std::optional(std::move(value)) : std::nullopt;
}

template<Described T>
Element write(const T &value)
{
    static constexpr auto description = T::wire();
    Element element(nameOf<T>());
    std::apply([&](const auto &...part) { (part.write(element, value), ...); }, description.parts);
    return element;
}

// The one child of that kind; nothing if there is none, several, or it cannot be read (security.md rule 8).
template<Described T>
std::optional<T> find(const Element &parent)
{
    const Element *found = nullptr;
    for (const auto &child : parent.children()) {
        if (!child.is(nameOf<T>()))
            continue;
        if (found)
            return std::nullopt;
        found = &child;
    }
    return found ? read<T>(*found) : std::nullopt;
}

// All readable children of that kind.
template<Described T>
std::vector<T> findAll(const Element &parent)
{
    std::vector<T> all;
    for (const auto &child : parent.children()) {
        if (auto value = child.is(nameOf<T>()) ? read<T>(child) : std::nullopt)
            all.push_back(std::move(*value));
    }
    return all;
}

} // namespace xml
