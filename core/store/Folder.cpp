// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <unistd.h>
#endif

#include <cerrno>

namespace store::folder {
namespace {

using base::Done;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr QFile::Permissions ownFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr QFile::Permissions ownFile = QFile::ReadOwner | QFile::WriteOwner;

Error failure(const QString &path, const QFileDevice &file)
{
    const auto kind = file.error() == QFileDevice::ResourceError || errno == ENOSPC ? ErrorKind::DiskFull
                                                                                    : ErrorKind::Storage;
    return Error{kind, QStringLiteral("%1: %2").arg(path, file.errorString()), {}, {}};
}

Result<Done> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return Done{};
    const QDir parent = QFileInfo(folder).absoluteDir();
    if (!parent.mkpath(QStringLiteral(".")) || !QDir().mkdir(folder, ownFolder))
        return {ErrorKind::Storage, QStringLiteral("%1 cannot be made").arg(folder)};
    return Done{};
}

} // namespace

QString pathOf(const QString &folder, QLatin1String name)
{
    return folder + QLatin1Char('/') + name;
}

Result<QString> prepare(const QString &folder)
{
    if (const auto made = makeFolder(folder); !made)
        return made.error();
    const QString path = QFileInfo(folder).canonicalFilePath();
    if (path.isEmpty() || !QFile::setPermissions(path, ownFolder))
        return {ErrorKind::Storage, QStringLiteral("%1 cannot be made private").arg(folder)};
    const auto files = QDir(path).entryInfoList(QDir::Files | QDir::System | QDir::Hidden);
    for (const QFileInfo &file : files) {
        if (file.isSymLink())
            return {ErrorKind::NotAllowed, QStringLiteral("%1 is a symbolic link").arg(file.filePath())};
        if (file.isFile() && file.permissions().testAnyFlags(~(ownFile | QFile::ReadUser | QFile::WriteUser))
            && !QFile::setPermissions(file.filePath(), ownFile))
            return {ErrorKind::Storage, QStringLiteral("%1 cannot be made private").arg(file.filePath())};
    }
    return path;
}

Result<Done> ensureFile(const QString &path)
{
    QFile file(path);
    if (file.open(QFile::WriteOnly | QFile::NewOnly, ownFile) || QFileInfo(path).isFile())
        return Done{};
    return failure(path, file);
}

Result<Done> replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QSaveFile::WriteOnly) || !file.setPermissions(ownFile) || file.write(content) != content.size()
        || !file.commit())
        return failure(path, file);
    sync(QFileInfo(path).path());
    return Done{};
}

Result<Done> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QFile::ReadOnly))
        return failure(from, source);
    QSaveFile target(to);
    if (!target.open(QSaveFile::WriteOnly) || !target.setPermissions(ownFile))
        return failure(to, target);
    constexpr qint64 piece = 1 << 20;
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(piece);
        if (bytes.isEmpty())
            return failure(from, source);
        if (target.write(bytes) != bytes.size())
            return failure(to, target);
    }
    if (!target.commit())
        return failure(to, target);
    sync(QFileInfo(to).path());
    return Done{};
}

void sync(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(folder)
#endif
}

Result<QString> putDatabaseAside(const QString &folder)
{
    const QString database = pathOf(folder, databaseName);
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = QStringLiteral("%1/damaged-%2.db").arg(folder, time);
    if (!QFileInfo::exists(database))
        return QString();
    for (const auto end : {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String()}) {
        QFile file(database + end);
        if (file.exists() && !file.rename(aside + end))
            return failure(database, file);
    }
    QFile::remove(pathOf(folder, damagedName));
    sync(folder);
    return aside;
}

} // namespace store::folder
