// SPDX-License-Identifier: GPL-3.0-or-later
// All that hangs on one account's session, in the order in which it is made. For Account's own files only.
#pragma once

#include "chat/Account.h"
#include "chat/ArchiveSync.h"
#include "chat/AvatarFetch.h"
#include "chat/Conversations.h"
#include "chat/Credentials.h"
#include "chat/Devices.h"
#include "chat/Encryption.h"
#include "chat/FollowUps.h"
#include "chat/Inbox.h"
#include "chat/KeyPublisher.h"
#include "chat/Network.h"
#include "chat/Outbox.h"
#include "chat/OwnProfile.h"
#include "chat/Roster.h"
#include "chat/TrustTeller.h"
#include "chat/Typists.h"
#include "store/Profile.h"
#include "stream/Session.h"
#include "xep/Modules.h"

namespace chat {

struct Account::Parts
{
    Parts(const model::AccountSettings &accountSettings, const Shared &shared)
        : settings(accountSettings)
        , credentials(settings.id, shared.profile)
        , session(settings, shared.network.dependencies(credentials, credentials))
        , modules(session, shared.network.clock(), circle())
        , roster(settings.id, modules, shared.profile, shared.conversations, shared.network.clock())
        , encryption(settings.id, {shared.profile, modules.get<xep::OmemoDevices>(), shared.network.clock()})
        , keyPublisher(settings.jid.bare(), modules.get<xep::OmemoDevices>(), shared.profile, shared.network.clock())
        , devices(settings.id, {settings.jid.bare(), shared.profile, shared.network.clock(), encryption, keyPublisher})
        , typists(settings.id, shared.conversations, shared.network.clock())
        , inbox(shared.profile, shared.conversations, surroundings(shared))
        , outbox(settings.id,
                 {shared.profile, shared.conversations, session, roster, encryption, shared.network.clock()})
        , followUps(settings.id, {shared.profile, session, encryption, shared.network.clock()})
        , trustTeller({settings.jid.bare(), shared.profile, session, encryption, shared.network.clock()})
        , archive(settings, modules.get<xep::Archive>(), inbox, shared.profile)
        , ownProfile(settings, modules, shared.profile, shared.avatars)
        , avatarFetch(modules.get<xep::Avatars>(), roster, ownProfile, shared.profile, shared.avatars)
    {
        inbox.unlockWith(encryption);
    }

    xep::Circle circle()
    {
        return {[this](const base::Jid &jid) { return roster.seesUs(jid); },
                [this](const base::Jid &jid) { return roster.find(jid).has_value(); }};
    }
    steps::Surroundings surroundings(const Shared &shared)
    {
        return {settings.id,
                settings.jid,
                shared.network.clock(),
                circle(),
                [this](const xml::Element &stanza) { session.send(stanza); },
                [this](const base::Jid &peer, bool typing) { typists.note(peer, typing); },
                false,
                false,
                [this](const base::Jid &peer, const xml::Element &stanza) { outbox.sendAside(peer, stanza); }};
    }

    model::AccountSettings settings;
    Credentials credentials;
    stream::Session session;
    xep::Modules modules;
    Roster roster;
    Encryption encryption;
    KeyPublisher keyPublisher;
    Devices devices;
    Typists typists;
    Inbox inbox;
    Outbox outbox;
    FollowUps followUps;
    TrustTeller trustTeller;
    ArchiveSync archive;
    OwnProfile ownProfile;
    AvatarFetch avatarFetch;
    AccountState state;
    ConnectionFacts facts;
};

} // namespace chat
