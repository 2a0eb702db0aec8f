// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Name.h"

#include <QMutex>

#include <memory>
#include <unordered_map>

namespace xml {
namespace {

constexpr std::size_t mostAtoms = 20'000;

struct Hash
{
    std::size_t operator()(QStringView text) const { return qHash(text); }
};

struct Pool
{
    QMutex mutex;
    std::unordered_map<QStringView, std::unique_ptr<const QString>, Hash> atoms;
    const QString nothing;
    const QString overflow = QString(QChar(0xFFFF));
};

Pool &pool()
{
    static Pool thePool;
    return thePool;
}

} // namespace

Atom Atom::of(QStringView text)
{
    Pool &atoms = pool();
    if (text.isEmpty())
        return Atom(nullptr);
    const QMutexLocker lock(&atoms.mutex);
    if (const auto found = atoms.atoms.find(text); found != atoms.atoms.end())
        return Atom(found->second.get());
    if (atoms.atoms.size() >= mostAtoms)
        return Atom(&atoms.overflow);
    auto copy = std::make_unique<const QString>(text.toString());
    const QString *kept = copy.get();
    atoms.atoms.emplace(QStringView(*kept), std::move(copy));
    return Atom(kept);
}

const QString &Atom::text() const
{
    return m_text ? *m_text : pool().nothing;
}

} // namespace xml
