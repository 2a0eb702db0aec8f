// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/LoginFacts.h"

#include "stream/Transport.h"

#include <catch2/catch_test_macros.hpp>

namespace {

stream::TlsFacts proof(const char *key, const char *authority)
{
    stream::TlsFacts tls;
    tls.peerKey = key;
    tls.peerAuthority = authority;
    return tls;
}

} // namespace

TEST_CASE("A09: a server that shows another key from another authority is noticed, a renewal is not", "[chat][login]")
{
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    const QDateTime later = first.addDays(60);
    auto seen = chat::afterSeeing({}, proof("key", "authority"), first);
    CHECK(seen == model::SeenCertificate{"key", "authority", {}});

    seen = chat::afterSeeing(seen, proof("renewed", "authority"), later);
    CHECK(seen == model::SeenCertificate{"renewed", "authority", {}});
    seen = chat::afterSeeing(seen, proof("renewed", "cross-signed"), later);
    CHECK_FALSE(seen.changed.isValid());
    seen = chat::afterSeeing(seen, proof("", ""), later); // TLS resumed by a ticket: nothing was shown
    CHECK(seen == model::SeenCertificate{"renewed", "cross-signed", {}});

    seen = chat::afterSeeing(seen, proof("strange", "other"), later);
    CHECK(seen == model::SeenCertificate{"strange", "other", later});
    seen = chat::afterSeeing(seen, proof("strange", "other"), later.addDays(1));
    CHECK(seen.changed == later);
}
