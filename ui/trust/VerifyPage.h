// SPDX-License-Identifier: GPL-3.0-or-later
// Where two people compare the codes of their devices (ux.md B12): one device after the other, by letters, by QR or by a
// link that came another way. Stands in the place of the chat; owned by ChatsPage.
#pragma once

#include "chat/Devices.h"
#include "model/Ids.h"
#include "widgets/InfoBar.h"
#include "widgets/Panels.h"

#include <QPointer>

#include <functional>
#include <optional>

class QBoxLayout;
class QVBoxLayout;

namespace chat {
class Account;
}
namespace widgets {
class TextField;
}

namespace trust {

class CameraScan;
class CodeReader;
class QrView;

// With whom.
struct Verifying
{
    model::AccountId account;
    base::Jid owner;
    QString name; // safe to show; of the own account empty
    bool isOwn() const { return name.isEmpty(); }
};

class VerifyPage : public widgets::Plane
{
    Q_OBJECT

public:
    explicit VerifyPage(QWidget *parent = nullptr);

    // `device`: the one to begin with; 0: the first that was not verified.
    void present(chat::Account &account, const Verifying &whom, quint32 device);
    // Holds a code against what is known of them; the person confirms.
    void takeCode(const QString &code);
    void focusFirst();
    // The page goes: tells what has been done on it.
    void leave();
    const Verifying &whom() const { return m_whom; }

Q_SIGNALS:
    void closed();
    // So many devices have been verified since the page opened.
    void finished(trust::Verifying whom, int devices);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void readDevices();
    void rebuild();
    void arrange();
    void addHead(QVBoxLayout *column);
    QWidget *ownPart();
    QWidget *theirPart();
    void addStepper(QVBoxLayout *column, const QList<chat::KnownDevice> &all);
    void addDevice(QVBoxLayout *column, const chat::KnownDevice &known);
    void addWays(QVBoxLayout *column, const chat::KnownDevice &known);
    void addOtherWays(QVBoxLayout *column);
    widgets::Button *way(const QString &words, const char *name, const std::function<void()> &go);
    void showAt(quint32 device);
    QList<chat::KnownDevice> comparable() const;
    const chat::KnownDevice *shown() const;
    QString nameOf(const chat::KnownDevice &known) const;
    QString nameOf(quint32 device) const;

    void match();
    void differ();
    void decided(const base::Result<> &done, int devices);
    void chooseFile();
    void pasteCode();
    void takeTexts(const QStringList &texts);
    void compareLetters(const QString &letters);
    void tell(const model::Comparison &comparison, const QString &code);
    void warn(const QList<quint32> &differing);
    void confirm(const QString &code);
    void say(widgets::Tone tone, const QString &words);

    QPointer<chat::Account> m_account;
    Verifying m_whom;
    quint32 m_device = 0;
    std::optional<chat::PersonsDevices> m_devices;
    std::optional<chat::Devices::OwnCode> m_own;
    QMetaObject::Connection m_following;
    int m_verified = 0;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    QBoxLayout *m_parts = nullptr;
    widgets::InfoBar *m_result;
    CameraScan *m_camera;
    CodeReader *m_reader; // of files and what is pasted
    widgets::TextField *m_code = nullptr;
};

} // namespace trust
