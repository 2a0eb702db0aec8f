// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Jid.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace base {
namespace {

constexpr qsizetype longestPart = 1023; // bytes, RFC 7622 §3.1

bool isPlainAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' || c == u'.';
    });
}

bool fits(QStringView part)
{
    return !part.isEmpty() && (part.size() * 3 <= longestPart || part.toUtf8().size() <= longestPart);
}

// Characters that PRECIS allows in no string class: controls, unassigned, surrogates alone, private use, ignorables.
bool isForbidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return c == 0x034F || c == 0x115F || c == 0x1160 || (c >= 0xFE00 && c <= 0xFE0F);
    }
}

bool isForbiddenInLocal(char32_t c)
{
    static constexpr QStringView excluded = u"\"&'/:<>@"; // RFC 7622 §3.3.1
    return isForbidden(c) || QChar::isSpace(c) || (c < 0x80 && excluded.contains(QChar(char16_t(c))));
}

template<typename Predicate>
bool hasAny(QStringView text, Predicate forbidden)
{
    const auto codePoints = text.toUcs4();
    return std::any_of(codePoints.begin(), codePoints.end(), forbidden);
}

std::optional<QString> prepareLocal(QStringView text)
{
    if (isPlainAscii(text))
        return text.toString();
    // UsernameCaseMapped (RFC 8265 §3.3); compatibility forms are mapped as deployed servers (stringprep) do.
    const QString prepared = text.toString()
                                 .normalized(QString::NormalizationForm_KC)
                                 .toCaseFolded()
                                 .normalized(QString::NormalizationForm_KC);
    if (hasAny(prepared, isForbiddenInLocal))
        return std::nullopt;
    return prepared;
}

std::optional<QString> prepareDomain(QStringView text)
{
    if (text.endsWith(u'.'))
        text.chop(1);
    if (text.isEmpty() || text.endsWith(u'.'))
        return std::nullopt;
    if (isPlainAscii(text) && !text.startsWith(u"xn--") && !text.contains(u".xn--"))
        return text.contains(u"..") || text.startsWith(u'.') ? std::nullopt : std::optional(text.toString());
    if (text.startsWith(u'[') && text.endsWith(u']')) {
        const QHostAddress address(text.mid(1, text.size() - 2).toString());
        return address.protocol() == QAbstractSocket::IPv6Protocol ? std::optional(text.toString().toLower())
                                                                   : std::nullopt;
    }
    const QByteArray ascii = QUrl::toAce(text.toString().toLower(), QUrl::IgnoreIDNWhitelist);
    if (ascii.isEmpty() || ascii.size() > longestPart || ascii.startsWith('.') || ascii.endsWith('.')
        || ascii.contains(".."))
        return std::nullopt;
    QString domain = QString::fromLatin1(ascii);
    for (const auto c : std::as_const(domain)) {
        if (!(c.isLower() || c.isDigit() || c == u'-' || c == u'.'))
            return std::nullopt;
    }
    // Qt keeps A-labels outside of some top-level domains unless told otherwise; what is safe to show is not asked here.
    const QString unicode = QUrl::fromAce(ascii, QUrl::IgnoreIDNWhitelist);
    return unicode.isEmpty() ? domain : unicode;
}

std::optional<QString> prepareResource(QStringView text)
{
    if (isPlainAscii(text))
        return text.toString();
    const QString prepared = text.toString().normalized(QString::NormalizationForm_C); // OpaqueString, RFC 8265 §4.2
    if (hasAny(prepared, isForbidden))
        return std::nullopt;
    return prepared;
}

} // namespace

std::optional<Jid> Jid::parse(QStringView text)
{
    // The first slash ends the address proper, then the first @ ends the local part (RFC 7622 §3.2).
    const auto slash = text.indexOf(u'/');
    const auto address = slash < 0 ? text : text.first(slash);
    const auto at = address.indexOf(u'@');
    if (at == 0 || (slash >= 0 && slash + 1 == text.size()))
        return std::nullopt;
    return fromParts(at < 0 ? QStringView() : address.first(at), address.mid(at + 1),
                     slash < 0 ? QStringView() : text.mid(slash + 1));
}

std::optional<Jid> Jid::fromParts(QStringView local, QStringView domain, QStringView resource)
{
    if (!fits(domain) || (!local.isEmpty() && !fits(local)) || (!resource.isEmpty() && !fits(resource)))
        return std::nullopt;
    auto preparedDomain = prepareDomain(domain);
    if (!preparedDomain || !fits(*preparedDomain))
        return std::nullopt;
    auto preparedLocal = local.isEmpty() ? std::optional(QString()) : prepareLocal(local);
    auto preparedResource = resource.isEmpty() ? std::optional(QString()) : prepareResource(resource);
    if (!preparedLocal || !preparedResource)
        return std::nullopt;
    if ((!local.isEmpty() && !fits(*preparedLocal)) || (!resource.isEmpty() && !fits(*preparedResource)))
        return std::nullopt;
    return Jid(std::move(*preparedLocal), std::move(*preparedDomain), std::move(*preparedResource));
}

QString Jid::domainForDns() const
{
    return QString::fromLatin1(QUrl::toAce(m_domain, QUrl::IgnoreIDNWhitelist));
}

Jid Jid::withResource(QStringView resource) const
{
    return fromParts(m_local, m_domain, resource).value_or(bare());
}

QString Jid::toString() const
{
    QString text;
    text.reserve(m_local.size() + m_domain.size() + m_resource.size() + 2);
    if (!m_local.isEmpty())
        text += m_local + u'@';
    text += m_domain;
    if (!m_resource.isEmpty())
        text += u'/' + m_resource;
    return text;
}

} // namespace base
