// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Padlock.h"

namespace chat {
namespace {

constexpr bool newChatsAreEncrypted = false;

} // namespace

bool encrypts(const model::Conversation &conversation)
{
    using Kind = model::ConversationKind;
    const bool canBe = conversation.kind == Kind::Person || conversation.kind == Kind::NotesToSelf;
    switch (conversation.encryption) {
    case model::EncryptionChoice::Automatic: return canBe && newChatsAreEncrypted;
    case model::EncryptionChoice::Off: return false;
    case model::EncryptionChoice::On:
    case model::EncryptionChoice::OnlyVerified: return canBe;
    }
    Q_UNREACHABLE();
}

} // namespace chat
