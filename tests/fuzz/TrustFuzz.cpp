// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a code with keys, as a fingerprint, as a device's name: what is read as a code reads back the same.
#include "encryption/Announcements.h"
#include "encryption/Fingerprints.h"
#include "primitives/Provider.h"
#include "xep/TrustLinks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkLink(const QString &text)
{
    const auto link = xep::parseTrustLink(text);
    if (!link)
        return;
    require(!link->owner.local().isEmpty() && link->owner.isBare());
    require(!link->trusted.empty() || !link->distrusted.empty());
    for (const auto &key : link->trusted)
        require(key.bytes.size() == 32);
    const bool haveDevices = std::all_of(link->trusted.begin(), link->trusted.end(),
                                         [](const xep::NamedKey &key) { return key.device != 0; });
    if (haveDevices && link->distrusted.empty())
        require(xep::parseTrustLink(xep::writeTrustLink(*link)) == link);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static QCoreApplication application(*count, *arguments);
    static const crypto::Provider provider;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const auto text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkLink(text);
    if (const auto identity = encryption::identityIn(text)) {
        require(identity->size() == 32);
        const auto groups = encryption::fingerprintOf(*identity);
        require(groups.size() == 8 && encryption::isFingerprint(groups.join(u' '), *identity));
    }
    encryption::announcements::isHarmlessLabel(text);
    return 0;
}
