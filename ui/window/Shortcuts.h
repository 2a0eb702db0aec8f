// SPDX-License-Identifier: GPL-3.0-or-later
// Every key of the window in one table (ux.md B21), so that none clashes and each can be listed. Plain values.
#pragma once

#include <QKeySequence>
#include <QList>

#include <functional>

class QWidget;

namespace window {

enum class Command {
    Switcher,
    NewChat,
    FindInChat,
    FindEverywhere,
    Padlock,
    Details,
    Settings,
    PreviousChat,
    NextChat,
    PreviousUnread,
    NextUnread,
    LastChat,
    CloseChat,
    Pin,
    Mute,
    MarkUnread,
    NextPane,
    PreviousPane,
    Back,
    FirstUnread,
    Newest,
    LargerText,
    SmallerText,
    NormalText,
    FullScreen,
    Lock,
    Quit,
    ChatByNumber, // ChatByNumber stands for Ctrl+1 to Ctrl+9
};

struct Shortcut
{
    Command command;
    QList<QKeySequence> keys;
    int number = 0; // of ChatByNumber
};

const QList<Shortcut> &shortcuts();
QKeySequence firstKey(Command command);
// Adds those for which `isFor` says yes to `widget`, for as long as it is shown.
void bindShortcuts(QWidget &widget, std::function<bool(Command)> isFor, std::function<void(const Shortcut &)> run);

} // namespace window
