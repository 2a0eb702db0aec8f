# SPDX-License-Identifier: GPL-3.0-or-later
"""A burst of 2,000 live messages from another account, to 'lucchetto-cli listen' and to the window: processor time
beyond idle, and how long after the server has sent them everything is stored and quiet again. In the window also how
often it was painted: the X server tells of each drawing (DAMAGE), and those that cover one point of the messages are
counted, for one painting covers a point once. The frames that there were are those of 60 a second between the first
and the last of them.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... /usr/bin/python3 tests/bench/bench_burst.py
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Callable

from figures import Figures
from glass import Area, Change, Glass
from harness.account import Account
from harness.barereader import BareReader
from harness.bulk import befriend
from harness.certificates import CertificateAuthority
from harness.cli import PASSPHRASE, Cli
from harness.measure import processor_seconds
from harness.process import wait_until
from harness.prosody import Prosody
from screen import Screen

MESSAGES = 2_000
FRAMES = 60  # a second
# What may be painted once a frame, and a row that follows each commit.
POINTS = {"the messages": (Area(600, 400, 1, 1), 1.02), "the chat's row": (Area(150, 130, 1, 1), None)}
MESSAGE = ("<message to='{to}' type='chat' id='{burst}-{number}'><body>{number} ci vediamo domani alle dieci davanti alla "
           "stazione</body><origin-id xmlns='urn:xmpp:sid:0' id='{burst}-{number}'/></message>")


class Sender(BareReader):
    """Sends as fast as the server takes it, and knows when the server has handled the last one."""

    bursts = 0

    def one(self, to: Account, text: str) -> None:
        self.bursts += 1
        self._say(MESSAGE.format(to=to.jid, burst=self.bursts, number=text))

    def burst(self, to: Account, count: int) -> None:
        self.bursts += 1
        self._say("".join(MESSAGE.format(to=to.jid, burst=self.bursts, number=number) for number in range(count)))
        self._say("<iq type='get' id='end'><ping xmlns='urn:xmpp:ping'/></iq>")
        self._hear(b"id='end'")


def quiet_after(pid: int, seconds: float = 0.3) -> float:
    """When the process had used processor time for the last time before it rested for that long."""
    last, spent = time.monotonic(), processor_seconds(pid)
    while time.monotonic() - last < seconds:
        time.sleep(0.005)
        if (now := processor_seconds(pid)) != spent:
            last, spent = time.monotonic(), now
    return last


def measure(what: str, pid: int, send: Callable[[], None]) -> Figures:
    figures = Figures(f"A burst of {MESSAGES:,} live messages to {what}")
    quiet_after(pid)
    before = processor_seconds(pid)
    begun = time.monotonic()
    send()
    sent = time.monotonic()
    quiet = quiet_after(pid)
    figures.add("processor beyond idle", processor_seconds(pid) - before, "s", 0.7, "in steps of 10 ms")
    figures.add("quiet, after the server had handled the last", max(0.0, quiet - sent), "s", 0.5,
                f"sending took {sent - begun:.2f} s")
    return figures


class Watch:
    """All changes from now on until they are asked for."""

    def __init__(self, glass: Glass) -> None:
        self._glass = glass
        self._changes: list[Change] = []
        self._watching = True
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def changes(self) -> list[Change]:
        self._watching = False
        self._thread.join()
        return self._changes

    def _run(self) -> None:
        while self._watching:
            self._changes += self._glass.changes(0.1)


def add_paints(figures: Figures, changes: list[Change]) -> None:
    for what, (point, most) in POINTS.items():
        paints = [change.when for change in changes if change.area.touches(point)]
        frames = (paints[-1] - paints[0]) * FRAMES + 1
        gaps = sorted(later - earlier for earlier, later in zip(paints, paints[1:]))
        figures.add(f"paintings of {what}, of the frames", len(paints) / frames, "x", most,
                    f"{len(paints)} in {frames / FRAMES:.2f} s, median {gaps[len(gaps) // 2] * 1e3:.1f} ms apart")


def main() -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli, Screen() as screen:
        anna, bruno = server.register("anna", "uno"), server.register("bruno", "due")
        befriend(server, anna, bruno)
        cli.login(anna, server.ports.direct_tls, authority.root)
        sender = Sender(bruno, server.ports.direct_tls)

        listening = cli.start("listen", "--timeout", "120")
        listening.wait_event("synced")
        measure("lucchetto-cli listen, which prints each", listening.pid, lambda: sender.burst(anna, MESSAGES))
        wait_until(lambda: sum(event.get("event") == "message" for event in listening.drain()) == MESSAGES, 60,
                   "each message was printed once")
        listening.terminate()
        listening.wait()

        screen.start_program(cli.profile, LUCCHETTO_PASSPHRASE=PASSPHRASE)
        wait_until(lambda: "Chats" in screen.title(), 20, "the chats")
        screen.key("ctrl+1")
        wait_until(lambda: "bruno" in screen.title().lower(), 20, "the chat with Bruno")
        watch = Watch(Glass(screen.display, screen.window()))
        figures = measure("the window, their chat open", screen.program.pid, lambda: sender.burst(anna, MESSAGES))
        add_paints(figures, watch.changes())
        screen.key("ctrl+q")
        wait_until(lambda: not screen.program.is_running(), 10, "the program has ended")
        kept = cli.must("history", bruno.jid, "--limit", str(3 * MESSAGES)).all("message")
        assert len(kept) == 2 * MESSAGES, f"{len(kept)} messages are kept"


if __name__ == "__main__":
    main()
    sys.exit(Figures.status())
