// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Keychain.h"

#include <qt6keychain/keychain.h>

namespace store::keychain {
namespace {

using base::Done;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Secret;

const auto service = QStringLiteral("Lucchetto");

Error errorOf(const QKeychain::Job &job)
{
    const auto kind = job.error() == QKeychain::EntryNotFound ? ErrorKind::NotFound : ErrorKind::KeychainUnavailable;
    return Error{kind, job.errorString(), {}, {}};
}

// Starts a job, which deletes itself, and answers with what `answer` makes of it.
template<typename T, typename Job, typename Answer>
base::Task<Result<T>> start(Job *job, Answer answer)
{
    base::Completer<Result<T>> completer;
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, [completer, job, answer] { completer.finish(answer(*job)); });
    job->start();
    return completer.task();
}

Result<Done> isDone(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return Done{};
    return errorOf(job);
}

} // namespace

base::Task<Result<Secret>> read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(name);
    return start<Secret>(job, [](const QKeychain::ReadPasswordJob &done) -> Result<Secret> {
        if (done.error() != QKeychain::NoError)
            return errorOf(done);
        return Secret(QByteArray::fromBase64(done.textData().toLatin1()));
    });
}

base::Task<Result<Done>> write(const QString &name, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(name);
    // As text, since some keychains take nothing else.
    job->setTextData(QString::fromLatin1(secret.reveal().toBase64()));
    return start<Done>(job, isDone);
}

base::Task<Result<Done>> remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(name);
    return start<Done>(job, [](const QKeychain::Job &done) -> Result<Done> {
        return done.error() == QKeychain::EntryNotFound ? Result<Done>(Done{}) : isDone(done);
    });
}

} // namespace store::keychain
