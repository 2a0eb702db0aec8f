// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/VCardTemp.h"

namespace xep {

About VCardTemp::about()
{
    return {{{u"0054", u"vcard-temp", u"1.3.0", Support::Partial, u"name and picture"}}};
}

VCardTemp::VCardTemp(stream::Session &session, Disco &disco)
    : m_session(session)
    , m_disco(disco)
{
}

base::Task<base::Result<VCard>> VCardTemp::fetch(base::Jid of)
{
    co_return co_await m_session.ask<VCard>(stream::IqType::Get, of, VCard()).on(this);
}

base::Task<base::Result<>> VCardTemp::setPhoto(VCardPhoto photo)
{
    const auto account = co_await m_disco.account().on(this);
    if (account && account->can(u"urn:xmpp:pep-vcard-conversion:0"))
        co_return base::Done();
    auto card = co_await m_session.ask(stream::IqType::Get, {}, xml::write(VCard())).on(this);
    if (!card && card.error().condition != u"item-not-found")
        co_return card.error();
    auto changed = card && card->is(nsVCardTemp, u"vCard") ? *card : xml::write(VCard());
    changed.removeChildren(xml::nameOf<VCardPhoto>());
    if (photo.bytes)
        changed.add(xml::write(photo));
    const auto answer = co_await m_session.ask(stream::IqType::Set, {}, changed).on(this);
    if (!answer)
        co_return answer.error();
    co_return base::Done();
}

} // namespace xep

#include "xep/moc_VCardTemp.cpp"
