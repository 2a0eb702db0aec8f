// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Envelope.h"

#include "xml/Gate.h"
#include "xml/Values.h"
#include "xml/Writer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace xep {
namespace {

constexpr QStringView space = u"urn:xmpp:sce:1";
constexpr qsizetype shortestPadded = 256; // bytes; what is shorter is filled up to it
constexpr quint32 mostRandomPadding = 200;

QString padding(qsizetype written)
{
    auto *random = QRandomGenerator::system();
    const auto filler = std::max<qsizetype>(0, shortestPadded - written);
    const auto length = filler + random->bounded(mostRandomPadding + 1);
    constexpr QStringView letters = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QString text(length, Qt::Uninitialized);
    std::generate(text.begin(), text.end(), [&] { return letters[random->bounded(quint32(letters.size()))]; });
    return text;
}

xml::Element affix(QStringView name, QStringView attribute, const QString &value)
{
    return std::move(xml::Element(space, name).set(attribute, value));
}

base::Error malformed(const char *detail)
{
    return {base::ErrorKind::Malformed, QString::fromLatin1(detail), {}, {}};
}

// A bare address, or nothing if there is none; false if there are several or it cannot be read.
bool readAddress(const xml::Element &envelope, QStringView name, base::Jid &address)
{
    const xml::Name full(space, name);
    if (envelope.count(full) == 0)
        return true;
    const auto read = base::Jid::parse(envelope.child(full)->attribute(u"jid"));
    if (envelope.count(full) > 1 || !read)
        return false;
    address = read->bare();
    return true;
}

} // namespace

About Envelope::about()
{
    return {{{u"0420", u"Stanza Content Encryption", u"0.5.0"}}};
}

QByteArray write(const Envelope &envelope)
{
    xml::Element content(space, u"content");
    for (const auto &element : envelope.content)
        content.add(element);
    xml::Element element(space, u"envelope");
    element.add(std::move(content));
    if (!envelope.from.isEmpty())
        element.add(affix(u"from", u"jid", envelope.from.toString()));
    if (!envelope.to.isEmpty())
        element.add(affix(u"to", u"jid", envelope.to.toString()));
    if (envelope.time.isValid())
        element.add(affix(u"time", u"stamp", xml::writeValue(envelope.time)));
    const auto bare = xml::write(element).size();
    element.add(std::move(xml::Element(space, u"rpad").setText(padding(bare))));
    return xml::write(element);
}

base::Result<Envelope> readEnvelope(QByteArrayView bytes)
{
    if (bytes.size() > largestEnvelope)
        return base::Error{base::ErrorKind::TooLarge, QStringLiteral("envelope too large"), {}, {}};
    const auto element = xml::Gate::parse(bytes);
    if (!element || !element->is(space, u"envelope"))
        return malformed("no envelope");
    static const xml::Name contentName(space, u"content");
    if (element->count(contentName) != 1)
        return malformed("not one content");
    Envelope envelope;
    for (const auto &child : element->child(contentName)->children()) {
        if (!isForServers(child))
            envelope.content.push_back(child);
    }
    if (!readAddress(*element, u"from", envelope.from) || !readAddress(*element, u"to", envelope.to))
        return malformed("address");
    if (const auto *time = element->child(u"time")) {
        const auto stamp = xml::readValue(time->attribute(u"stamp"), static_cast<const QDateTime *>(nullptr));
        if (!stamp)
            return malformed("time");
        envelope.time = *stamp;
    }
    return envelope;
}

bool isForServers(const xml::Element &element)
{
    constexpr std::array spaces = {
        QStringView(u"urn:xmpp:hints"),
        QStringView(u"urn:xmpp:sid:0"),
        QStringView(u"http://jabber.org/protocol/address"),
        QStringView(u"urn:xmpp:eme:0"),
    };
    return std::any_of(spaces.begin(), spaces.end(),
                       [&](QStringView one) { return element.name().space.text() == one; });
}

} // namespace xep
