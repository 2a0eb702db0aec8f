// SPDX-License-Identifier: GPL-3.0-or-later
// The only door for XML from the network: bytes in, whole stanzas out, everything that XMPP forbids refused
// (RFC 6120 §11.1). Owned by stream::Stream; a new one is made at each stream restart. One thread.
#pragma once

#include "xml/Element.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace xml {

struct Limits
{
    int depth = 64;
    int attributes = 128;                // of one element, namespace declarations included
    qsizetype stanza = 10 * 1024 * 1024; // bytes
};

class Gate
{
public:
    struct Handlers
    {
        std::function<void(const Element &header)> opened; // the stream header, without children
        std::function<void(Element stanza)> received;      // each child of the stream
        std::function<void()> closed;                      // </stream:stream>
    };

    explicit Gate(Handlers handlers, Limits limits = {});
    ~Gate();
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;

    // Takes any piece of the stream; handlers are called from within. False once the stream broke a rule:
    // from then on nothing is read and errorCondition() names the stream error to send.
    bool feed(QByteArrayView bytes);
    // True if bytes of an unfinished element wait: nothing may at a security-layer change (security.md A02).
    bool isInsideElement() const;
    // Bytes after the last whole element, white space among them.
    qsizetype bytesBehind() const;
    // Stops reading within the current feed(): what follows in the same bytes is dropped, counted by droppedBytes().
    void stop();
    qsizetype droppedBytes() const;

    QString errorCondition() const; // such as "restricted-xml"; empty while all is well
    QString errorDetail() const;
    // The beginning of the stanza that broke a rule: it and its child that had begun, without what is in them.
    std::optional<Element> unfinished() const;

    // Reads one document that holds one element, under the same rules; nothing if it breaks them.
    static std::optional<Element> parse(QByteArrayView document, Limits limits = {});

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace xml
