// SPDX-License-Identifier: GPL-3.0-or-later
// Any element: what a description reads out of it must be read again out of what it writes.
#include "xep/Archive.h"
#include "xep/Avatars.h"
#include "xep/Blocking.h"
#include "xep/Caps.h"
#include "xep/Carbons.h"
#include "xep/DataForms.h"
#include "xep/Delay.h"
#include "xep/Disco.h"
#include "xep/EntityTime.h"
#include "xep/ExplicitEncryption.h"
#include "xep/LastActivity.h"
#include "xep/Markers.h"
#include "xep/Nicknames.h"
#include "xep/Receipts.h"
#include "xep/RegistrationElements.h"
#include "xep/RosterQuery.h"
#include "xep/StanzaIds.h"
#include "xep/Version.h"
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <cstdlib>

namespace {

template<typename T>
void checkOne(const xml::Element &element)
{
    const std::optional<T> read = xml::read<T>(element);
    if (!read)
        return;
    const std::optional<xml::Element> carried = xml::Gate::parse(xml::write(xml::write(*read)));
    if (!carried || xml::read<T>(*carried) != read)
        std::abort();
}

template<typename... All>
void checkAll(const xml::Element &element)
{
    (checkOne<All>(element), ...);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    using namespace xep;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto element = xml::Gate::parse(bytes, {.depth = 16, .attributes = 32, .stanza = 16384}))
        checkAll<Abilities, AvatarBytes, AvatarMetadata, Bits, Block, BlockList, CapsHash, DataForm, Delay, DiscoItems,
                 Displayed, ExplicitEncryption, LastSeen, LocalTime, Nickname, OriginId, PageSet, PreAuth, Receipt,
                 RegistrationQuery, RosterList, SoftwareVersion, StanzaId, VCard>(*element);
    return 0;
}
