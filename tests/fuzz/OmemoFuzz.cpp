// SPDX-License-Identifier: GPL-3.0-or-later
// Any element as what OMEMO carries: device lists, bundles, locked messages of both profiles, and the envelope inside
// with what it says of keys. What is read keeps its bounds, and is read again out of what is written.
#include "xep/Envelope.h"
#include "xep/OmemoWire.h"
#include "xep/TrustMessages.h"
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <cstdlib>

namespace {

using namespace xep::omemo;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

xml::Element again(const xml::Element &written)
{
    auto carried = xml::Gate::parse(xml::write(written));
    require(carried.has_value());
    return std::move(*carried);
}

void checkDevices(const Wire &wire, const xml::Element &element)
{
    const auto devices = wire.readDevices(element);
    if (!devices)
        return;
    require(devices->size() <= mostDevices);
    for (const auto &device : *devices)
        require(device.id >= 1 && device.id <= largestId);
    const auto carried = wire.readDevices(again(wire.writeDevices(*devices)));
    require(carried && carried->size() == devices->size());
}

void checkBundle(const Wire &wire, const xml::Element &element)
{
    const auto bundle = wire.readBundle(element);
    if (!bundle)
        return;
    require(isBounded(*bundle));
    require(wire.readBundle(again(wire.writeBundle(*bundle))) == bundle);
}

void checkLocked(const Wire &wire, const xml::Element &element)
{
    const auto locked = wire.readLocked(element);
    if (!locked)
        return;
    require(locked->keys.size() <= mostKeys && locked->sender >= 1);
    const auto carried = wire.readLocked(again(wire.writeLocked(*locked)));
    require(carried && carried->keys.size() == locked->keys.size() && carried->payload == locked->payload);
}

// What is said of keys inside an envelope.
void checkWords(const std::vector<xml::Element> &content)
{
    const auto words = xep::trustMessageIn(content);
    if (!words)
        return;
    std::size_t statements = 0;
    for (const auto &owner : words->owners)
        statements += owner.trusted.size() + owner.distrusted.size();
    require(statements <= xep::mostTrustStatements);
    require(xep::trustMessageIn({again(xep::write(*words))}) == words);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto envelope = xep::readEnvelope(bytes)) {
        const auto carried = xep::readEnvelope(xep::write(*envelope));
        require(carried && carried->content.size() == envelope->content.size());
        checkWords(envelope->content);
    }
    const auto element = xml::Gate::parse(bytes, {.depth = 16, .attributes = 32, .stanza = 65536});
    if (!element)
        return 0;
    for (const auto profile : {Profile::Legacy, Profile::Omemo2}) {
        const auto &wire = wireOf(profile);
        checkDevices(wire, *element);
        checkBundle(wire, *element);
        checkLocked(wire, *element);
        lockedIn(*element, profile);
    }
    return 0;
}
