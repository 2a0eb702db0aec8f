// SPDX-License-Identifier: GPL-3.0-or-later
// What the window works with, handed over by Application once the profile is open. Plain references.
#pragma once

namespace chat {
class Accounts;
class Avatars;
class Conversations;
class Network;
} // namespace chat
namespace settings {
class AppLock;
class Preferences;
} // namespace settings
namespace store {
class Profile;
}

namespace window {

struct Desk
{
    store::Profile &profile; // passed on to chat::Timeline and chat::Search, never looked into
    chat::Accounts &accounts;
    chat::Conversations &conversations;
    chat::Avatars &avatars;
    chat::Network &network;
    settings::Preferences &preferences;
    settings::AppLock &lock;
};

} // namespace window
