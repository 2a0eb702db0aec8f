// SPDX-License-Identifier: GPL-3.0-or-later
// One OMEMO profile's part of the own keys on the server: this device's bundle and its line in the own list, each
// compared with what is there and written where that differs. Owned by KeyPublisher; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Result.h"
#include "base/Task.h"
#include "encryption/OwnKeys.h"

#include <QObject>

#include <memory>
#include <optional>

namespace store {
class Profile;
}
namespace xep {
class OmemoDevices;
}

namespace chat {

class KeyShelf : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        base::Jid self; // bare
        xep::OmemoDevices &board;
        store::Profile &profile;
        base::Clock &clock;
    };
    using Ratchets = std::shared_ptr<encryption::Ratchets>;
    KeyShelf(crypto::Profile profile, Parts parts);
    ~KeyShelf() override;

    // The bundle before the line: a device that is listed without one cannot be written to. Conflict: the line would have
    // to be written more often than three times an hour, so another program takes it away (security.md H05). NotAllowed:
    // the server keeps it from others.
    base::Task<base::Result<>> mend(Ratchets ratchets);
    // The bundle alone, if keys of it were used or grew old; asks the server nothing.
    base::Task<base::Result<>> renewBundle(Ratchets ratchets);
    // Takes a device away, the line before the bundle.
    base::Task<base::Result<>> remove(quint32 device);
    // Monotonic, ms; nothing: not in this run.
    const std::optional<qint64> &bundlePublishedAt() const { return m_publishedAt; }

private:
    base::Task<base::Result<>> readOwn(Ratchets ratchets);
    base::Task<base::Result<>> mendBundle();
    base::Task<base::Result<>> mendList();
    base::Task<base::Result<>> removeLine(quint32 device);
    bool mayChangeList();

    const crypto::Profile m_kind;
    const Parts m;
    crypto::Bundle m_bundle; // as it should be
    xep::omemo::Device m_line;
    std::optional<crypto::Bundle> m_published;
    std::optional<qint64> m_publishedAt;
    QList<qint64> m_listChanges; // monotonic, ms; of the last hour
};

} // namespace chat
