// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an archive before one message, newest page first, asked for ahead: the server makes the next ones while
// this one is read and stored. Owned by the run of ArchiveSync that reads them; main thread.
#pragma once

#include "xep/Archive.h"

#include <QObject>

#include <deque>

namespace chat {

class OlderPages : public QObject
{
    Q_OBJECT

public:
    // `before`: an archive id; empty: the archive's end.
    OlderPages(xep::Archive &archive, QString before);

    // The next page; errors as of xep::Archive::fetch. To be called when the one before it is stored: few wait in memory.
    base::Task<base::Result<xep::ArchivePage>> next();

private:
    struct Asked
    {
        quint64 number = 0;
        base::Task<base::Result<xep::ArchivePage>> page;
        QString first; // archive id of its oldest message, known before its end
    };

    void ask(QString before);
    void askAhead(QString before);
    void noteFirst(quint64 number, const QString &id);

    xep::Archive &m_archive;
    std::deque<Asked> m_asked;       // in the order in which the server answers
    std::optional<QString> m_before; // where the page after those begins, if that is known
    quint64 m_number = 0;
};

} // namespace chat
