// SPDX-License-Identifier: GPL-3.0-or-later
// A stream on which nobody has signed in yet, under the same TLS guarantees as a login: for registration (XEP-0077).
// Owned by xep::Registration. Main thread.
#pragma once

#include "stream/Session.h"

namespace stream {

class PreAuthStream : public QObject
{
    Q_OBJECT

public:
    // Only the domain of settings.jid matters.
    PreAuthStream(model::AccountSettings settings, Dependencies dependencies, QObject *parent = nullptr);
    ~PreAuthStream() override;

    // Finds the server, connects, proves its certificate, and finishes with <stream:features/>. Once.
    base::Task<base::Result<xml::Element>> open();
    // Like Session::ask, addressed to the server; Error::stanza holds an error answer's payload too.
    base::Task<base::Result<xml::Element>> ask(IqType type, xml::Element payload,
                                               std::chrono::milliseconds timeout = std::chrono::seconds(30));
    void close();

Q_SIGNALS:
    void closed(const base::Error &error);

private:
    class Body;
    std::unique_ptr<Body> m_body;
};

} // namespace stream
