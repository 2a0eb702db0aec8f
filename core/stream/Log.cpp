// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Log.h"

#include "xml/Writer.h"

namespace stream {

Q_LOGGING_CATEGORY(streamLog, "lucchetto.stream", QtInfoMsg)

namespace {

const QString cut = QStringLiteral("[cut]");

// Everything inside these speaks of credentials.
bool isSecretSpace(const QString &space)
{
    return space == u"urn:ietf:params:xml:ns:xmpp-sasl" || space == u"urn:xmpp:sasl:2" || space == u"urn:xmpp:fast:0"
        || space == u"urn:xmpp:sasl-upgrade:0" || space == u"urn:xmpp:scram-upgrade:0" || space == u"urn:xmpp:pars:0"
        || space == u"urn:xmpp:invite";
}

// Harmless children of those, useful when looking for a fault.
bool isPlainWord(const QString &local)
{
    return local == u"mechanism" || local == u"software" || local == u"device" || local == u"authorization-identifier";
}

bool isPasswordField(const xml::Element &element)
{
    const QString &space = element.name().space.text();
    const QString &local = element.name().local.text();
    return local == u"password" || (space == u"jabber:iq:register" && (local == u"key" || local == u"token"))
        || (space == u"jabber:x:data" && local == u"field"
            && (element.attribute(u"type") == u"text-private"
                || element.attribute(u"var").contains(u"password", Qt::CaseInsensitive)));
}

xml::Element copyWithoutSecrets(const xml::Element &element, bool insidePassword)
{
    const bool isSecret = isSecretSpace(element.name().space.text());
    const bool isPassword = insidePassword || isPasswordField(element);
    xml::Element copy(element.name());
    for (const auto &attribute : element.attributes()) {
        const QString &name = attribute.name.local.text();
        const bool isToken = name == u"token" || name == u"password"
            || (element.name().space.text() == u"urn:xmpp:sm:3" && (name == u"id" || name == u"previd"));
        copy.set(attribute.name, isToken ? cut : attribute.value);
    }
    if (!element.text().isEmpty())
        copy.setText(isPassword || (isSecret && !isPlainWord(element.name().local.text())) ? cut : element.text());
    for (const auto &child : element.children())
        copy.add(copyWithoutSecrets(child, isPassword));
    return copy;
}

} // namespace

xml::Element redacted(const xml::Element &element)
{
    return copyWithoutSecrets(element, false);
}

void Log::write(const base::Jid &account, Direction direction, const xml::Element &element) const
{
    if (m_sink)
        m_sink(account, direction, xml::write(redacted(element), xml::Atom::of(xml::ns::client)));
}

} // namespace stream
