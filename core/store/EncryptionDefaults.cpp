// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EncryptionDefaults.h"

#include "store/Settings.h"

namespace store::encryptionDefaults {
namespace {

using model::EncryptionChoice;
using model::NewKeys;

const QString newChats = QStringLiteral("encryption.newChats");
const QString newKeys = QStringLiteral("encryption.newKeys");

template<typename Choice>
QString textOf(Choice choice)
{
    return QString::number(static_cast<int>(choice));
}

} // namespace

base::Result<model::EncryptionDefaults> get(Connection &connection)
{
    const auto chats = settings::get(connection, newChats);
    if (!chats)
        return chats.error();
    const auto keys = settings::get(connection, newKeys);
    if (!keys)
        return keys.error();
    model::EncryptionDefaults defaults;
    for (const auto choice : {EncryptionChoice::Off, EncryptionChoice::OnlyVerified}) {
        if (*chats == textOf(choice))
            defaults.newChats = choice;
    }
    if (*keys == textOf(NewKeys::AlwaysWait))
        defaults.newKeys = NewKeys::AlwaysWait;
    return defaults;
}

base::Result<base::Done> set(Connection &connection, const model::EncryptionDefaults &defaults)
{
    const auto set = settings::set(connection, newChats, textOf(defaults.newChats));
    return set ? settings::set(connection, newKeys, textOf(defaults.newKeys)) : set;
}

} // namespace store::encryptionDefaults
