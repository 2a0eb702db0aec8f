# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon the window answers its user and its server, with 1,000,000 messages stored, 100,000 of them in one chat: a
click on that chat to its last page painted, a notch of the wheel to the page painted, a key to the results of a
search in all chats painted, bytes that can be read from the socket to the message painted.

How it is measured: the real program in a real window on an X server of its own. Keys and clicks go in through the X
server (XTEST), and the X server tells when pixels have changed (DAMAGE): the time of a painting is when its end was
seen there, so the way through the X server is in every figure, both ways. Opening and searching end with the last
change of the place in question before it rests, so that nothing that comes later is left out. Received is when the
tap between server and client has handed the bytes on; TLS, the Inbox and the commit to the disk are in it.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... LUCCHETTO_FILL=...
        /usr/bin/python3 tests/bench/bench_reaction.py [MESSAGES]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable

from bench_burst import Sender
from bench_enter import bare_commits
from figures import Figures
from glass import Area, Glass, Hand
from harness.bulk import write_roster
from harness.certificates import CertificateAuthority
from harness.cli import PASSPHRASE, Cli
from harness.measure import resident
from harness.process import wait_until
from harness.prosody import Prosody
from screen import Screen
from tap import Tap

MESSAGES = 1_000_000
LARGE = 100_000
CLICKS = 40
RECEIVED = 300
ACKNOWLEDGEMENT = 200  # bytes; a message is larger
NOTCHES = 600
WHEEL_UP = 4
FRAME = 16.7  # ms
REST = 0.15  # s without a change: all is painted

# Places of the window, which opens with 1120 x 720 in a corner of the screen.
FIRST_CHAT = (150, 130)
SECOND_CHAT = (150, 195)
MESSAGES_AREA = Area(420, 200, 250, 300)
NEWEST_AREA = Area(340, 560, 450, 80)
HITS_AREA = Area(850, 250, 200, 400)

# As Talk.cpp makes them, by how often they are used.
SYLLABLES = "ba co di fe gu la mo ni pe ru sa to vi ze an es in or un ta".split()


def word(rank: int) -> str:
    rest, text = rank + 1, ""
    while rest:
        text += SYLLABLES[(rest * 7 + 3) % 20]
        rest //= 20
    return text


class Bench:
    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.hand = Hand(screen.display)
        self.glass = Glass(screen.display, screen.window())

    def until_painted(self, begin: float, area: Area) -> float:
        return self.glass.last(area, REST) - begin

    def open(self, place: tuple[int, int], name: str) -> float:
        self.hand.move(*place)
        time.sleep(0.1)
        self.glass.forget()
        seconds = self.until_painted(self.hand.click(), MESSAGES_AREA)
        assert name in self.screen.title().lower(), f"{self.screen.title()} instead of {name}"
        return seconds

    def keys(self, text: str) -> list[float]:
        """Seconds from each key to its results."""
        times = []
        for letter in text:
            self.glass.forget()
            times.append(self.until_painted(self.hand.key(letter), HITS_AREA))
        return times

    def search(self, *queries: str) -> list[float]:
        times = []
        for query in queries:
            self.hand.key("ctrl+a")
            self.hand.key("BackSpace")
            time.sleep(0.2)
            times += self.keys(query)
        return times


def measure_opening(bench: Bench, figures: Figures) -> None:
    times = []
    for _ in range(CLICKS):
        bench.open(SECOND_CHAT, "contatto")
        times.append(bench.open(FIRST_CHAT, "contatto0"))
    figures.times(f"click to last page of {LARGE:,} painted", times, 30)


def measure_scrolling(bench: Bench, figures: Figures) -> None:
    bench.hand.move(MESSAGES_AREA.x + 100, MESSAGES_AREA.y + 100)
    times = []
    for _ in range(NOTCHES):
        bench.glass.forget()
        turned = bench.hand.click(WHEEL_UP)
        times.append(bench.glass.first(MESSAGES_AREA) - turned)
        time.sleep(0.01)
    figures.times("a notch of the wheel to painted", times, FRAME)
    figures.add("resident after these", resident(bench.screen.program.pid), "MiB", 70)


def measure_search(bench: Bench, figures: Figures) -> None:
    bench.hand.key("ctrl+shift+f")
    time.sleep(0.5)
    kinds = {
        "frequent words": [word(rank) for rank in range(0, 400, 40)],
        "rare words": [word(rank) for rank in range(20_000, 55_000, 3_500)],
        "starts of words": [word(rank)[:3] for rank in range(500, 10_000, 950)],
        "two words": [f"{word(rank)} {word(3 * rank + 7)}" for rank in range(3, 300, 60)],
        "no hit": ["qqq", "xyzw", "wwwww"],
    }
    every: list[float] = []
    for kind, queries in kinds.items():
        times = bench.search(*queries)
        figures.times(f"key to results painted, {kind}", times, 50)
        every += times
    figures.times("key to results painted, all", every, 50)
    bench.hand.key("Escape")


def measure_receiving(bench: Bench, figures: Figures, send: Callable[[str], None], tap: Tap,
                      folder: Path) -> None:
    send("prima")  # brings the chat to the top
    time.sleep(1)
    bench.screen.key("ctrl+1")
    wait_until(lambda: "bruno" in bench.screen.title().lower(), 5, "the chat with Bruno")
    for number in range(20):
        send(f"riga {number}")
    time.sleep(1)
    chance = random.Random(5)
    times = []
    for number in range(RECEIVED):
        time.sleep(chance.uniform(0.05, 0.15))
        bench.glass.forget()
        tap.forget()
        send(str(number))
        painted = bench.glass.first(NEWEST_AREA)
        times.append(painted - next(piece.when for piece in tap.received if piece.size > ACKNOWLEDGEMENT))
    figures.times("bytes on the socket to painted", times, FRAME)
    figures.times("of that the disk, measured bare", bare_commits(folder, 100))


def fill(cli: Cli, messages: int) -> None:
    begun = time.monotonic()
    subprocess.run([os.environ["LUCCHETTO_FILL"], str(cli.profile), "casa.example", str(messages), str(LARGE)],
                   env={**os.environ, **cli.environment}, check=True)
    print(f"{messages:,} messages stored in {time.monotonic() - begun:.0f} s", flush=True)


def main(messages: int) -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli, Screen() as screen:
        anna, bruno = server.register("anna", "uno"), server.register("bruno", "due")
        people = [f"contatto{number}@casa.example" for number in range(50)]
        write_roster(server, anna, [bruno.jid, *people])
        write_roster(server, bruno, [anna.jid])
        tap = Tap(server.ports.direct_tls)
        cli.login(anna, tap.port, authority.root)
        fill(cli, messages)
        screen.start_program(cli.profile, LUCCHETTO_PASSPHRASE=PASSPHRASE)
        wait_until(lambda: "Chats" in screen.title(), 20, "the chats")
        sender = Sender(bruno, server.ports.direct_tls)
        time.sleep(2)
        figures = Figures(f"The window over {messages:,} messages, key and click and socket to pixels")
        bench = Bench(screen)
        measure_opening(bench, figures)
        measure_scrolling(bench, figures)
        measure_search(bench, figures)
        measure_receiving(bench, figures, lambda text: sender.one(anna, text), tap, cli.profile)
        tap.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES)
    sys.exit(Figures.status())
