// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Secret.h"

using namespace crypto;

TEST_CASE("what is wiped is overwritten where it stands", "[primitives]")
{
    QByteArray bytes("top secret");
    const char *where = bytes.constData();
    wipe(bytes);
    CHECK(bytes.constData() == where);
    CHECK(bytes == QByteArray(10, '\0'));
    QByteArray nothing;
    wipe(nothing);
    CHECK(nothing.isEmpty());
}

TEST_CASE("wiping leaves others their bytes", "[primitives]")
{
    QByteArray bytes("top secret");
    QByteArray other = bytes;
    wipe(other);
    CHECK(other.isEmpty());
    CHECK(bytes == "top secret");
}

TEST_CASE("a secret shares its bytes with nobody", "[primitives]")
{
    const QByteArray bytes("key");
    const Secret secret(bytes);
    const Secret copy(secret);
    CHECK(secret.reveal().constData() != bytes.constData());
    CHECK(copy.reveal().constData() != secret.reveal().constData());
    CHECK(copy.reveal() == "key");
    Secret moved;
    moved = Secret(copy);
    CHECK(moved.size() == 3);
    CHECK_FALSE(moved.isEmpty());
}
