// SPDX-License-Identifier: GPL-3.0-or-later
// Which program that is (XEP-0092): asks, and tells those who may know, without the operating system.
#pragma once

#include "stream/Session.h"
#include "xep/Circle.h"
#include "xep/Module.h"

namespace xep {

struct SoftwareVersion
{
    QString name = {};
    QString version = {};
    QString os = {};

    static constexpr auto wire()
    {
        return xml::element<SoftwareVersion>(u"jabber:iq:version", u"query",
                                             xml::childText(u"name", &SoftwareVersion::name),
                                             xml::childText(u"version", &SoftwareVersion::version),
                                             xml::childText(u"os", &SoftwareVersion::os));
    }
    bool operator==(const SoftwareVersion &) const = default;
};

class Version : public QObject
{
    Q_OBJECT

public:
    Version(stream::Session &session, Circle &circle);
    static About about();

    base::Task<base::Result<SoftwareVersion>> ask(base::Jid of);

private:
    stream::Session &m_session;
};

// What we say to a question of that sender.
base::Result<xml::Element> versionFor(const stream::Origin &asker, const Circle &circle);

} // namespace xep
