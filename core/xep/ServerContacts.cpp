// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/ServerContacts.h"

namespace xep {
namespace {

constexpr qsizetype mostAddresses = 20;
constexpr qsizetype longestAddress = 500;

bool isHarmless(const QString &address)
{
    return address.size() <= longestAddress
        && (address.startsWith(u"xmpp:") || address.startsWith(u"mailto:") || address.startsWith(u"https://"));
}

} // namespace

About ServerContacts::about()
{
    return {{{u"0157", u"Contact Addresses for XMPP Services", u"1.1.1"}}};
}

ServerContacts contactsIn(const Abilities &server)
{
    const DataForm *form = server.form(u"http://jabber.org/network/serverinfo");
    const auto addresses = [form](QStringView var) {
        QStringList harmless;
        const auto all = form ? form->values(var) : QStringList();
        for (const auto &address : all) {
            if (isHarmless(address) && harmless.size() < mostAddresses)
                harmless.append(address);
        }
        return harmless;
    };
    return {addresses(u"abuse-addresses"),  addresses(u"admin-addresses"),    addresses(u"feedback-addresses"),
            addresses(u"sales-addresses"),  addresses(u"security-addresses"), addresses(u"status-addresses"),
            addresses(u"support-addresses")};
}

} // namespace xep
