// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/StanzaIds.h"

#include <QRandomGenerator>

#include <array>

namespace xep {
namespace {

QString bounded(const QString &id)
{
    return id.size() <= longestId ? id : QString();
}

} // namespace

About StanzaId::about()
{
    return {{{u"0359", u"Unique and Stable Stanza IDs", u"0.7.0"}}, {u"urn:xmpp:sid:0"}};
}

QString archiveId(const xml::Element &message, const base::Jid &by)
{
    QString found;
    int count = 0;
    for (const auto &stanzaId : xml::findAll<StanzaId>(message)) {
        if (stanzaId.by == by) {
            found = stanzaId.id;
            ++count;
        }
    }
    return count == 1 ? bounded(found) : QString();
}

QString originId(const xml::Element &message)
{
    const auto found = xml::find<OriginId>(message);
    return found ? bounded(found->id) : QString();
}

QString randomId()
{
    std::array<quint32, 4> bits;
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    const auto bytes = QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof(bits));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace xep
