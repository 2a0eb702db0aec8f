// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all modules: the one place where a new one is entered. Owned by chat::Account, one for each session.
#pragma once

#include "xep/Archive.h"
#include "xep/Avatars.h"
#include "xep/Blocking.h"
#include "xep/Caps.h"
#include "xep/Carbons.h"
#include "xep/ChatStates.h"
#include "xep/DataForms.h"
#include "xep/Delay.h"
#include "xep/Disco.h"
#include "xep/EntityTime.h"
#include "xep/Envelope.h"
#include "xep/ExplicitEncryption.h"
#include "xep/Forwarded.h"
#include "xep/Hints.h"
#include "xep/Invitations.h"
#include "xep/LastActivity.h"
#include "xep/Markers.h"
#include "xep/Nicknames.h"
#include "xep/OmemoDevices.h"
#include "xep/OwnAccount.h"
#include "xep/Paging.h"
#include "xep/Pep.h"
#include "xep/Ping.h"
#include "xep/PresenceStanza.h"
#include "xep/PubSub.h"
#include "xep/Receipts.h"
#include "xep/RegistrationElements.h"
#include "xep/RosterQuery.h"
#include "xep/ServerContacts.h"
#include "xep/StanzaIds.h"
#include "xep/StreamRoom.h"
#include "xep/TrustMessages.h"
#include "xep/VCardTemp.h"
#include "xep/Version.h"

#include <concepts>
#include <memory>
#include <tuple>
#include <type_traits>

namespace xep {

template<typename... Listed>
struct ModuleList
{
};

// In order of construction: a module may ask only for those above it.
// clang-format off
using AllModules = ModuleList<
    StreamRoom,
    Disco,
    Caps,
    Ping,
    DataForm,
    Delay,
    StanzaId,
    Receipt,
    ChatStates,
    Markable,
    Forwarded,
    Carbons,
    Store,
    PageSet,
    Archive,
    RosterQuery,
    PresenceStanza,
    Pep,
    Nicknames,
    VCardTemp,
    Avatars,
    RegistrationQuery,
    OwnAccount,
    Invitations,
    ServerContacts,
    Version,
    EntityTime,
    LastActivity,
    Blocking,
    ExplicitEncryption,
    Envelope,
    TrustMessage,
    OmemoDevices>;
// clang-format on

namespace detail {

template<typename T>
inline constexpr bool lives = std::derived_from<T, QObject>;

template<typename... Listed>
auto living(ModuleList<Listed...>)
{
    return std::tuple_cat(std::conditional_t<lives<Listed>, std::tuple<std::unique_ptr<Listed>>, std::tuple<>>()...);
}

} // namespace detail

// Those of the list that live with a session. Each names in its constructor what it needs: the session, the clock,
// the circle, modules above it; it is given that by reference.
class Modules
{
public:
    Modules(stream::Session &session, base::Clock &clock, Circle circle);
    ~Modules();

    template<typename T>
    T &get();

private:
    template<typename T>
    struct Need; // stands for any one argument of T's constructor

    template<typename T>
    void make();

    stream::Session &m_session;
    base::Clock &m_clock;
    Circle m_circle;
    decltype(detail::living(AllModules())) m_living;
};

template<typename T>
T &Modules::get()
{
    if constexpr (std::same_as<T, stream::Session>)
        return m_session;
    else if constexpr (std::same_as<T, base::Clock>)
        return m_clock;
    else if constexpr (std::same_as<T, Circle>)
        return m_circle;
    else
        return *std::get<std::unique_ptr<T>>(m_living);
}

} // namespace xep
