// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Nicknames.h"

namespace xep {

About Nickname::about()
{
    return {{{u"0172", u"User Nickname", u"1.1"}}, {nsNick}, {nsNick}};
}

QString nicknameIn(const xml::Element &parent)
{
    const auto found = xml::find<Nickname>(parent);
    return found ? tidied(*found) : QString();
}

QString tidied(const Nickname &nickname)
{
    return nickname.name.left(1000).simplified().left(100);
}

} // namespace xep
