// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Archive.h"

#include "xep/DataForms.h"
#include "xep/StanzaIds.h"
#include "xml/Gate.h"

namespace xep {
namespace {

constexpr std::size_t noShortPage = 10; // with so many messages a page is hardly the archive's last
constexpr int mostAround = 10;          // pages asked for instead of one

struct Fin
{
    bool complete = false;
    std::optional<PageSet> page;

    static constexpr auto wire()
    {
        return xml::element<Fin>(nsArchive, u"fin", xml::attribute(u"complete", &Fin::complete),
                                 xml::child(&Fin::page));
    }
};

const xml::Name &resultName()
{
    static const xml::Name name(nsArchive, u"result");
    return name;
}

FormField field(const char16_t *var, const QString &value)
{
    FormField one{QString::fromUtf16(var)};
    one.values = {value};
    return one;
}

// Whose words the archive may hold: its room's, or those from and to the account (security.md C07).
std::optional<base::Jid> provenSender(const xml::Element &message, const base::Jid &account, const base::Jid &archive)
{
    const bool ofRoom = message.attribute(u"type") == u"groupchat";
    const QString written = message.attribute(u"from");
    const auto from = written.isEmpty() ? std::optional(account) : base::Jid::parse(written);
    if (!from || ofRoom == (archive == account))
        return std::nullopt;
    if (ofRoom)
        return from->bare() == archive ? from : std::nullopt;
    if (from->bare() == account)
        return from;
    const auto to = base::Jid::parse(message.attribute(u"to"));
    return to && to->bare() == account ? from : std::nullopt;
}

} // namespace

About Archive::about()
{
    return {{{u"0313", u"Message Archive Management", u"1.1.3"}}};
}

Archive::Archive(stream::Session &session)
    : m_session(session)
{
    connect(&session, &stream::Session::stanzaReceived, this, &Archive::collect);
    connect(&session, &stream::Session::stateChanged, this, [this](const stream::SessionState &state) {
        if (state.error && state.error->kind == base::ErrorKind::Malformed)
            noteEnd(*state.error);
    });
}

base::Task<Archive::Answer> Archive::fetch(ArchiveQuery query, std::function<void(const QString &)> underway)
{
    const auto unreadable = m_unreadable.in(query);
    if (!unreadable)
        return ask(std::move(query), std::move(underway));
    return query.before ? askBehind(std::move(query), *unreadable) : askAround(std::move(query), {});
}

// Newer ones: as many as stand before one that nobody can read, or what stands behind it. `until`: there is the end.
base::Task<Archive::Answer> Archive::askAround(ArchiveQuery query, QString until)
{
    ArchivePage none{{}, {}, {}, {}, true, {}};
    QStringList &leftOut = none.leftOut;
    auto next = m_unreadable.in(query);
    for (; next && next->others == 0; next = m_unreadable.in(query)) {
        if (next->id == until)
            co_return std::move(none);
        if (leftOut.contains(next->id))
            co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("an archive in a circle"), {}, {}};
        leftOut.append(next->id);
        query.after = next->id;
        query.start = {};
    }
    if (next)
        query.max = std::min(query.max, next->others);
    const auto asking = ask(query, {});
    auto page = co_await asking.on(this);
    if (!page)
        co_return page.error();
    if (next && next->id != until)
        leftOut.append(next->id);
    if (next) {
        page->last = next->id;
        page->complete = next->id == until;
    } else if (page->last.isEmpty() && !leftOut.isEmpty()) {
        page->last = leftOut.back();
    }
    page->leftOut = leftOut;
    co_return std::move(*page);
}

// Older ones, of a page that holds one that nobody can read: what stands behind that, up to where the page ends.
base::Task<Archive::Answer> Archive::askBehind(ArchiveQuery query, Unreadable::Place place)
{
    const QString until = *query.before;
    ArchivePage all{{}, place.id, place.id, {place.id}, false, {}};
    ArchiveQuery newer = query;
    newer.before.reset();
    newer.start = {};
    newer.after = place.id;
    quint32 left = place.others;
    for (int pages = 0; pages < mostAround && (left > 0 || until.isEmpty()); ++pages) {
        newer.max = until.isEmpty() ? query.max : std::min(query.max, left);
        const auto asking = askAround(newer, until);
        auto page = co_await asking.on(this);
        if (!page && page.error().condition == u"item-not-found") { // it is gone at last
            m_unreadable.forget(query);
            const auto again = ask(query, {});
            co_return co_await again.on(this);
        }
        if (!page)
            co_return page.error();
        const auto end = std::find_if(page->results.begin(), page->results.end(),
                                      [&until](const ArchivedMessage &message) { return message.id == until; });
        const bool isLast = page->complete || page->last.isEmpty() || end != page->results.end();
        all.results.insert(all.results.end(), std::make_move_iterator(page->results.begin()),
                           std::make_move_iterator(end));
        all.leftOut += page->leftOut;
        if (!page->last.isEmpty())
            all.last = page->last;
        if (isLast)
            break;
        left -= std::min(left, quint32(page->results.size() + page->leftOut.size()));
        newer.after = page->last;
    }
    co_return std::move(all);
}

