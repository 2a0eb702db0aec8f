// SPDX-License-Identifier: GPL-3.0-or-later
// The old visiting card (XEP-0054): name and picture of people whose clients know no better.
#pragma once

#include "xep/Disco.h"

namespace xep {

inline constexpr QStringView nsVCardTemp = u"vcard-temp";

struct VCardPhoto
{
    QString type; // media type as claimed
    std::optional<QByteArray> bytes;

    static constexpr auto wire()
    {
        return xml::element<VCardPhoto>(nsVCardTemp, u"PHOTO", xml::childText(u"TYPE", &VCardPhoto::type),
                                        xml::childText(u"BINVAL", &VCardPhoto::bytes));
    }
    bool operator==(const VCardPhoto &) const = default;
};

struct VCard
{
    QString fullName = {};
    QString nickname = {};
    std::optional<VCardPhoto> photo = {};

    static constexpr auto wire()
    {
        return xml::element<VCard>(nsVCardTemp, u"vCard", xml::childText(u"FN", &VCard::fullName),
                                   xml::childText(u"NICKNAME", &VCard::nickname), xml::child(&VCard::photo));
    }
    bool operator==(const VCard &) const = default;
};

class VCardTemp : public QObject
{
    Q_OBJECT

public:
    VCardTemp(stream::Session &session, Disco &disco);
    static About about();

    // `of` empty: the own one.
    base::Task<base::Result<VCard>> fetch(base::Jid of);
    // Puts this picture into the own card and leaves the rest of it as it is; one without bytes takes it away. Does
    // nothing where the server copies the picture from XEP-0084 itself (XEP-0398).
    base::Task<base::Result<>> setPhoto(VCardPhoto photo);

private:
    stream::Session &m_session;
    Disco &m_disco;
};

} // namespace xep
