// SPDX-License-Identifier: GPL-3.0-or-later
// What a module says about itself; disco features, caps, PEP subscriptions, docs/xeps.md and the DOAP file follow
// from it. Plain constants.
#pragma once

#include <QStringView>

#include <vector>

namespace xep {

enum class Support { Complete, Partial };

struct Specification
{
    QStringView number; // "0184", or "RFC 6121"
    QStringView name;
    QStringView version; // the one that was read when the module was written
    Support support = Support::Complete;
    QStringView note = {}; // what is missing, for Partial
};

struct About
{
    std::vector<Specification> specifications;
    std::vector<QStringView> features = {}; // advertised by service discovery (XEP-0030)
    std::vector<QStringView> notify = {};   // nodes whose events are wanted (XEP-0163 §4.2)
};

// Everything of every module in xep/Modules.h, in the order of that list.
const std::vector<About> &aboutAllModules();

} // namespace xep
