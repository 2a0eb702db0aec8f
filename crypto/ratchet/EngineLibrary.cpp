// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/EngineLibrary.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>

namespace crypto {

std::optional<QString> chosenEngine()
{
#ifdef LUCCHETTO_LEGACY_ENGINE
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/" LUCCHETTO_LEGACY_ENGINE);
#    ifdef LUCCHETTO_ENGINE_FOLDER
    if (!QFileInfo::exists(beside))
        return QStringLiteral(LUCCHETTO_ENGINE_FOLDER "/" LUCCHETTO_LEGACY_ENGINE);
#    endif
    return beside;
#else
    return {};
#endif
}

std::unique_ptr<Engine> engineFrom(const QString &library, const OwnIdentity &identity, Randomness randomness)
{
    using Door = Engine *(*)(const char *, const OwnIdentity &, const Randomness &);
    QLibrary opened(library);
    opened.setLoadHints(QLibrary::DeepBindHint | QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
    const auto door = reinterpret_cast<Door>(opened.resolve("lucchettoLegacyEngine"));
    return std::unique_ptr<Engine>(door ? door(engineLibraryVersion(), identity, randomness) : nullptr);
}

} // namespace crypto