base::Task<Archive::Answer> Archive::ask(ArchiveQuery query, std::function<void(const QString &)> underway)
{
    if (m_unreadable.isHopeless(query))
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("an archive that nobody can read"), {}, {}};
    const QString id = randomId();
    const auto archive = query.archive.isEmpty() ? m_session.account() : query.archive.bare();
    m_open.insert(id, {archive, query, 0, {}, std::move(underway)});
    const auto answer =
        co_await m_session.ask(stream::IqType::Set, query.archive, write(query, id), std::chrono::seconds(60)).on(this);
    auto open = m_open.take(id);
    if (!answer)
        co_return answer.error();
    m_session.acknowledge();
    const auto fin = xml::read<Fin>(*answer);
    if (!fin)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("no end of the page"), {}, {}};
    ArchivePage page{std::move(open.results), {}, {}, {}, fin->complete, {}};
    if (fin->page) {
        page.first = fin->page->first ? fin->page->first->id : QString();
        page.last = fin->page->last;
        page.count = fin->page->count;
    }
    if (page.results.empty())
        page.first = page.last = QString();
    co_return std::move(page);
}

void Archive::collect(const stream::Stanza &stanza)
{
    const xml::Element *result = m_open.isEmpty() ? nullptr : stanza.element.child(resultName());
    if (!result)
        return;
    const auto open = m_open.find(result->attribute(u"queryid"));
    if (open == m_open.end() || open->received > open->query.max)
        return;
    ++open->received;
    if (auto message = openArchived(stanza, open->archive, open.key()))
        open->results.push_back(std::move(*message));
    if (open->results.size() == noShortPage && open->underway) {
        const auto underway = std::exchange(open->underway, {});
        underway(QString(open->results.front().id)); // may ask, and so move what is open
    }
}

// What had begun when the gate refused it tells which message that is, and the counts where it stands.
void Archive::noteEnd(const base::Error &error)
{
    const auto open = std::exchange(m_open, {});
    const auto begun = xml::Gate::parse(error.stanza);
    const auto *result = begun ? begun->child(resultName()) : nullptr;
    const auto found = result ? open.constFind(result->attribute(u"queryid")) : open.cend();
    const QString id = result ? result->attribute(u"id") : QString();
    if (found != open.cend() && !id.isEmpty() && id.size() <= longestId) {
        m_unreadable.note(found->query, found->received, id);
        return;
    }
    for (const auto &one : open)
        m_unreadable.noteUnknown(one.query);
}

bool isArchiveResult(const xml::Element &message)
{
    return message.child(resultName()) != nullptr;
}

std::optional<ArchivedMessage> openArchived(const stream::Stanza &wrapper, const base::Jid &archive,
                                            const QString &queryId)
{
    const auto &origin = wrapper.origin;
    const bool live = origin.channel == stream::Channel::Live || origin.channel == stream::Channel::Room;
    const xml::Element *result = wrapper.element.child(resultName());
    if (!live || origin.from != archive || !result || wrapper.element.count(resultName()) != 1
        || wrapper.element.attribute(u"type") == u"error" || result->attribute(u"queryid") != queryId)
        return std::nullopt;
    QString id = result->attribute(u"id");
    const auto forwarded = forwardedIn(*result);
    if (id.isEmpty() || id.size() > longestId || !forwarded || !forwarded->delay)
        return std::nullopt;
    const auto from = provenSender(*forwarded->message, origin.account, archive);
    if (!from)
        return std::nullopt;
    return ArchivedMessage{std::move(id),
                           forwarded->delay->stamp,
                           {*forwarded->message, {origin.account, *from, stream::Channel::Archive}, wrapper.sequence}};
}

xml::Element write(const ArchiveQuery &query, const QString &queryId)
{
    std::vector<FormField> fields;
    if (query.with)
        fields.push_back(field(u"with", query.with->toString()));
    if (query.start.isValid())
        fields.push_back(field(u"start", xml::writeValue(query.start)));
    if (query.end.isValid())
        fields.push_back(field(u"end", xml::writeValue(query.end)));
    xml::Element element(nsArchive, u"query");
    element.set(u"queryid", queryId).add(xml::write(submission(nsArchive, std::move(fields))));
    element.add(xml::write(PageSet{query.max, query.after, query.before}));
    if (query.order == ArchiveQuery::Order::NewestFirst)
        element.add(xml::Element(nsArchive, u"flip-page"));
    return element;
}

} // namespace xep

#include "xep/moc_Archive.cpp"
