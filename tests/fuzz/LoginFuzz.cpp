// SPDX-License-Identifier: GPL-3.0-or-later
// Any server behind a proved certificate: whatever it says, nobody is signed in without its proof, no stanza gets
// through before, and the password is never among what it hears. First byte: how the bytes are cut.
#include "base/Clock.h"
#include "stream/Session.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QThreadPool>

#include <algorithm>
#include <cstdlib>

namespace {

constexpr char password[] = "Zx9!unique";
constexpr qsizetype mostPieces = 64; // each is a turn of the event loop: finer cuts cost much and find no more

class Line final : public stream::Transport
{
public:
    explicit Line(QByteArray *heard)
        : m_heard(heard)
    {
    }
    void connectTo(const stream::Endpoint &) override { Q_EMIT opened(); }
    void startTls() override { Q_EMIT encrypted(); }
    void send(const QByteArray &bytes) override { *m_heard += bytes; }
    void close() override
    {
        if (!std::exchange(m_closed, true))
            Q_EMIT closed(base::Error{base::ErrorKind::Cancelled, {}, {}, {}});
    }
    void setReading(bool) override { }
    std::optional<stream::TlsFacts> tls() const override
    {
        return stream::TlsFacts{QStringLiteral("TLSv1.3"), {}, false, "exporter", "end point", "key"};
    }
    bool isClosed() const { return m_closed; }

private:
    QByteArray *m_heard;
    bool m_closed = false;
};

// Time stands still: no second attempt, no pool to wait for.
class StoppedClock final : public base::Clock
{
public:
    qint64 now() const override { return 1'760'000'000'000; }
    qint64 monotonic() const override { return 0; }
    void after(std::chrono::milliseconds, QObject *, std::function<void()>) override { }
};

class Nowhere final : public stream::Resolver
{
public:
    base::Task<base::Result<QList<stream::ServiceRecord>>> services(QString) override
    {
        return base::Task<base::Result<QList<stream::ServiceRecord>>>::ready(base::ErrorKind::NotFound);
    }
    base::Task<base::Result<QList<QHostAddress>>> addresses(QString) override
    {
        return base::Task<base::Result<QList<QHostAddress>>>::ready(base::ErrorKind::NotFound);
    }
    base::Task<base::Result<QByteArray>> hostMeta(QString, QString) override
    {
        return base::Task<base::Result<QByteArray>>::ready(base::ErrorKind::NotFound);
    }
};

class Secrets final
    : public stream::PasswordSource
    , public stream::TokenStore
{
public:
    base::Task<base::Result<base::Secret>> password(base::Jid) override
    {
        return base::Task<base::Result<base::Secret>>::ready(base::Secret(::password));
    }
    base::Task<std::optional<stream::FastToken>> token(base::Jid) override
    {
        return base::Task<std::optional<stream::FastToken>>::ready(
            stream::FastToken{QStringLiteral("HT-SHA-256-EXPR"), base::Secret(::password), {}, 0});
    }
    void keepToken(const base::Jid &, const stream::FastToken &) override { }
    void dropToken(const base::Jid &) override { }
};

void turn()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static QCoreApplication application(*count, *arguments);
    QThreadPool::globalInstance()->setMaxThreadCount(1);
    QLoggingCategory::setFilterRules(QStringLiteral("lucchetto.*=false")); // it would say of every input what is wrong
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const qsizetype piece = data[0] ? std::max<qsizetype>(data[0] * 4, bytes.size() / mostPieces) : bytes.size();
    StoppedClock clock;
    Nowhere nowhere;
    Secrets secrets;
    QByteArray heard;
    QPointer<Line> line;
    const auto transports = [&](const model::AccountSettings &) {
        auto made = std::make_unique<Line>(&heard);
        line = made.get();
        return made;
    };
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"v@x.test");
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = 5223;
    settings.tls = model::TlsMode::DirectTls;
    stream::Session session(settings, {clock, transports, nowhere, secrets, secrets, nullptr, nullptr});
    QObject::connect(&session, &stream::Session::online, &session, [] { std::abort(); });
    QObject::connect(&session, &stream::Session::stanzaReceived, &session, [] { std::abort(); });
    session.start();
    turn();
    for (qsizetype at = 0; at < bytes.size() && line && !line->isClosed(); at += piece) {
        Q_EMIT line->received(bytes.mid(at, piece));
        turn();
    }
    QThreadPool::globalInstance()->clear(); // nobody waits any more for keys of millions of rounds
    if (heard.contains(password) || heard.contains(QByteArray(password).toBase64()))
        std::abort();
    return 0;
}
