// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Iq.h"

#include "xml/Writer.h"

#include <QRandomGenerator>

#include <array>

namespace stream {

using base::ErrorKind;

namespace {

constexpr qsizetype longestText = 300; // of what the other side says about an error (security.md B10)
constexpr qsizetype longestStanza = 4096;

QString conditionFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotSupported: return QStringLiteral("feature-not-implemented");
    case ErrorKind::NotFound: return QStringLiteral("item-not-found");
    case ErrorKind::NotAllowed: return QStringLiteral("not-allowed");
    case ErrorKind::Conflict: return QStringLiteral("conflict");
    case ErrorKind::Malformed: return QStringLiteral("bad-request");
    case ErrorKind::Timeout: return QStringLiteral("remote-server-timeout");
    default: return QStringLiteral("internal-server-error");
    }
}

QString typeFor(const QString &condition)
{
    if (condition == u"bad-request" || condition == u"jid-malformed" || condition == u"not-acceptable")
        return QStringLiteral("modify");
    if (condition == u"forbidden" || condition == u"not-authorized")
        return QStringLiteral("auth");
    if (condition == u"remote-server-timeout" || condition == u"resource-constraint")
        return QStringLiteral("wait");
    return QStringLiteral("cancel");
}

} // namespace

QString freshId()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bits.data()), 16).toHex());
}

base::Error errorIn(const xml::Element &stanza)
{
    base::Error result{ErrorKind::StanzaRefused, {}, QStringLiteral("undefined-condition"), {}};
    result.stanza = xml::write(stanza, stanza.name().space).left(longestStanza);
    const xml::Element *error = stanza.child(u"error");
    if (!error)
        return result;
    static const xml::Atom conditions = xml::Atom::of(xml::ns::stanzaErrors);
    for (const auto &child : error->children()) {
        if (child.name().space != conditions)
            continue;
        if (child.name().local.text() == u"text")
            result.detail = child.text().left(longestText);
        else
            result.condition = child.name().local.text();
    }
    return result;
}

xml::Element errorElement(const base::Error &error)
{
    const QString condition = error.condition.isEmpty() ? conditionFor(error.kind) : error.condition;
    xml::Element element(xml::ns::client, u"error");
    element.set(u"type", typeFor(condition));
    element.add(xml::Element(xml::ns::stanzaErrors, condition));
    return element;
}

} // namespace stream
