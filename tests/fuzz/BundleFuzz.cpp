// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the keys of somebody's bundle: it is refused, or a session starts with which a message can be encrypted.
// First byte: the profile; then each part behind a byte with its length.
#include "crypto/support/MemoryKeyStore.h"
#include "primitives/Provider.h"
#include "ratchet/Engine.h"

#include <QCoreApplication>

#include <cstdlib>

namespace {

using namespace crypto;

class Parts
{
public:
    Parts(const quint8 *data, std::size_t size)
        : m_rest(data, qsizetype(size))
    {
    }
    QByteArray next()
    {
        if (m_rest.isEmpty())
            return {};
        const qsizetype length = std::min<qsizetype>(quint8(m_rest.front()), m_rest.size() - 1);
        const QByteArray part = m_rest.sliced(1, length).toByteArray();
        m_rest = m_rest.sliced(1 + length);
        return part;
    }
    bool isAtEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static QCoreApplication application(*count, *arguments);
    static const Provider provider;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    static const OwnIdentity identity = OwnIdentity::make(1);
    static const auto legacy = makeEngine(Profile::Legacy, identity);
    static const auto modern = makeEngine(Profile::Omemo2, identity);
    if (size < 1)
        return 0;
    Engine &engine = data[0] & 1 ? *modern : *legacy;
    Parts parts(data + 1, size - 1);
    Bundle bundle{engine.profile(), parts.next(), {1, parts.next()}, parts.next(), {}};
    for (quint32 id = data[0] >> 4; !parts.isAtEnd(); ++id)
        bundle.preKeys.push_back({id, parts.next()});
    const auto checked = CheckedBundle::check(bundle);
    if (!checked)
        return 0;
    MemoryKeyStore store;
    Draft draft(store);
    if (engine.startSession(draft, {"peer", 2}, *checked)) {
        if (!draft.changes().isEmpty())
            std::abort();
        return 0;
    }
    if (!engine.encrypt(draft, {"peer", 2}, "key"))
        std::abort();
    return 0;
}
