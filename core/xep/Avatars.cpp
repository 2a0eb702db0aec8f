// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Avatars.h"

#include "xep/PresenceStanza.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace xep {
namespace {

constexpr qint64 patience = 10 * 60 * 1000; // ms between two fetches from one person
constexpr qsizetype mostRemembered = 10'000;

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
}

base::Error wrong(base::ErrorKind kind, const char *detail)
{
    return {kind, QString::fromLatin1(detail), {}, {}};
}

} // namespace

About Avatars::about()
{
    return {{{u"0084", u"User Avatar", u"1.1.4"},
             {u"0153", u"vCard-Based Avatars", u"1.1.1"},
             {u"0398", u"User Avatar to vCard-Based Avatars Conversion", u"1.0.0"}},
            {},
            {nsAvatarMetadata}};
}

Avatars::Avatars(stream::Session &session, base::Clock &clock, Circle &circle, Pep &pep, VCardTemp &cards)
    : m_clock(clock)
    , m_pep(pep)
    , m_cards(cards)
    , m_account(session.account())
{
    connect(&pep, &Pep::eventReceived, this, &Avatars::noteEvent);
    connect(&session, &stream::Session::stanzaReceived, this,
            [this, &circle](const stream::Stanza &stanza) { notePresence(stanza, circle); });
}

void Avatars::noteEvent(const base::Jid &publisher, const PubSubEvent &event)
{
    if (event.node != nsAvatarMetadata)
        return;
    const auto metadata = event.items.empty() ? std::nullopt : xml::read<AvatarMetadata>(event.items.back().payload);
    if (m_modern.size() < mostRemembered)
        m_modern.insert(publisher);
    Q_EMIT announced(publisher, metadata ? fetchable(*metadata) : QString(), Place::Pep);
}

void Avatars::notePresence(const stream::Stanza &stanza, const Circle &circle)
{
    const auto sender = stanza.origin.bare();
    if (stanza.origin.channel != stream::Channel::Live || m_modern.contains(sender) || !circle.holds(sender))
        return;
    if (const auto presence = readPresence(stanza.element); presence && presence->photo)
        Q_EMIT announced(sender, *presence->photo, Place::VCard);
}

base::Task<base::Result<QByteArray>> Avatars::fetch(base::Jid bareJid, QString hash, Place place)
{
    const auto last = m_fetched.constFind(bareJid);
    if (last != m_fetched.constEnd() && bareJid != m_account && m_clock.monotonic() - *last < patience)
        co_return wrong(base::ErrorKind::NotAllowed, "fetched a moment ago");
    if (m_fetched.size() >= mostRemembered)
        m_fetched.erase(m_fetched.begin());
    m_fetched.insert(bareJid, m_clock.monotonic());

    auto bytes = co_await fetchFrom(bareJid, hash, place).on(this);
    if (!bytes)
        co_return bytes.error();
    if (bytes->size() > largestAvatar)
        co_return wrong(base::ErrorKind::TooLarge, "picture too large");
    if (!isPicture(*bytes, hash))
        co_return wrong(base::ErrorKind::Malformed, "picture does not fit its hash");
    co_return std::move(*bytes);
}

base::Task<base::Result<QByteArray>> Avatars::fetchFrom(base::Jid bareJid, QString hash, Place place)
{
    if (place == Place::VCard) {
        const auto card = co_await m_cards.fetch(bareJid).on(this);
        if (!card)
            co_return card.error();
        if (!card->photo || !card->photo->bytes)
            co_return wrong(base::ErrorKind::NotFound, "no picture in the card");
        co_return *card->photo->bytes;
    }
    std::vector<QString> ids(1, hash);
    const auto items = co_await m_pep.items(bareJid, nsAvatarData.toString(), 0, ids).on(this);
    if (!items)
        co_return items.error();
    const auto data = items->empty() ? std::nullopt : xml::read<AvatarBytes>(items->front().payload);
    if (!data)
        co_return wrong(base::ErrorKind::NotFound, "no picture");
    co_return data->bytes;
}

base::Task<base::Result<>> Avatars::publish(QByteArray png)
{
    AvatarMetadata metadata;
    const auto version = describePng(png);
    if (!png.isEmpty() && !version)
        co_return wrong(base::ErrorKind::Malformed, "no PNG");
    if (png.size() > largestAvatar)
        co_return wrong(base::ErrorKind::TooLarge, "picture too large");
    if (version) {
        metadata.versions.push_back(*version);
        const PubSubItem bytes{version->id, xml::write(AvatarBytes{png})};
        const auto sent = co_await m_pep.publish(nsAvatarData.toString(), bytes, NodeOptions()).on(this);
        if (!sent)
            co_return sent.error();
    }
    const PubSubItem item{version ? version->id : QString(), xml::write(metadata)};
    const auto announcement = co_await m_pep.publish(nsAvatarMetadata.toString(), item, NodeOptions()).on(this);
    if (!announcement)
        co_return announcement.error();
    VCardPhoto photo;
    if (version) {
        photo.type = version->type;
        photo.bytes = png;
    }
    co_return co_await m_cards.setPhoto(photo).on(this);
}

QString fetchable(const AvatarMetadata &metadata)
{
    for (const auto &version : metadata.versions) {
        if (version.url.isEmpty() && version.bytes > 0 && version.bytes <= largestAvatar && version.id.size() == 40
            && QByteArray::fromHex(version.id.toLatin1()).size() == 20)
            return version.id.toLower();
    }
    return {};
}

bool isPicture(const QByteArray &bytes, const QString &hash)
{
    return !bytes.isEmpty() && bytes.size() <= largestAvatar && hashOf(bytes) == hash.toLower();
}

std::optional<AvatarVersion> describePng(const QByteArray &png)
{
    constexpr qsizetype header = 24; // signature, length and name of IHDR, width, height
    if (png.size() < header || !png.startsWith("\x89PNG\r\n\x1a\n"))
        return std::nullopt;
    const auto width = qFromBigEndian<quint32>(png.constData() + 16);
    const auto height = qFromBigEndian<quint32>(png.constData() + 20);
    return AvatarVersion{hashOf(png), quint32(png.size()), QStringLiteral("image/png"), width, height};
}

} // namespace xep

#include "xep/moc_Avatars.cpp"
