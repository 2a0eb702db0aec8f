// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices people read with, and how one begins to write to them: device lists and bundles of both OMEMO profiles
// (XEP-0384 §5.3) on the accounts' boards. Knows nothing of keys. Main thread.
#pragma once

#include "xep/OmemoWire.h"
#include "xep/Pep.h"

namespace xep {

class OmemoDevices : public QObject
{
    Q_OBJECT

public:
    explicit OmemoDevices(Pep &pep);
    static About about();

    // Errors of all: NotFound where there is none, Malformed what cannot be read, and those of Session::ask.
    base::Task<base::Result<std::vector<omemo::Device>>> devices(base::Jid owner, omemo::Profile profile);
    base::Task<base::Result<omemo::Bundle>> bundle(base::Jid owner, omemo::Profile profile, quint32 device);

    // For everybody to read: with options, else the node is opened afterwards; NotAllowed where the server keeps it
    // from others all the same. The bundle first: a device that is listed without one cannot be written to.
    base::Task<base::Result<>> publishBundle(omemo::Profile profile, quint32 device, omemo::Bundle bundle);
    base::Task<base::Result<>> publishDevices(omemo::Profile profile, std::vector<omemo::Device> devices);
    // Takes the whole list away: for one that cannot be read, before it is published anew.
    base::Task<base::Result<>> removeDevices(omemo::Profile profile);
    base::Task<base::Result<>> removeBundle(omemo::Profile profile, quint32 device);

Q_SIGNALS:
    // A contact, or the own account, reads with these from now on; empty: has taken its list away.
    void announced(const base::Jid &owner, xep::omemo::Profile profile, const std::vector<xep::omemo::Device> &devices);

private:
    base::Task<base::Result<>> publish(QString node, PubSubItem item, std::vector<int> ladder);
    void noteEvent(const base::Jid &publisher, const PubSubEvent &event);

    Pep &m_pep;
};

} // namespace xep
