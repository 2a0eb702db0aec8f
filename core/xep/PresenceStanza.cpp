// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/PresenceStanza.h"

#include "xep/Nicknames.h"
#include "xep/RegistrationElements.h"

#include <array>

namespace xep {
namespace {

constexpr qsizetype longestStatus = 1024;

struct Wire
{
    QString show;
    QString status;
    std::optional<int> priority;
    std::optional<CapsHash> caps;

    static constexpr auto wire()
    {
        return xml::element<Wire>(xml::ns::client, u"presence", xml::childText(u"show", &Wire::show),
                                  xml::childText(u"status", &Wire::status),
                                  xml::childText(u"priority", &Wire::priority), xml::child(&Wire::caps));
    }
};

struct PhotoUpdate // XEP-0153 §3
{
    std::optional<QString> photo;

    static constexpr auto wire()
    {
        return xml::element<PhotoUpdate>(u"vcard-temp:x:update", u"x", xml::childText(u"photo", &PhotoUpdate::photo));
    }
};

struct Idle // XEP-0319
{
    QDateTime since;

    static constexpr auto wire()
    {
        return xml::element<Idle>(u"urn:xmpp:idle:1", u"idle", xml::attribute(u"since", &Idle::since));
    }
};

constexpr auto shows = std::to_array<std::pair<model::Show, QStringView>>({{model::Show::Available, u""},
                                                                           {model::Show::Chat, u"chat"},
                                                                           {model::Show::Away, u"away"},
                                                                           {model::Show::ExtendedAway, u"xa"},
                                                                           {model::Show::DoNotDisturb, u"dnd"}});

model::Show showNamed(const QString &word)
{
    for (const auto &[show, name] : shows) {
        if (name == word)
            return show;
    }
    return model::Show::Available;
}

QString nameOf(model::Show wanted)
{
    for (const auto &[show, name] : shows) {
        if (show == wanted)
            return name.toString();
    }
    return {};
}

bool isHash(const QString &text)
{
    return text.isEmpty() || (text.size() == 40 && QByteArray::fromHex(text.toLatin1()).size() == 20);
}

bool isSubscriptionType(PresenceType type)
{
    return type != PresenceType::Available && type != PresenceType::Unavailable && type != PresenceType::Error;
}

} // namespace

About PresenceStanza::about()
{
    return {{{u"RFC 6121", u"Instant Messaging and Presence", u"2011-03"},
             {u"0319", u"Last User Interaction in Presence", u"1.0.2"}},
            {u"urn:xmpp:idle:1"}};
}

std::optional<PresenceStanza> readPresence(const xml::Element &element)
{
    const auto wire = xml::read<Wire>(element);
    const auto type = xml::readValue(element.attribute(u"type"), static_cast<const PresenceType *>(nullptr));
    if (!wire || !type)
        return std::nullopt;
    PresenceStanza presence{*type};
    presence.show = *type == PresenceType::Available ? showNamed(wire->show.trimmed()) : model::Show::Offline;
    presence.status = wire->status.left(longestStatus);
    const int priority = wire->priority.value_or(0);
    presence.priority = priority >= -128 && priority <= 127 ? priority : 0;
    presence.caps = wire->caps;
    if (const auto update = xml::find<PhotoUpdate>(element); update && update->photo && isHash(*update->photo))
        presence.photo = update->photo->toLower();
    if (const auto idle = xml::find<Idle>(element))
        presence.idleSince = idle->since;
    presence.nickname = nicknameIn(element);
    return presence;
}

xml::Element write(const PresenceStanza &presence, const base::Jid &to)
{
    Wire wire{nameOf(presence.show), presence.status, {}, presence.caps};
    if (presence.priority != 0)
        wire.priority = presence.priority;
    xml::Element element = xml::write(wire);
    element.set(u"type", xml::writeValue(presence.type)).set(u"to", to.toString());
    if (presence.photo)
        element.add(xml::write(PhotoUpdate{presence.photo}));
    if (presence.idleSince.isValid())
        element.add(xml::write(Idle{presence.idleSince}));
    if (!presence.nickname.isEmpty())
        element.add(xml::write(Nickname{presence.nickname}));
    return element;
}

std::optional<SubscriptionStep> subscriptionStepIn(const stream::Stanza &presence)
{
    const auto read = readPresence(presence.element);
    if (!read || !isSubscriptionType(read->type) || presence.origin.bare() == presence.origin.account)
        return std::nullopt;
    const auto preAuth = xml::find<PreAuth>(presence.element);
    return SubscriptionStep{read->type, presence.origin.bare(), read->status, read->nickname,
                            preAuth ? preAuth->token : QString()};
}

xml::Element write(const SubscriptionStep &step)
{
    PresenceStanza presence{step.type, model::Show::Offline, step.text};
    presence.nickname = step.nickname;
    xml::Element element = write(presence, step.by.bare());
    if (!step.token.isEmpty())
        element.add(xml::write(PreAuth{step.token}));
    return element;
}

} // namespace xep
