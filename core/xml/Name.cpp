// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Name.h"

#include <QMutex>

#include <limits>
#include <memory>
#include <unordered_map>

namespace xml {
namespace {

constexpr std::size_t mostMet = 20'000;

struct Hash
{
    std::size_t operator()(QStringView text) const { return qHash(text); }
};

struct Pool
{
    QMutex mutex;
    std::unordered_map<QStringView, std::unique_ptr<const QString>, Hash> atoms;
    const QString nothing;
    const QString strange = QStringLiteral("_"); // can be written
};

Pool &pool()
{
    static Pool thePool;
    return thePool;
}

} // namespace

Atom Atom::of(QStringView text)
{
    return kept(text, std::numeric_limits<std::size_t>::max());
}

Atom Atom::met(QStringView text)
{
    return kept(text, mostMet);
}

Atom Atom::kept(QStringView text, std::size_t most)
{
    if (text.isEmpty())
        return {};
    Pool &atoms = pool();
    const QMutexLocker lock(&atoms.mutex);
    if (const auto found = atoms.atoms.find(text); found != atoms.atoms.end())
        return Atom(found->second.get());
    if (atoms.atoms.size() >= most)
        return Atom(&atoms.strange);
    auto copy = std::make_unique<const QString>(text.toString());
    const QString *kept = copy.get();
    atoms.atoms.emplace(QStringView(*kept), std::move(copy));
    return Atom(kept);
}

bool Atom::isStrange() const
{
    return m_text == &pool().strange;
}

const QString &Atom::text() const
{
    return m_text ? *m_text : pool().nothing;
}

} // namespace xml
