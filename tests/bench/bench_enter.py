# SPDX-License-Identifier: GPL-3.0-or-later
"""From the Enter key to the message's bytes on the socket, with the way of the key through the X server (XTEST). The
message is encrypted and stored before it leaves, so one commit is part of it.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... /usr/bin/python3 tests/bench/bench_enter.py
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from figures import Figures, middle
from glass import Hand
from harness.bulk import befriend
from harness.certificates import CertificateAuthority
from harness.cli import PASSPHRASE, Cli
from harness.process import wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer
from screen import Screen
from tap import Tap

ROUNDS = 30


def bare_commits(folder: Path, rounds: int = ROUNDS) -> list[float]:
    """s, each to write the five pages that a message changes and to wait for the disk: the floor of storing."""
    times = []
    with (folder / "floor").open("wb", buffering=0) as file:
        for _ in range(rounds):
            begun = time.monotonic()
            file.write(bytes(5 * 4120))
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - begun)
            time.sleep(0.02)
    return times


def main() -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli, Screen() as screen:
        anna, bruno = server.register("anna", "uno"), server.register("bruno", "due")
        befriend(server, anna, bruno)
        tap = Tap(server.ports.direct_tls)
        other = Peer(bruno, server.ports.starttls, authority.root, has_keys=True)
        other.start()
        cli.login(anna, tap.port, authority.root)
        cli.must("send", bruno.jid, "ciao")
        screen.start_program(cli.profile, LUCCHETTO_PASSPHRASE=PASSPHRASE)
        wait_until(lambda: "Chats" in screen.title(), 20, "the chats")
        screen.key("ctrl+1")
        wait_until(lambda: "bruno" in screen.title().lower(), 20, "the chat with Bruno")
        hand = Hand(screen.display)
        times = []
        for number in range(ROUNDS):
            for letter in f"m{number}":
                hand.key(letter)
            time.sleep(0.5)  # what typing itself sends is over
            tap.forget()
            pressed = hand.key("Return")
            wait_until(lambda: tap.sent, 5, "something on the socket", interval=0.001)
            times.append(tap.sent[0].when - pressed)
        other.stop()
        tap.close()
        disk = bare_commits(cli.profile)
    figures = Figures("From Enter to the socket")
    figures.add("Enter to bytes on the socket, encrypted, middle", middle(times) * 1e3, "ms", 5,
                f"worst of {ROUNDS} {max(times) * 1e3:.1f} ms")
    figures.add("of that the disk, measured bare", middle(disk) * 1e3, "ms")


if __name__ == "__main__":
    main()
    sys.exit(Figures.status())
