// SPDX-License-Identifier: GPL-3.0-or-later
// The list of chats alone, part of S6: pinned, unread, draft, muted, padlocks, and collapsed to pictures.
#include "gallery/Gallery.h"
#include "gallery/People.h"
#include "gallery/Sets.h"
#include "lists/ConversationList.h"
#include "widgets/Panels.h"

#include <QVBoxLayout>

namespace gallery {
namespace {

enum class Width { Full, Pictures };

std::unique_ptr<QWidget> makeList(Width width)
{
    auto page = std::make_unique<widgets::Plane>(theme::Colour::Sidebar, widgets::Plane::Line::End);
    auto *column = new QVBoxLayout(page.get());
    column->setContentsMargins(0, 8, 0, 0);
    auto *list = new lists::ConversationList(nullptr, &gallery::now);
    list->setConversations(conversations());
    dress(list->rows());
    list->setCurrent({1});
    list->setCollapsed(width == Width::Pictures);
    column->addWidget(list);
    return page;
}

} // namespace

void addChatLists(Gallery &gallery)
{
    gallery.add({QStringLiteral("list"),
                 {320, 600},
                 {QStringLiteral("it"), QStringLiteral("dark"), QStringLiteral("rtl"), QStringLiteral("2x"),
                  QStringLiteral("it-200")},
                 [] { return makeList(Width::Full); }});
    gallery.add({QStringLiteral("list-pictures"), {76, 600}, {QStringLiteral("light"), QStringLiteral("dark")}, [] {
                     return makeList(Width::Pictures);
                 }});
}

} // namespace gallery
