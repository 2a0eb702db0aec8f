// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Bodies.h"

#include "xml/Name.h"

namespace xep {
namespace {

const xml::Name &bodyName()
{
    static const xml::Name name(xml::ns::client, u"body");
    return name;
}

} // namespace

QString bodyOf(const xml::Element &message, QStringView language)
{
    static const xml::Name lang(xml::ns::xml, u"lang");
    const xml::Element *first = nullptr;
    const xml::Element *plain = nullptr;
    const xml::Element *wanted = nullptr;
    for (const auto &child : message.children()) {
        if (!child.is(bodyName()))
            continue;
        const auto own = child.findAttribute(lang);
        if (!first)
            first = &child;
        if (!own && !plain)
            plain = &child;
        if (own && !wanted && !language.isEmpty() && own->compare(language, Qt::CaseInsensitive) == 0)
            wanted = &child;
    }
    const xml::Element *body = wanted ? wanted : plain ? plain : first;
    return body ? body->text().left(longestBody) : QString();
}

void addBody(xml::Element &message, const QString &text)
{
    message.add(std::move(xml::Element(bodyName()).setText(text)));
}

} // namespace xep
