# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives and rosters of any size, written straight into Prosody's stores while the user is offline."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import Iterator, Optional, Sequence

from .account import Account
from .process import wait_until
from .prosody import Prosody, encoded
from .prosody_settings import lua

WORDS = ("domani mattina la riunione comincia prima e il treno arriva tardi perché piove a dirotto sul ponte nuovo "
         "we meet at the harbour after work bring bread and the old map please grazie a presto tanti saluti").split()


@dataclass(frozen=True)
class Archived:
    """One archived message, as the archive of `owner` keeps it."""

    contact: str
    body: str
    outgoing: bool
    when: float  # seconds since 1970
    identity: str


def conversation(owner: Account, contacts: Sequence[str], count: int, *, seed: int = 1,
                 newest: Optional[float] = None) -> Iterator[Archived]:
    """`count` messages one second apart, the last at `newest`; the body's first word is its number."""
    chance = random.Random(seed)
    first = (newest if newest is not None else time.time()) - count
    for number in range(count):
        body = f"{number} " + " ".join(chance.choices(WORDS, k=chance.randrange(3, 20)))
        yield Archived(chance.choice(contacts), body, chance.random() < 0.4, first + number,
                       f"{chance.getrandbits(128):032x}")


def write_archive(server: Prosody, owner: Account, messages: Iterator[Archived]) -> int:
    """Appends to the owner's archive in one transaction (some 50,000 a second); returns how many."""
    database = server.folder / "archive.sqlite"
    wait_until(lambda: _has_archive(database), 10, "Prosody has made its archive table")
    if any(host.services for host in server.hosts):
        # Prosody does not wait for a lock: tidying up while we write would leave it with a broken transaction.
        wait_until(lambda: "expired messages" in server.log.read_text(), 10, "Prosody has tidied up its archives")
    rows = [(owner.domain, owner.user, "archive", message.identity, int(message.when), message.contact, "xml",
             _stanza(owner, message)) for message in messages]
    with closing(sqlite3.connect(database, timeout=20)) as connection, connection:
        connection.executemany('INSERT INTO "prosodyarchive" ("host", "user", "store", "key", "when", "with", "type", '
                               '"value") VALUES (?, ?, ?, ?, ?, ?, ?, ?)', rows)
    return len(rows)


def write_roster(server: Prosody, owner: Account, contacts: Sequence[str], *, groups: Sequence[str] = (),
                 version: int = 1) -> None:
    """Mutual contacts named after their addresses; the owner must be offline, and for a list that the server has read
    before, the server must be stopped."""
    lines = ['return {', f'[false] = {{ ["version"] = {version}; ["pending"] = {{}} }};']
    for index, contact in enumerate(contacts):
        name = contact.split("@")[0].capitalize()
        group = f'[{lua(groups[index % len(groups)])}] = true' if groups else ""
        lines.append(f'[{lua(contact)}] = {{ ["subscription"] = "both"; ["name"] = {lua(name)}; '
                     f'["groups"] = {{ {group} }} }};')
    lines.append("};\n")
    (server.store(owner.domain, "roster") / f"{encoded(owner.user)}.dat").write_text("\n".join(lines))


def befriend(server: Prosody, one: Account, other: Account) -> None:
    """Two offline accounts of this server become mutual contacts."""
    write_roster(server, one, [other.jid])
    write_roster(server, other, [one.jid])


def _has_archive(database: object) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'prosodyarchive'").fetchone())
    except sqlite3.Error:
        return False


def _stanza(owner: Account, message: Archived) -> str:
    sender, receiver = f"{owner.jid}/bulk", message.contact
    if not message.outgoing:
        sender, receiver = f"{message.contact}/bulk", owner.jid
    return (f"<message xmlns='jabber:client' from='{sender}' to='{receiver}' type='chat' id='{message.identity}'>"
            f"<body>{message.body}</body><origin-id xmlns='urn:xmpp:sid:0' id='{message.identity}'/></message>")
