// SPDX-License-Identifier: GPL-3.0-or-later
// Namespaces that a login speaks. Private to the stream room.
#pragma once

#include <QStringView>

namespace stream::spaces {

inline constexpr QStringView sasl = u"urn:ietf:params:xml:ns:xmpp-sasl";
inline constexpr QStringView sasl2 = u"urn:xmpp:sasl:2";
inline constexpr QStringView channelBinding = u"urn:xmpp:sasl-cb:0";
inline constexpr QStringView bind2 = u"urn:xmpp:bind:0";
inline constexpr QStringView fast = u"urn:xmpp:fast:0";
inline constexpr QStringView bind = u"urn:ietf:params:xml:ns:xmpp-bind";
inline constexpr QStringView session = u"urn:ietf:params:xml:ns:xmpp-session";
inline constexpr QStringView management = u"urn:xmpp:sm:3";
inline constexpr QStringView carbons = u"urn:xmpp:carbons:2";
inline constexpr QStringView clientState = u"urn:xmpp:csi:0";

} // namespace stream::spaces
