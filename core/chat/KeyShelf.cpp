// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/KeyShelf.h"

#include "store/Profile.h"
#include "xep/OmemoDevices.h"

namespace chat {
namespace {

using Listed = std::vector<xep::omemo::Device>;

constexpr qint64 budgetSpan = 60 * 60'000; // ms
constexpr int listBudget = 3;              // changes of the list in that span (security.md H05)

bool isAbsent(const base::Error &error)
{
    return error.kind == base::ErrorKind::NotFound || error.kind == base::ErrorKind::Malformed;
}

struct Own
{
    crypto::Bundle bundle;
    xep::omemo::Device line;
};

} // namespace

KeyShelf::KeyShelf(crypto::Profile profile, Parts parts)
    : m_kind(profile)
    , m(std::move(parts))
{
}

KeyShelf::~KeyShelf() = default;

base::Task<base::Result<>> KeyShelf::readOwn(Ratchets ratchets)
{
    auto work = [ratchets, kind = m_kind, self = m.self,
                 now = m.clock.utc()](store::Connection &connection) -> base::Result<Own> {
        auto bundle = encryption::ownKeys::bundle(connection, *ratchets, kind, now);
        if (!bundle)
            return bundle.error();
        auto line = encryption::ownKeys::listing(connection, *ratchets, kind, self, now);
        if (!line)
            return line.error();
        return Own{std::move(*bundle), std::move(*line)};
    };
    const auto reading = m.profile.write(std::move(work));
    const auto own = co_await reading.on(this);
    if (!own)
        co_return own.error();
    m_bundle = own->bundle;
    m_line = own->line;
    co_return base::Done{};
}

base::Task<base::Result<>> KeyShelf::mend(Ratchets ratchets)
{
    if (const auto read = co_await readOwn(ratchets).on(this); !read)
        co_return read;
    const auto asking = m.board.bundle({}, m_kind, m_line.id);
    const auto there = co_await asking.on(this);
    if (!there && !isAbsent(there.error()))
        co_return there.error();
    m_published = there ? std::optional(*there) : std::nullopt;
    if (const auto mended = co_await mendBundle().on(this); !mended)
        co_return mended;
    co_return co_await mendList().on(this);
}

base::Task<base::Result<>> KeyShelf::renewBundle(Ratchets ratchets)
{
    if (const auto read = co_await readOwn(ratchets).on(this); !read)
        co_return read;
    co_return co_await mendBundle().on(this);
}

base::Task<base::Result<>> KeyShelf::mendBundle()
{
    if (m_published && encryption::ownKeys::isSame(*m_published, m_bundle))
        co_return base::Done{};
    const auto bundle = m_bundle;
    const auto publishing = m.board.publishBundle(m_kind, m_line.id, bundle);
    const auto published = co_await publishing.on(this);
    if (!published)
        co_return published;
    m_published = bundle;
    m_publishedAt = m.clock.monotonic();
    co_return base::Done{};
}

bool KeyShelf::mayChangeList()
{
    const qint64 now = m.clock.monotonic();
    erase_if(m_listChanges, [now](qint64 time) { return now - time >= budgetSpan; });
    if (m_listChanges.size() >= listBudget)
        return false;
    m_listChanges.append(now);
    return true;
}

base::Task<base::Result<>> KeyShelf::mendList()
{
    const auto asking = m.board.devices({}, m_kind);
    auto listed = co_await asking.on(this);
    if (!listed && !isAbsent(listed.error()))
        co_return listed.error();
    const bool isUnreadable = !listed && listed.error().kind == base::ErrorKind::Malformed;
    auto wanted = encryption::ownKeys::withLine(listed ? std::move(*listed) : Listed(), m_line);
    if (!wanted)
        co_return base::Done{};
    if (!mayChangeList())
        co_return base::Error{
            base::ErrorKind::Conflict, QStringLiteral("another program takes this device off the list"), {}, {}};
    if (isUnreadable) { // nothing is lost with it; who was in it puts himself in again
        const auto removed = co_await m.board.removeDevices(m_kind).on(this);
        if (!removed)
            co_return removed;
    }
    const auto publishing = m.board.publishDevices(m_kind, std::move(*wanted));
    co_return co_await publishing.on(this);
}

base::Task<base::Result<>> KeyShelf::removeLine(quint32 device)
{
    const auto asking = m.board.devices({}, m_kind);
    auto listed = co_await asking.on(this);
    if (!listed)
        co_return isAbsent(listed.error()) ? base::Result<>(base::Done{}) : listed.error();
    auto wanted = encryption::ownKeys::withoutDevice(std::move(*listed), device);
    if (!wanted)
        co_return base::Done{};
    const auto publishing = m.board.publishDevices(m_kind, std::move(*wanted));
    co_return co_await publishing.on(this);
}

base::Task<base::Result<>> KeyShelf::remove(quint32 device)
{
    if (const auto removed = co_await removeLine(device).on(this); !removed)
        co_return removed;
    const auto removed = co_await m.board.removeBundle(m_kind, device).on(this);
    const bool isGone = removed || removed.error().kind == base::ErrorKind::StanzaRefused; // none was there
    co_return isGone ? base::Result<>(base::Done{}) : removed;
}

} // namespace chat

#include "chat/moc_KeyShelf.cpp"
