// SPDX-License-Identifier: GPL-3.0-or-later
// The people and chats that all pictures show. Plain functions.
#pragma once

#include "lists/ConversationListModel.h"

#include <QList>

namespace gallery {

// The six chats of the main picture, newest first; more rows for long lists.
QList<model::Conversation> conversations();
// Puts dots, padlocks and mentions on them.
void dress(lists::ConversationListModel &rows);

} // namespace gallery
