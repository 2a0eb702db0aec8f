// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Gate.h"

#include <expat.h>

#include <cstring>

namespace xml {
namespace {

constexpr char separator = '\n'; // between namespace and local name as expat joins them; no valid URI holds it
constexpr qsizetype largestPiece = 64 * 1024; // fed to expat at once, so that limits are checked often
constexpr qsizetype largestTag = 256 * 1024;  // an unfinished tag is read again with each piece: keep that short

struct ParserDeleter
{
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

// Non-characters are well-formed to expat, but no peer sends them in good faith (security.md A14).
bool hasNonCharacter(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0xFDD0 && (unit <= 0xFDEF || unit >= 0xFFFE))
            return true;
        if (QChar::isHighSurrogate(unit) && (unit & 0x3F) == 0x3F && i + 1 < text.size()
            && (text[i + 1].unicode() & 0x3FE) == 0x3FE)
            return true;
    }
    return false;
}

} // namespace

class Gate::Parser
{
public:
    Parser(Handlers handlers, Limits limits, bool wholeDocument)
        : m_handlers(std::move(handlers))
        , m_limits(limits)
        , m_rootDepth(wholeDocument ? 0 : 1)
        , m_expat(XML_ParserCreateNS("UTF-8", separator))
    {
        XML_Parser expat = m_expat.get();
        XML_SetUserData(expat, this);
#ifdef EXPAT_DEFERS_REPARSING
        XML_SetReparseDeferralEnabled(expat, XML_FALSE); // a stanza must not wait for the next one; tags are bounded
#endif
        XML_SetElementHandler(expat, start, end);
        XML_SetCharacterDataHandler(expat, characters);
        XML_SetCommentHandler(expat,
                              [](void *self, const XML_Char *) { of(self).refuse("restricted-xml", "comment"); });
        XML_SetProcessingInstructionHandler(expat, [](void *self, const XML_Char *, const XML_Char *) {
            of(self).refuse("restricted-xml", "processing instruction");
        });
        XML_SetDoctypeDeclHandler(
            expat,
            [](void *self, const XML_Char *, const XML_Char *, const XML_Char *, int) {
                of(self).refuse("restricted-xml", "document type declaration");
            },
            nullptr);
        XML_SetStartCdataSectionHandler(expat, nullptr);
        XML_SetXmlDeclHandler(expat, [](void *self, const XML_Char *, const XML_Char *encoding, int) {
            if (encoding && qstricmp(encoding, "UTF-8") != 0)
                of(self).refuse("unsupported-encoding", "encoding is not UTF-8");
        });
        XML_SetNamespaceDeclHandler(
            expat, [](void *self, const XML_Char *, const XML_Char *) { ++of(self).m_declarations; }, nullptr);
    }

    bool feed(QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && m_condition.isEmpty() && !m_stopped) {
            const auto piece = bytes.first(std::min(bytes.size(), largestPiece));
            bytes = bytes.sliced(piece.size());
            parsePiece(piece);
            if (m_stopped)
                m_dropped += bytes.size();
        }
        return m_condition.isEmpty();
    }

    void stop()
    {
        m_stopped = true;
        XML_StopParser(m_expat.get(), XML_TRUE);
    }

    qsizetype bytesBehind() const
    {
        return m_total - m_stanzaEnd;
    }
    bool isInsideElement() const
    {
        return m_stack.size() > 0 || bytesBehind() > m_ignorable;
    }

    std::optional<Element> unfinished() const
    {
        const auto shell = [](const Element &element) {
            Element copy(element.name());
            copy.m_attributes = element.m_attributes;
            return copy;
        };
        if (m_stack.empty())
            return std::nullopt;
        Element stanza = shell(m_stack.front());
        if (m_stack.size() > 1)
            stanza.add(shell(m_stack[1]));
        return stanza;
    }

    const Handlers m_handlers;
    const Limits m_limits;
    QString m_condition;
    QString m_detail;
    qsizetype m_dropped = 0;

