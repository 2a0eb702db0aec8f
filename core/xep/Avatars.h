// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of people: announced by hash (XEP-0084, XEP-0153), fetched only when wanted, believed only if the hash fits
// (security.md D12). Undecoded bytes: core knows no pixel.
#pragma once

#include "base/Clock.h"
#include "xep/Pep.h"
#include "xep/VCardTemp.h"

#include <QSet>

namespace xep {

inline constexpr QStringView nsAvatarMetadata = u"urn:xmpp:avatar:metadata";
inline constexpr QStringView nsAvatarData = u"urn:xmpp:avatar:data";
inline constexpr qsizetype largestAvatar = 256 * 1024; // bytes

struct AvatarVersion // one picture in one format; called info on the wire
{
    QString id; // SHA-1 in hex
    quint32 bytes = 0;
    QString type = {};
    std::optional<quint32> width = {};
    std::optional<quint32> height = {};
    QString url = {}; // set: kept on a web server; never fetched

    static constexpr auto wire()
    {
        return xml::element<AvatarVersion>(nsAvatarMetadata, u"info", xml::attribute(u"id", &AvatarVersion::id),
                                           xml::attribute(u"bytes", &AvatarVersion::bytes),
                                           xml::attribute(u"type", &AvatarVersion::type),
                                           xml::attribute(u"width", &AvatarVersion::width),
                                           xml::attribute(u"height", &AvatarVersion::height),
                                           xml::attribute(u"url", &AvatarVersion::url));
    }
    bool operator==(const AvatarVersion &) const = default;
};

struct AvatarMetadata
{
    std::vector<AvatarVersion> versions; // none: no picture

    static constexpr auto wire()
    {
        return xml::element<AvatarMetadata>(nsAvatarMetadata, u"metadata", xml::child(&AvatarMetadata::versions));
    }
    bool operator==(const AvatarMetadata &) const = default;
};

struct AvatarBytes
{
    QByteArray bytes;

    static constexpr auto wire()
    {
        return xml::element<AvatarBytes>(nsAvatarData, u"data", xml::text(&AvatarBytes::bytes));
    }
    bool operator==(const AvatarBytes &) const = default;
};

class Avatars : public QObject
{
    Q_OBJECT

public:
    enum class Place { Pep, VCard };

    Avatars(stream::Session &session, base::Clock &clock, Circle &circle, Pep &pep, VCardTemp &cards);
    static About about();

    // The picture with that hash. Errors: NotAllowed (this person's was fetched less than 10 minutes ago), TooLarge,
    // Malformed (the bytes are not those of the hash), NotFound, and those of Session::ask.
    base::Task<base::Result<QByteArray>> fetch(base::Jid bareJid, QString hash, Place place);
    // Publishes this PNG, or takes the picture away if empty; into the old card too. At most `largestAvatar`.
    base::Task<base::Result<>> publish(QByteArray png);

Q_SIGNALS:
    // That contact, or the own account, has this picture now; hash empty: none.
    void announced(const base::Jid &bareJid, const QString &hash, xep::Avatars::Place place);

private:
    void noteEvent(const base::Jid &publisher, const PubSubEvent &event);
    void notePresence(const stream::Stanza &presence, const Circle &circle);
    base::Task<base::Result<QByteArray>> fetchFrom(base::Jid bareJid, QString hash, Place place);

    base::Clock &m_clock;
    Pep &m_pep;
    VCardTemp &m_cards;
    QHash<base::Jid, qint64> m_fetched; // monotonic time of the last fetch, at most 10,000
    QSet<base::Jid> m_modern;           // announce by PEP: what their presence says is not needed
    const base::Jid m_account;
};

// The hash to fetch: the first version that is in the board itself and not too large; empty: none.
QString fetchable(const AvatarMetadata &metadata);
// True if the bytes are those of the hash, and not too many.
bool isPicture(const QByteArray &bytes, const QString &hash);
// What is to be announced of a PNG; nothing if it is none.
std::optional<AvatarVersion> describePng(const QByteArray &png);

} // namespace xep
