// SPDX-License-Identifier: GPL-3.0-or-later
// S5, S6, S16 to S19: the window with and without chats, panels, settings, bars. The profile is a real one.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "gallery/Shown.h"

namespace gallery {

namespace {

std::unique_ptr<QWidget> mainWindow()
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats);
    shown->openFirst();
    return shown;
}

std::unique_ptr<QWidget> list()
{
    return std::make_unique<Shown>(sample::Content::Chats);
}

std::unique_ptr<QWidget> empty()
{
    return std::make_unique<Shown>(sample::Content::NoChats);
}

std::unique_ptr<QWidget> starting()
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats);
    shown->page().focusStart(QStringLiteral("an"));
    return shown;
}

std::unique_ptr<QWidget> details()
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats);
    shown->openFirst();
    shown->page().perform(window::Command::Details);
    return shown;
}

std::unique_ptr<QWidget> settingsAt(settings::SettingsPage::Section section)
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats);
    shown->page().openSettings(section);
    return shown;
}

std::unique_ptr<QWidget> diskFull()
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats);
    shown->openFirst();
    shown->page().setDiskFull(true);
    return shown;
}

} // namespace

void addMainWindow(Gallery &gallery)
{
    using Section = settings::SettingsPage::Section;
    const auto names = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    const QSize usual(1120, 720);
    gallery.add({QStringLiteral("S5-empty"), usual, names("light dark it"), &empty});
    gallery.add({QStringLiteral("S6-main"), usual,
                 names("light dark it it-dark it-380 it-200 2x rtl contrast contrast-dark"), &mainWindow});
    gallery.add({QStringLiteral("S6-list"), {380, 720}, names("it it-200"), &list});
    gallery.add({QStringLiteral("S17-start"), usual, names("light it"), &starting});
    gallery.add({QStringLiteral("S17-details"), usual, names("light it-dark it-380"), &details});
    gallery.add(
        {QStringLiteral("S18-account"), {1040, 720}, names("it it-380"), [] { return settingsAt(Section::Account); }});
    gallery.add({QStringLiteral("S18-profile"), {1040, 720}, names("it it-dark it-380 it-380-200"), [] {
                     return settingsAt(Section::Profile);
                 }});
    gallery.add(
        {QStringLiteral("S18-privacy"), {1040, 720}, names("it it-380"), [] { return settingsAt(Section::Privacy); }});
    gallery.add({QStringLiteral("S18-appearance"), {1040, 720}, names("it it-dark it-380 contrast"), [] {
                     return settingsAt(Section::Appearance);
                 }});
    gallery.add(
        {QStringLiteral("S18-storage"), {1040, 720}, names("it it-380"), [] { return settingsAt(Section::Storage); }});
    gallery.add({QStringLiteral("S19-disk-full"), usual, names("light dark it it-380"), &diskFull});
}

} // namespace gallery
