// SPDX-License-Identifier: GPL-3.0-or-later
// The small list of servers proposed to newcomers: shipped, and replaceable by a file of the user's. Plain values.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace onboarding {

enum class RegistrationWay { Unknown, InProgram, Website, Invitation };

struct ListedServer
{
    QString server; // domain
    RegistrationWay way = RegistrationWay::Unknown;
    QString place; // in the wanted language

    bool operator==(const ListedServer &) const = default;
};

// Entries without a valid domain are left out. `language` as in "it"; English where it is missing.
std::vector<ListedServer> readServers(const QByteArray &json, const QString &language);
// From `file` if it is there and readable, else the shipped ones.
std::vector<ListedServer> listedServers(const QString &file, const QString &language);

} // namespace onboarding
