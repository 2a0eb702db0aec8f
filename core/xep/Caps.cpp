// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Caps.h"

#include <QCryptographicHash>

#include <algorithm>

namespace xep {
namespace {

constexpr qsizetype mostRemembered = 1000;
const QString programNode = QStringLiteral("urn:lucchetto:client");

// Sorted as bytes (i;octet); nothing if one comes twice or holds the separator.
std::optional<QByteArray> joined(std::vector<QByteArray> parts)
{
    std::sort(parts.begin(), parts.end());
    if (std::adjacent_find(parts.begin(), parts.end()) != parts.end())
        return std::nullopt;
    QByteArray all;
    for (const auto &part : parts) {
        if (part.contains('<'))
            return std::nullopt;
        all += part + '<';
    }
    return all;
}

std::optional<QByteArray> identitiesOf(const Abilities &info)
{
    std::vector<QByteArray> parts;
    for (const auto &one : info.identities) {
        if (one.category.contains(u'/') || one.type.contains(u'/'))
            return std::nullopt;
        parts.push_back((one.category + u'/' + one.type + u'/' + one.language + u'/' + one.name).toUtf8());
    }
    return joined(std::move(parts));
}

std::optional<QByteArray> featuresOf(const Abilities &info)
{
    std::vector<QByteArray> parts;
    for (const auto &one : info.features)
        parts.push_back(one.var.toUtf8());
    return joined(std::move(parts));
}

// "var<value<value<", values sorted.
std::optional<QByteArray> fieldText(const FormField &field)
{
    std::vector<QByteArray> values;
    for (const auto &value : field.values) {
        if (value.contains(u'<'))
            return std::nullopt;
        values.push_back(value.toUtf8());
    }
    if (field.var.contains(u'<'))
        return std::nullopt;
    std::sort(values.begin(), values.end());
    QByteArray text = field.var.toUtf8() + '<';
    for (const auto &value : values)
        text += value + '<';
    return text;
}

std::optional<QByteArray> formText(const DataForm &form)
{
    const FormField *type = form.field(u"FORM_TYPE");
    if (type->values.size() != 1 || type->values.front().contains(u'<'))
        return std::nullopt;
    std::vector<std::pair<QByteArray, QByteArray>> fields;
    for (const auto &field : form.fields) {
        if (field.var == u"FORM_TYPE")
            continue;
        const auto text = fieldText(field);
        if (!text)
            return std::nullopt;
        fields.emplace_back(field.var.toUtf8(), *text);
    }
    std::sort(fields.begin(), fields.end());
    QByteArray all = type->values.front().toUtf8() + '<';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0 && fields[i].first == fields[i - 1].first)
            return std::nullopt;
        all += fields[i].second;
    }
    return all;
}

std::optional<QByteArray> formsOf(const Abilities &info)
{
    std::vector<std::pair<QByteArray, QByteArray>> forms;
    for (const auto &form : info.forms) {
        const FormField *type = form.field(u"FORM_TYPE");
        if (!type || type->type != FieldType::Hidden)
            continue; // §5.4 3.6: such a form does not count
        const auto text = formText(form);
        if (!text)
            return std::nullopt;
        forms.emplace_back(type->values.front().toUtf8(), *text);
    }
    std::sort(forms.begin(), forms.end());
    QByteArray all;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (i > 0 && forms[i].first == forms[i - 1].first)
            return std::nullopt;
        all += forms[i].second;
    }
    return all;
}

} // namespace

About Caps::about()
{
    return {{{u"0115", u"Entity Capabilities", u"1.6.0"}}, {u"http://jabber.org/protocol/caps"}};
}

Caps::Caps(Disco &disco, stream::Session &session)
    : m_disco(disco)
{
    connect(&session, &stream::Session::online, this, [this](const stream::SessionStart &start) {
        if (!start.facts.resumed)
            m_unproven.clear();
    });
}

base::Task<base::Result<Abilities>> Caps::of(base::Jid device, CapsHash hash)
{
    if (const auto known = m_proven.constFind(hash.version); known != m_proven.constEnd() && hash.hash == u"sha-1")
        co_return *known;
    if (const auto known = m_unproven.constFind(device); known != m_unproven.constEnd() && known->first == hash.version)
        co_return known->second;
    auto answer = co_await m_disco.info(device, hash.node + u'#' + hash.version).on(this);
    if (!answer)
        co_return answer;
    if (proves(*answer, hash)) {
        if (m_proven.size() >= mostRemembered)
            m_proven.erase(m_proven.cbegin());
        m_proven.insert(hash.version, *answer);
    } else {
        if (m_unproven.size() >= mostRemembered)
            m_unproven.erase(m_unproven.cbegin());
        m_unproven.insert(device, {hash.version, *answer});
    }
    co_return answer;
}

CapsHash ownCaps()
{
    static const QString version = capsVersion(ownAbilities());
    return {QStringLiteral("sha-1"), programNode, version};
}

const QString &ownCapsNode()
{
    static const QString node = programNode + u'#' + ownCaps().version;
    return node;
}

QString capsVersion(const Abilities &info)
{
    const auto identities = identitiesOf(info);
    const auto features = featuresOf(info);
    const auto forms = formsOf(info);
    if (!identities || !features || !forms)
        return {};
    const QByteArray all = *identities + *features + *forms;
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha1).toBase64());
}

bool proves(const Abilities &info, const CapsHash &hash)
{
    return hash.hash == u"sha-1" && !hash.version.isEmpty() && capsVersion(info) == hash.version;
}

} // namespace xep

#include "xep/moc_Caps.cpp"
