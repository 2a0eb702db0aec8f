// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SampleKeys.h"

#include "store/OmemoDevices.h"

#include <QCryptographicHash>

#include <map>
#include <stdexcept>

namespace sample {
namespace {

namespace rows = store::omemoDevices;

template<typename T>
T need(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error(qPrintable(result.error().detail));
    return std::move(result).value();
}

void write(SampleDesk &desk, std::function<base::Result<base::Done>(store::Connection &)> work)
{
    QObject guard;
    bool isDone = false;
    desk.workspace().profile().write(std::move(work)).then(&guard, [&](const base::Result<base::Done> &) {
        isDone = true;
    });
    if (!waitUntil([&] { return isDone; }))
        throw std::runtime_error("not written in 10 s");
}

model::AccountId account(SampleDesk &desk)
{
    return desk.workspace().accounts().all().front()->id();
}

void addDevice(store::Connection &connection, model::AccountId account, const SampleDevice &device)
{
    const auto owner = base::Jid::of(QString::fromUtf8(device.owner));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    need(rows::setIdentity(connection, account, owner, device.id, identityOf(device.id), now));
    need(rows::setLabel(connection, account, owner, device.id, QString::fromUtf8(device.label)));
    need(rows::setTrust(connection, account, {owner, identityOf(device.id), device.trust, now, {}}));
    if (device.silentDays >= 0)
        need(rows::noteHeard(connection, account, owner, device.id, now.addDays(-device.silentDays)));
}

} // namespace

QByteArray identityOf(quint32 device)
{
    return QCryptographicHash::hash(QByteArray::number(device), QCryptographicHash::Sha256);
}

void addDevices(SampleDesk &desk, const QList<SampleDevice> &devices)
{
    write(desk, [devices, account = account(desk)](store::Connection &connection) -> base::Result<base::Done> {
        for (const auto profile : {model::Encryption::Omemo2, model::Encryption::OmemoLegacy}) {
            std::map<QString, QList<rows::Announced>> lists;
            for (const SampleDevice &device : devices) {
                auto &list = lists[QString::fromUtf8(device.owner)];
                if (device.isListed && !(device.isOld && profile == model::Encryption::Omemo2))
                    list.append(rows::Announced{device.id, {}, {}});
            }
            for (const auto &[owner, list] : lists)
                need(rows::setAnnounced(connection, account, base::Jid::of(owner), profile, list,
                                        QDateTime::currentDateTimeUtc()));
        }
        for (const SampleDevice &device : devices)
            addDevice(connection, account, device);
        return base::Done{};
    });
}

void alarm(SampleDesk &desk, const char *owner, quint32 device, model::DeviceAlarm::Kind kind)
{
    write(desk,
          [owner = base::Jid::of(QString::fromUtf8(owner)), device, kind,
           account = account(desk)](store::Connection &connection) {
              return rows::raiseAlarm(connection, account, {owner, device, kind, QDateTime::currentDateTimeUtc()});
          });
}

model::ConversationId setEncryption(SampleDesk &desk, const char *person, model::EncryptionChoice choice)
{
    auto &conversations = desk.workspace().conversations();
    const auto chat = conversations.find(account(desk), base::Jid::of(QString::fromUtf8(person)));
    conversations.setEncryption(chat->id, choice);
    if (!waitUntil([&] { return conversations.find(chat->id)->encryption == choice; }))
        throw std::runtime_error("not set in 10 s");
    return chat->id;
}

void addPhones(SampleDesk &desk)
{
    QList<SampleDevice> phones;
    for (const char *owner : {"anna@serviziliberi.it", "bruno@jabber.example", "carla@jabber.example",
                              "marco@example.org", "nonna@example.org"})
        phones.append({owner, quint32(1101 + phones.size()), "Telefono"});
    addDevices(desk, phones);
}

void addUsualDevices(SampleDesk &desk)
{
    using model::KeyTrust;
    const char *anna = "anna@serviziliberi.it";
    const char *me = "giulia@serviziliberi.it";
    addDevices(desk,
               {{anna, 1001, "Portatile", KeyTrust::Verified, 0},
                {anna, 1002, "Telefono", KeyTrust::Verified, 1},
                {anna, 1003, "", KeyTrust::Undecided, -1},
                {anna, 1004, "Vecchio telefono", KeyTrust::Rejected, 200, false},
                {me, 2001, "Telefono", KeyTrust::Verified, 0},
                {me, 2002, "Dino", KeyTrust::Blind, 90}});
}

} // namespace sample
