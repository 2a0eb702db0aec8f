// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/TrustMessages.h"

#include "xml/Values.h"

namespace xep {
namespace {

constexpr QStringView space = u"urn:xmpp:tm:1";
constexpr QStringView automatic = u"urn:xmpp:atm:1";
constexpr QStringView omemo = u"urn:xmpp:omemo:2";
constexpr qsizetype keyLength = 32;

void addKeys(xml::Element &owner, QStringView name, const std::vector<QByteArray> &keys)
{
    for (const auto &key : keys) {
        xml::Element element(space, name);
        element.setText(xml::writeValue(key));
        owner.add(std::move(element));
    }
}

} // namespace

About TrustMessage::about()
{
    return {{{u"0434", u"Trust Messages", u"0.6.0"}, {u"0450", u"Automatic Trust Management", u"0.4.0"}}};
}

xml::Element write(const TrustMessage &message)
{
    xml::Element element(space, u"trust-message");
    element.set(u"usage", automatic.toString()).set(u"encryption", omemo.toString());
    for (const auto &one : message.owners) {
        xml::Element owner(space, u"key-owner");
        owner.set(u"jid", one.jid.toString());
        addKeys(owner, u"trust", one.trusted);
        addKeys(owner, u"distrust", one.distrusted);
        element.add(std::move(owner));
    }
    return element;
}

std::optional<TrustMessage> trustMessageIn(const std::vector<xml::Element> &content)
{
    for (const auto &element : content) {
        if (!element.is(space, u"trust-message") || element.attribute(u"usage") != automatic
            || element.attribute(u"encryption") != omemo)
            continue;
        TrustMessage message;
        std::size_t statements = 0;
        for (const auto &child : element.children()) {
            const auto jid = base::Jid::parse(child.attribute(u"jid"));
            if (!child.is(space, u"key-owner") || !jid)
                continue;
            TrustMessage::Owner owner{jid->bare()};
            for (const auto &key : child.children()) {
                const auto bytes = xml::readValue(key.text(), static_cast<const QByteArray *>(nullptr));
                if (!bytes || bytes->size() != keyLength || ++statements > mostTrustStatements)
                    continue;
                if (key.is(space, u"trust"))
                    owner.trusted.push_back(*bytes);
                else if (key.is(space, u"distrust"))
                    owner.distrusted.push_back(*bytes);
            }
            message.owners.push_back(std::move(owner));
        }
        return message;
    }
    return std::nullopt;
}

} // namespace xep
