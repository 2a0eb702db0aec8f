// SPDX-License-Identifier: GPL-3.0-or-later
// S8 and S9 in the window, S13 and S14: a clear message among encrypted ones and one that cannot be read, the padlock's
// panel with devices of both sides, the page where codes are compared with its results, and what says that a device is
// new or has another key.
#include "chat/Devices.h"
#include "chat/Outbox.h"
#include "composer/Composer.h"
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "gallery/Shown.h"
#include "support/SampleKeys.h"
#include "timeline/TimelineView.h"
#include "trust/CameraScan.h"

namespace gallery {
namespace {

using model::EncryptionChoice;
using model::KeyTrust;
using Kind = model::DeviceAlarm::Kind;

const char *anna = "anna@serviziliberi.it";
const char *me = "giulia@serviziliberi.it";

void encrypted(sample::SampleDesk &desk)
{
    sample::addUsualDevices(desk);
    sample::setEncryption(desk, anna, EncryptionChoice::On);
}

void verified(sample::SampleDesk &desk)
{
    sample::addDevices(desk,
                       {{anna, 1001, "Portatile", KeyTrust::Verified}, {anna, 1002, "Telefono", KeyTrust::Verified}});
    sample::setEncryption(desk, anna, EncryptionChoice::On);
}

std::unique_ptr<Shown> chatWith(const Shown::Prepare &prepare)
{
    auto shown = std::make_unique<Shown>(sample::Content::Chats, prepare);
    shown->openFirst();
    return shown;
}

std::unique_ptr<QWidget> panel()
{
    auto shown = chatWith(encrypted);
    shown->page().perform(window::Command::Padlock);
    Shown::settle();
    return shown;
}

std::unique_ptr<Shown> verifying(quint32 device)
{
    auto shown = chatWith(encrypted);
    const auto chat = shown->desk().workspace().conversations().sorted().first();
    shown->page().openVerify(chat.account, chat.jid, device);
    Shown::settle();
    return shown;
}

std::unique_ptr<QWidget> pressed(std::unique_ptr<Shown> shown, const char *button)
{
    if (auto *found = shown->page().findChild<QAbstractButton *>(QString::fromLatin1(button)))
        found->click();
    Shown::settle();
    return shown;
}

std::unique_ptr<QWidget> cannotEncrypt()
{
    auto shown = chatWith([](sample::SampleDesk &desk) {
        sample::addDevices(desk,
                           {{anna, 1001, "Portatile", KeyTrust::Blind, 0, false},
                            {me, 2001, "Telefono", KeyTrust::Blind, 0, false}});
        const auto chat = sample::setEncryption(desk, anna, EncryptionChoice::On);
        QObject guard;
        desk.workspace()
            .accounts()
            .all()
            .front()
            ->outbox()
            .send(chat, QStringLiteral("Porto anche le casse."))
            .then(&guard, [](const base::Result<model::MessageId> &) {});
        Shown::settle();
    });
    return shown;
}

void addOddMessages(sample::SampleDesk &desk)
{
    encrypted(desk);
    model::Message clear;
    clear.body = QStringLiteral("Io arrivo tardi, iniziate pure.");
    clear.time = clear.sent = QDateTime(QDate::currentDate(), QTime(18, 41), Qt::UTC);
    desk.addMessage(anna, clear);
    model::Message closed;
    closed.kind = model::MessageKind::Undecryptable;
    closed.encryption = model::Encryption::Omemo2;
    closed.obstacle = model::Obstacle::NoSession;
    closed.device = 1001;
    closed.time = closed.sent = QDateTime(QDate::currentDate(), QTime(18, 42), Qt::UTC);
    desk.addMessage(anna, closed);
}

std::unique_ptr<QWidget> closedDetails()
{
    auto shown = chatWith(addOddMessages);
    auto *view = shown->page().findChild<timeline::TimelineView *>();
    Q_EMIT view->detailsRequested(shown->desk().workspace().conversations().sorted().first().lastMessage);
    Shown::settle();
    return shown;
}

// Asked before it is sent to fewer devices than there are.
std::unique_ptr<QWidget> missingReaders()
{
    auto shown = chatWith([](sample::SampleDesk &desk) {
        sample::addUsualDevices(desk);
        sample::setEncryption(desk, anna, EncryptionChoice::OnlyVerified);
    });
    auto *composer = shown->page().findChild<composer::Composer *>();
    composer->restore(QStringLiteral("Porto anche le casse."));
    composer->submit();
    Shown::settle();
    return shown;
}

std::unique_ptr<QWidget> olderPanel()
{
    auto shown = chatWith([](sample::SampleDesk &desk) {
        sample::addDevices(desk,
                           {{anna, 1001, "Portatile", KeyTrust::Verified},
                            {anna, 1002, "Conversations", KeyTrust::Verified, 0, true, true}});
        sample::setEncryption(desk, anna, EncryptionChoice::On);
    });
    shown->page().perform(window::Command::Padlock);
    Shown::settle();
    return shown;
}

} // namespace

void addTrust(Gallery &gallery)
{
    const auto names = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    const QSize usual(1120, 720);
    gallery.add(
        {QStringLiteral("S8-verified"), usual, names("light dark it it-dark"), [] { return chatWith(verified); }});
    gallery.add({QStringLiteral("S8-cannot"), usual, names("light dark it it-dark it-380"), &cannotEncrypt});
    gallery.add({QStringLiteral("S8-off"), usual, names("light dark it it-dark"), [] {
                     return chatWith(
                         [](sample::SampleDesk &desk) { sample::setEncryption(desk, anna, EncryptionChoice::Off); });
                 }});
    gallery.add({QStringLiteral("S8-missing"), usual, names("light dark it it-dark it-380 it-200"), &missingReaders});
    gallery.add({QStringLiteral("S9-messages"), usual, names("light dark it it-dark it-380 it-200"),
                 [] { return chatWith(addOddMessages); }});
    gallery.add({QStringLiteral("S9-details"), usual, names("light dark it it-dark it-380"), &closedDetails});
    gallery.add({QStringLiteral("S13-older"), usual, names("light dark it it-dark it-380"), &olderPanel});
    gallery.add({QStringLiteral("S13-panel"), {1120, 900}, names("light dark it it-dark it-380 it-200"), &panel});
    gallery.add({QStringLiteral("S13-verify"), usual, names("light dark it it-dark it-380 it-200 it-760"),
                 [] { return verifying(1003); }});
    gallery.add({QStringLiteral("S13-camera"), usual, names("light dark it it-dark it-380"), [] {
                     auto shown = verifying(1003);
                     auto *camera = shown->page().findChild<trust::CameraScan *>();
                     camera->show();
                     QImage seen(640, 480, QImage::Format_RGB32);
                     seen.fill(Qt::darkGray);
                     camera->take(seen);
                     Shown::settle();
                     return shown;
                 }});
    gallery.add({QStringLiteral("S13-mismatch"), usual, names("light dark it it-dark it-380"),
                 [] { return pressed(verifying(1003), "differ"); }});
    gallery.add({QStringLiteral("S13-result"), usual, names("light dark it it-dark"),
                 [] { return pressed(verifying(1003), "match"); }});
    gallery.add({QStringLiteral("S14-contact"), usual, names("light dark it it-dark it-380"), [] {
                     return chatWith([](sample::SampleDesk &desk) {
                         encrypted(desk);
                         sample::alarm(desk, anna, 1003, Kind::NewDevice);
                     });
                 }});
    gallery.add({QStringLiteral("S14-changed"), usual, names("light dark it it-dark"), [] {
                     return chatWith([](sample::SampleDesk &desk) {
                         encrypted(desk);
                         sample::alarm(desk, anna, 1001, Kind::KeyChanged);
                     });
                 }});
    gallery.add({QStringLiteral("S14-own"), usual, names("light dark it it-dark it-200"), [] {
                     return chatWith([](sample::SampleDesk &desk) {
                         encrypted(desk);
                         sample::alarm(desk, me, 2002, Kind::NewDevice);
                     });
                 }});
    gallery.add({QStringLiteral("S14-anew"), usual, names("light dark it it-dark it-200"), [] {
                     return chatWith([](sample::SampleDesk &desk) {
                         encrypted(desk);
                         sample::alarm(desk, me, 3001, Kind::BegunAnew);
                     });
                 }});
    gallery.add({QStringLiteral("S14-not-me"), usual, names("light dark it it-dark it-380"), [] {
                     auto shown = chatWith([](sample::SampleDesk &desk) {
                         encrypted(desk);
                         sample::alarm(desk, me, 2002, Kind::NewDevice);
                     });
                     return pressed(std::move(shown), "not-me");
                 }});
    gallery.add({QStringLiteral("S18-devices"), {1040, 860}, names("light it-dark it it-380"), [] {
                     auto shown = chatWith(encrypted);
                     shown->page().openSettings(settings::SettingsPage::Section::Encryption);
                     Shown::settle();
                     return shown;
                 }});
}

} // namespace gallery