private:
    static Parser &of(void *self)
    {
        return *static_cast<Parser *>(self);
    }

    void parsePiece(QByteArrayView piece)
    {
        // expat looks for UTF-16 in the first two bytes even when told UTF-8, however they arrive
        for (qsizetype i = 0; i < piece.size() && m_total + i < 2; ++i) {
            if (quint8(piece[i]) >= 0xFE || piece[i] == 0)
                return refuse("unsupported-encoding", "not UTF-8");
        }
        const auto status = XML_Parse(m_expat.get(), piece.data(), int(piece.size()), XML_FALSE);
        if (m_stopped && m_condition.isEmpty()) {
            const auto consumed = XML_GetCurrentByteIndex(m_expat.get()) + XML_GetCurrentByteCount(m_expat.get());
            m_dropped += std::max<qsizetype>(0, m_total + piece.size() - qsizetype(consumed));
        } else if (status == XML_STATUS_ERROR && m_condition.isEmpty()) {
            const auto code = XML_GetErrorCode(m_expat.get());
            refuse(code == XML_ERROR_UNDEFINED_ENTITY || code == XML_ERROR_MISPLACED_XML_PI ? "restricted-xml"
                                                                                            : "not-well-formed",
                   XML_ErrorString(code));
        }
        m_total += piece.size();
        if (m_total - m_lastEvent > largestTag)
            refuse("policy-violation", "tag too large");
        if (m_total - m_stanzaEnd > m_limits.stanza && m_condition.isEmpty())
            refuse("policy-violation", "stanza too large");
    }

    void refuse(const char *condition, const char *detail)
    {
        if (!m_condition.isEmpty())
            return;
        m_condition = QString::fromLatin1(condition);
        m_detail = QString::fromLatin1(detail);
        XML_StopParser(m_expat.get(), XML_FALSE);
    }

    QString text(const char *utf8, int length = -1)
    {
        auto converted = QString::fromUtf8(utf8, length);
        if (hasNonCharacter(converted))
            refuse("not-well-formed", "non-character");
        return converted;
    }

    Name name(const XML_Char *joined)
    {
        const char *split = std::strrchr(joined, separator);
        if (!split)
            return {Atom(), Atom::met(text(joined))};
        return {Atom::met(text(joined, int(split - joined))), Atom::met(text(split + 1))};
    }

    static void XMLCALL start(void *self, const XML_Char *joined, const XML_Char **attributes)
    {
        of(self).startElement(joined, attributes);
    }

    void startElement(const XML_Char *joined, const XML_Char **attributes)
    {
        m_lastEvent = m_total;
        if (!m_condition.isEmpty() || m_stopped)
            return;
        int count = m_declarations;
        m_declarations = 0;
        for (const XML_Char **at = attributes; *at; at += 2)
            ++count;
        if (count > m_limits.attributes)
            return refuse("policy-violation", "too many attributes");
        if (m_depth >= m_limits.depth)
            return refuse("policy-violation", "nested too deeply");

        Element element(name(joined));
        for (const XML_Char **at = attributes; *at; at += 2) {
            if (const Name known = name(at[0]); !known.isStrange()) // two of that name could not be written
                element.m_attributes.push_back({known, text(at[1])});
        }
        if (!m_condition.isEmpty())
            return;
        if (m_depth < m_rootDepth)
            m_handlers.opened(element);
        else
            m_stack.push_back(std::move(element));
        ++m_depth;
        if (m_depth == m_rootDepth)
            noteStanzaEnd();
    }

    void noteStanzaEnd()
    {
        m_stanzaEnd = qsizetype(XML_GetCurrentByteIndex(m_expat.get())) + XML_GetCurrentByteCount(m_expat.get());
        m_ignorable = 0;
    }

    static void XMLCALL end(void *self, const XML_Char *)
    {
        of(self).endElement();
    }

    void endElement()
    {
        if (!m_condition.isEmpty() || m_stopped)
            return;
        --m_depth;
        if (m_depth < m_rootDepth) {
            m_handlers.closed();
            return;
        }
        Element finished = std::move(m_stack.back());
        m_stack.pop_back();
        if (!m_stack.empty()) {
            m_stack.back().m_children.push_back(std::move(finished));
            return;
        }
        noteStanzaEnd();
        m_handlers.received(std::move(finished));
    }

    static void XMLCALL characters(void *self, const XML_Char *utf8, int length)
    {
        Parser &parser = of(self);
        parser.m_lastEvent = parser.m_total;
        if (parser.m_stack.empty()) {
            parser.m_ignorable += length;
            for (int i = 0; i < length; ++i) {
                if (!std::strchr(" \t\r\n", utf8[i]))
                    return parser.refuse("bad-format", "text between stanzas");
            }
            return;
        }
        parser.m_stack.back().m_text += parser.text(utf8, length);
    }

    const int m_rootDepth;
    std::unique_ptr<XML_ParserStruct, ParserDeleter> m_expat;
    std::vector<Element> m_stack;
    int m_depth = 0;
    int m_declarations = 0;
    qsizetype m_stanzaEnd = 0; // in bytes of the whole stream
    qsizetype m_ignorable = 0;
    qsizetype m_total = 0;
    qsizetype m_lastEvent = 0; // m_total when expat last told us something
    bool m_stopped = false;
};

Gate::Gate(Handlers handlers, Limits limits)
    : m_parser(std::make_unique<Parser>(std::move(handlers), limits, false))
{
}

Gate::~Gate() = default;

bool Gate::feed(QByteArrayView bytes)
{
    return m_parser->feed(bytes);
}

bool Gate::isInsideElement() const
{
    return m_parser->isInsideElement();
}

qsizetype Gate::bytesBehind() const
{
    return m_parser->bytesBehind();
}

void Gate::stop()
{
    m_parser->stop();
}

qsizetype Gate::droppedBytes() const
{
    return m_parser->m_dropped;
}

QString Gate::errorCondition() const
{
    return m_parser->m_condition;
}

QString Gate::errorDetail() const
{
    return m_parser->m_detail;
}

std::optional<Element> Gate::unfinished() const
{
    return m_parser->unfinished();
}

std::optional<Element> Gate::parse(QByteArrayView document, Limits limits)
{
    std::optional<Element> root;
    Parser parser({[](const Element &) {}, [&root](Element element) { root = std::move(element); }, [] {}}, limits,
                  true);
    if (!parser.feed(document) || !root)
        return std::nullopt;
    return root;
}

} // namespace xml
