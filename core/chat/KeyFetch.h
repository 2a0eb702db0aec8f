// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches what others say of their devices, lists and bundles, and writes down what comes, asked for or announced.
// Questions about one person are answered together: one write, one signal. Owned by Encryption; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "encryption/Sealing.h"
#include "xep/OmemoWire.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace store {
class Profile;
}
namespace xep {
class OmemoDevices;
}

namespace chat {

class KeyFetch : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        store::Profile &profile;
        xep::OmemoDevices &devices;
        base::Clock &clock;
    };
    KeyFetch(model::AccountId account, Parts parts);
    ~KeyFetch() override;

    // Without them lists are written down, and bundles are of no use.
    void setRatchets(std::shared_ptr<encryption::Ratchets> ratchets) { m_ratchets = std::move(ratchets); }
    // Each question is asked once however often it is wanted, eight at a time, ten seconds each. A bundle that does not
    // come makes its device unusable for a while, one that is not there is asked for once more after five seconds; a list
    // that does not come is asked for again after a pause.
    void fetch(const encryption::Missing &missing);
    // Whether something about that person is asked, or answered and not written down yet.
    bool isAsking(const base::Jid &owner) const { return isOpen(owner) || m_writing.contains(owner); }
    // Asks for somebody's lists anew, once an hour at most.
    void refresh(const base::Jid &owner);
    // A new session: the pauses are over.
    void restart();

Q_SIGNALS:
    void learned(const base::Jid &owner);
    void devicesAppeared(const base::Jid &owner, const QList<quint32> &devices);
    void devicesGone(const base::Jid &owner, const QList<quint32> &devices);
    void keyChanged(const base::Jid &owner, quint32 device);

private:
    struct Question
    {
        base::Jid owner;
        crypto::Profile profile = crypto::Profile::Omemo2;
        quint32 device = 0; // whose bundle; 0: the list
        bool operator==(const Question &) const = default;
    };
    struct Asked
    {
        Question question;
        quint64 number = 0;
    };
    struct Answer
    {
        Question question;
        std::optional<std::vector<xep::omemo::Device>> devices = {}; // nothing: no list that can be read
        std::optional<crypto::Bundle> bundle = {};
    };
    struct Pause
    {
        Question question;
        qint64 until = 0; // ms, monotonic
        int inVain = 0;   // times in a row
    };
    // What writing the answers of one person has brought.
    struct News
    {
        QList<quint32> unmet;
        QList<quint32> gone;
        QList<quint32> changedKeys;
    };

    void want(const Question &question);
    void askNext();
    void ask(const Asked &asked);
    bool finish(quint64 number);
    void takeList(const Asked &asked, const base::Result<std::vector<xep::omemo::Device>> &list);
    void takeBundle(const Asked &asked, const base::Result<crypto::Bundle> &bundle);
    void askAgainSoon(const Question &question);
    void giveUp(const Asked &asked);
    void adoptIfComplete(const base::Jid &owner);
    void adopt(const base::Jid &owner, std::vector<Answer> answers);
    void pause(const Question &question);
    bool isPaused(const Question &question) const;
    bool isOpen(const base::Jid &owner) const;
    void noteAnnounced(const base::Jid &owner, crypto::Profile profile, const std::vector<xep::omemo::Device> &devices);
    static base::Result<News> write(store::Connection &connection, model::AccountId account,
                                    encryption::Ratchets *ratchets, const std::vector<Answer> &answers,
                                    const QDateTime &now);

    const model::AccountId m_account;
    store::Profile &m_profile;
    xep::OmemoDevices &m_devices;
    base::Clock &m_clock;
    std::shared_ptr<encryption::Ratchets> m_ratchets;
    std::deque<Question> m_waiting;
    std::vector<Asked> m_asked;
    std::vector<Answer> m_answers; // until all about their owner have come
    QList<base::Jid> m_writing;    // whose answers are on the way to the disk, once for each write
    std::vector<Pause> m_pauses;
    std::vector<Question> m_askedTwice;   // in this session
    QHash<base::Jid, qint64> m_refreshed; // when, ms, monotonic
    quint64 m_lastNumber = 0;
};

} // namespace chat
