// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/TrustLinks.h"

#include "xep/Invitations.h"
#include "xep/OmemoWire.h"

#include <QUrl>

#include <algorithm>
#include <tuple>

namespace xep {
namespace {

constexpr qsizetype keyLength = 32; // bytes
constexpr QStringView devicePrefix = u"omemo-sid-";
constexpr QStringView omemo2 = u"urn:xmpp:omemo:2";

// 64 hexadecimal digits, or 66 that begin with 05.
std::optional<QByteArray> readKey(const QString &text)
{
    const bool isHex = std::all_of(text.begin(), text.end(), [](QChar digit) {
        return (digit >= u'0' && digit <= u'9') || (digit.toLower() >= u'a' && digit.toLower() <= u'f');
    });
    auto bytes = isHex && text.size() % 2 == 0 ? QByteArray::fromHex(text.toLatin1()) : QByteArray();
    if (bytes.size() == keyLength + 1 && bytes.front() == 5)
        bytes.remove(0, 1);
    return bytes.size() == keyLength ? std::optional(bytes) : std::nullopt;
}

bool readInto(std::vector<NamedKey> &keys, const QString &text, NamedKey key)
{
    const auto bytes = readKey(text);
    if (bytes) {
        key.bytes = *bytes;
        keys.push_back(std::move(key));
    }
    return bytes.has_value();
}

// The page at which Conversations shows an address: https://…/i/address?key=value&…
QString addressOfPage(const QUrl &page)
{
    const QString path = page.path(QUrl::FullyEncoded);
    if (!path.startsWith(u"/i/"))
        return {};
    return QStringLiteral("xmpp:") + path.mid(3) + u'?' + page.query(QUrl::FullyEncoded).replace(u'&', u';');
}

QString hex(const NamedKey &key)
{
    return QString::fromLatin1(key.bytes.toHex());
}

QString addressOf(const base::Jid &owner)
{
    return QStringLiteral("xmpp:")
        + QString::fromLatin1(QUrl::toPercentEncoding(owner.toString(), QByteArrayLiteral("@")));
}

// One part of the query; false if it should be a key and is none.
bool readPart(TrustLink &link, const QString &name, const QString &value, KeyForm form)
{
    if (name == u"omemo")
        return readInto(link.trusted, value, {});
    if (name == u"trust")
        return readInto(link.trusted, value, {{}, 0, form});
    if (name == u"distrust")
        return readInto(link.distrusted, value, {{}, 0, form});
    if (!name.startsWith(devicePrefix))
        return true;
    const auto device = omemo::readDeviceId(name.mid(devicePrefix.size()));
    return device && readInto(link.trusted, value, {{}, *device});
}

} // namespace

std::optional<TrustLink> parseTrustLink(QStringView text)
{
    text = text.trimmed();
    QString address = text.toString();
    if (text.startsWith(u"https:", Qt::CaseInsensitive))
        address = addressOfPage(QUrl(address, QUrl::StrictMode));
    const auto uri = parseXmppUri(address);
    if (!uri || uri->jid.local().isEmpty())
        return std::nullopt;
    const QString encryption = uri->values.value(QStringLiteral("encryption"));
    if (uri->action == u"trust-message" && encryption != omemo2 && !encryption.startsWith(u"eu.siacs.conversations"))
        return std::nullopt;
    const auto form = encryption == omemo2 ? KeyForm::Ed25519 : KeyForm::Curve25519;
    TrustLink link{uri->jid.bare(), {}, {}};
    for (auto part = uri->values.cbegin(); part != uri->values.cend(); ++part) {
        if (!readPart(link, part.key(), part.value(), form))
            return std::nullopt;
    }
    const auto byBytes = [](const NamedKey &a, const NamedKey &b) {
        return std::tie(a.bytes, a.device) < std::tie(b.bytes, b.device);
    };
    std::sort(link.trusted.begin(), link.trusted.end(), byBytes);
    std::sort(link.distrusted.begin(), link.distrusted.end(), byBytes);
    return link.trusted.empty() && link.distrusted.empty() ? std::nullopt : std::optional(std::move(link));
}

QString writeTrustLink(const TrustLink &link)
{
    QStringList parts;
    for (const auto &key : link.trusted)
        parts.append(QStringLiteral("%1%2=%3").arg(devicePrefix.toString(), QString::number(key.device), hex(key)));
    return addressOf(link.owner) + u'?' + parts.join(u';');
}

QString writeTrustMessageLink(const TrustLink &link)
{
    QString text = addressOf(link.owner) + QStringLiteral("?trust-message;encryption=") + omemo2.toString();
    for (const auto &key : link.trusted)
        text += QStringLiteral(";trust=") + hex(key);
    for (const auto &key : link.distrusted)
        text += QStringLiteral(";distrust=") + hex(key);
    return text;
}

} // namespace xep
