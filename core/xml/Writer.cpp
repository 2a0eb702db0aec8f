// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Writer.h"

namespace xml {
namespace {

bool isLegal(char32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return !(c >= 0xD800 && c <= 0xDFFF) && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF) && c <= 0x10FFFF;
}

void appendUtf8(QByteArray &out, char32_t c)
{
    if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
    }
    out += char(0x80 | (c & 0x3F));
}

void appendEscaped(QByteArray &out, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(char16_t(c), text[++i].unicode());
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '\'': out += "&apos;"; break;
        case '"': out += "&quot;"; break;
        case '\r': out += "&#13;"; break;
        default:
            if (!isLegal(c))
                c = 0xFFFD;
            if (c < 0x80)
                out += char(c);
            else
                appendUtf8(out, c);
        }
    }
}

// Attribute values are normalised by readers unless white space is written as references (XML 1.0 §3.3.3).
void appendAttribute(QByteArray &out, QStringView value)
{
    QByteArray escapedValue;
    appendEscaped(escapedValue, value);
    escapedValue.replace('\n', "&#10;").replace('\t', "&#9;");
    out += "='" + escapedValue + '\'';
}

void append(QByteArray &out, const Element &element, Atom inherited)
{
    const QByteArray tag = element.name().local.text().toUtf8();
    const Atom space = element.name().space;
    out += '<' + tag;
    if (space != inherited) {
        out += " xmlns";
        appendAttribute(out, space.text());
    }
    int prefixes = 0;
    for (const auto &attribute : element.attributes()) {
        QByteArray name = attribute.name.local.text().toUtf8();
        if (attribute.name.space.text() == ns::xml) {
            name.prepend("xml:");
        } else if (!attribute.name.space.isEmpty()) {
            const QByteArray prefix = "n" + QByteArray::number(prefixes++);
            out += " xmlns:" + prefix;
            appendAttribute(out, attribute.name.space.text());
            name.prepend(prefix + ':');
        }
        out += ' ' + name;
        appendAttribute(out, attribute.value);
    }
    if (element.text().isEmpty() && element.children().empty()) {
        out += "/>";
        return;
    }
    out += '>';
    appendEscaped(out, element.text());
    for (const auto &child : element.children())
        append(out, child, space);
    out += "</" + tag + '>';
}

} // namespace

QByteArray write(const Element &element, Atom inherited)
{
    QByteArray out;
    out.reserve(512);
    append(out, element, inherited);
    return out;
}

QByteArray escaped(QStringView text)
{
    QByteArray out;
    appendEscaped(out, text);
    return out;
}

} // namespace xml
