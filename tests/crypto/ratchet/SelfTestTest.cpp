// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/SelfTest.h"

using namespace crypto;

TEST_CASE("everything that encryption stands on answers rightly here", "[ratchet]")
{
    CHECK(encryptionFault() == QString());
}
