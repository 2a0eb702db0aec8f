// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Shortcuts.h"

#include <QAction>
#include <QWidget>

namespace window {

namespace {

QList<Shortcut> makeShortcuts()
{
    using C = Command;
    QList<Shortcut> all{
        {C::Switcher, {QKeySequence(Qt::CTRL | Qt::Key_K)}},
        {C::NewChat, {QKeySequence(Qt::CTRL | Qt::Key_N)}},
        {C::FindInChat, {QKeySequence(Qt::CTRL | Qt::Key_F)}},
        {C::FindEverywhere, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}},
        {C::Padlock, {QKeySequence(Qt::CTRL | Qt::Key_L)}},
        {C::Details, {QKeySequence(Qt::CTRL | Qt::Key_I)}},
        {C::Settings, {QKeySequence(Qt::CTRL | Qt::Key_Comma)}},
        {C::PreviousChat, {QKeySequence(Qt::ALT | Qt::Key_Up)}},
        {C::NextChat, {QKeySequence(Qt::ALT | Qt::Key_Down)}},
        {C::PreviousUnread, {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up)}},
        {C::NextUnread, {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down)}},
        {C::LastChat, {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)}},
        {C::CloseChat, {QKeySequence(Qt::CTRL | Qt::Key_W)}},
        {C::Pin, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}},
        {C::Mute, {QKeySequence(Qt::CTRL | Qt::Key_M)}},
        {C::MarkUnread, {QKeySequence(Qt::CTRL | Qt::Key_U)}},
        {C::NextPane, {QKeySequence(Qt::Key_F6)}},
        {C::PreviousPane, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}},
        {C::Back, {QKeySequence(Qt::ALT | Qt::Key_Left)}},
        {C::FirstUnread, {QKeySequence(Qt::CTRL | Qt::Key_Home)}},
        {C::Newest, {QKeySequence(Qt::CTRL | Qt::Key_End)}},
        {C::LargerText, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}},
        {C::SmallerText, {QKeySequence(Qt::CTRL | Qt::Key_Minus)}},
        {C::NormalText, {QKeySequence(Qt::CTRL | Qt::Key_0)}},
        {C::FullScreen, {QKeySequence(Qt::Key_F11)}},
        {C::Lock, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}},
        {C::Quit, {QKeySequence(Qt::CTRL | Qt::Key_Q)}},
    };
    for (int number = 1; number <= 9; ++number)
        all << Shortcut{C::ChatByNumber, {QKeySequence(int(Qt::CTRL) | (Qt::Key_0 + number))}, number};
    return all;
}

} // namespace

const QList<Shortcut> &shortcuts()
{
    static const QList<Shortcut> all = makeShortcuts();
    return all;
}

QKeySequence firstKey(Command command)
{
    for (const Shortcut &shortcut : shortcuts()) {
        if (shortcut.command == command)
            return shortcut.keys.first();
    }
    return {};
}

void bindShortcuts(QWidget &widget, std::function<bool(Command)> isFor, std::function<void(const Shortcut &)> run)
{
    for (const Shortcut &shortcut : shortcuts()) {
        if (!isFor(shortcut.command))
            continue;
        auto *action = new QAction(&widget);
        action->setShortcuts(shortcut.keys);
        action->setShortcutContext(Qt::WindowShortcut);
        QObject::connect(action, &QAction::triggered, &widget, [run, shortcut] { run(shortcut); });
        widget.addAction(action);
    }
}

} // namespace window
