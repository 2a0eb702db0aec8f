// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/BesideLock.h"

#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/OmemoDevices.h"
#include "store/OmemoKeys.h"
#include "store/Profile.h"

#include <algorithm>

namespace chat {
namespace {

base::Result<bool> isSomeLegacy(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                quint32 except)
{
    const auto devices = store::omemoDevices::of(connection, account, owner);
    if (!devices)
        return devices.error();
    return std::any_of(devices->begin(), devices->end(), [except](const model::Device &device) {
        return device.isListed() && device.id != except && (!device.listedTwo || device.unusableTwo.isValid());
    });
}

base::Result<BesideLockFacts> read(store::Connection &connection, const model::Conversation &conversation)
{
    const auto choice = store::conversations::besideLock(connection, conversation.id);
    if (!choice)
        return choice.error();
    const auto theirs = isSomeLegacy(connection, conversation.account, conversation.jid, 0);
    if (!theirs)
        return theirs.error();
    const auto self = store::accounts::get(connection, conversation.account);
    const auto device = self ? store::omemoKeys::ownDevice(connection, conversation.account) : self.error();
    if (!device)
        return device.error();
    const auto ours = isSomeLegacy(connection, conversation.account, self->jid.bare(), *device);
    if (!ours)
        return ours.error();
    return BesideLockFacts{*choice, *theirs || *ours};
}

} // namespace

base::Task<base::Result<BesideLockFacts>> besideLock(store::Profile &profile, model::Conversation conversation)
{
    return profile.read([conversation = std::move(conversation)](store::Connection &connection) {
        return read(connection, conversation);
    });
}

base::Task<base::Result<>> setBesideLock(store::Profile &profile, model::ConversationId conversation,
                                         model::BesideLock choice)
{
    return profile.write([conversation, choice](store::Connection &connection) {
        return store::conversations::setBesideLock(connection, conversation, choice);
    });
}

} // namespace chat
