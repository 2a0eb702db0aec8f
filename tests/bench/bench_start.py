# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the window with 1,000 contacts and 50,000 messages stored: mapped, online, quiet; memory, idle. Beside an
empty Qt window in the same run. All contacts are online, so a presence of each comes with the start.

How quiet is measured: the bytes from the server go through a tap, which notes when it has handed each piece on. The
roster and the presences are its large pieces (answers to single questions are small); "arrived" is the last of these.
"Quiet" is the last time at which the program used more than 1 ms of processor within 10 ms, before it rested for half
a second. Between online and arrived it is the server that works: Prosody asks for the presence of every contact
before it sends anything. Both are shown: quiet after online, with the server's time in it, and quiet after it
arrived, which is ours alone. The same again with a roster that has changed on the server, so that all of it comes and
is stored.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... LUCCHETTO_EMPTY=...
        /usr/bin/python3 tests/bench/bench_start.py [MESSAGES]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from figures import Figures, middle
from glass import Hand, Mappings
from harness.bulk import conversation, write_archive, write_roster
from harness.certificates import CertificateAuthority
from harness.cli import Cli
from harness.measure import living_seconds, processor_seconds, resident
from harness.process import TemporaryFolder, wait_until
from harness.prosody import Prosody
from harness.prosody_settings import VirtualHost
from screen import Screen
from tap import Tap

MESSAGES = 50_000
CROWD = "folla.casa.example"
CONTACTS = [f"contatto{number}@{CROWD}" for number in range(1_000)]
GROUPS = ["amici", "lavoro", "famiglia"]
ROUNDS = 7
IDLE_SECONDS = 30
STIR = 0.001  # s of processor within 10 ms; less is a timer, not work
LARGE = 4096  # bytes; a piece of the roster or of the presences
CROWDED = 100_000  # bytes; less is not yet everybody's presence


@dataclass
class Start:
    mapped: float = 0  # ms after the start, as the rest
    online: float = 0
    arrived: float = 0
    received: float = 0  # KiB
    quiet: float = 0
    processor: float = 0  # s
    memory: float = 0  # MiB
    idle: float = 0  # ms of processor a minute


class Starter:
    def __init__(self, server: Prosody, tap: Tap, screen: Screen, environment: dict[str, str]) -> None:
        self._server = server
        self._tap = tap
        self._hand = Hand(screen.display)
        self._mappings = Mappings(screen.display)
        self._environment = environment

    def start(self, command: list[str], connects: bool, idle_seconds: float = 0) -> Start:
        self._mappings.seen()
        self._tap.forget()
        log = self._server.log.open(encoding="utf-8", errors="replace")
        log.seek(0, os.SEEK_END)
        begun = time.monotonic()
        program = subprocess.Popen(command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            mapped: Optional[float] = None
            online: Optional[float] = None
            while (mapped is None or (connects and not self._is_crowded())) and time.monotonic() < begun + 20:
                mapped = mapped or self._mappings.seen()
                if connects and online is None and "Authenticated as" in log.read():
                    online = time.monotonic()
                time.sleep(0.001)
            quiet = self._quiet(program.pid)
            start = Start((mapped - begun) * 1e3, ((online or begun) - begun) * 1e3, quiet=(quiet - begun) * 1e3)
            if connects:
                start.arrived = (max(piece.when for piece in self._tap.received if piece.size > LARGE) - begun) * 1e3
            start.received = sum(piece.size for piece in self._tap.received) / 1024
            start.processor, start.memory = processor_seconds(program.pid), resident(program.pid)
            if idle_seconds:
                time.sleep(2)
                spent = living_seconds(program.pid)
                time.sleep(idle_seconds)
                start.idle = (living_seconds(program.pid) - spent) * 1e3 * 60 / idle_seconds
            return start
        finally:
            log.close()
            self._end(program)

    def _is_crowded(self) -> bool:
        return sum(piece.size for piece in self._tap.received) > CROWDED

    @staticmethod
    def _quiet(pid: int) -> float:
        quiet, spent = time.monotonic(), living_seconds(pid)
        while time.monotonic() - quiet < 0.5:
            time.sleep(0.01)
            if (now := living_seconds(pid)) - spent > STIR:
                quiet = time.monotonic()
            spent = now
        return quiet

    def _end(self, program: subprocess.Popen[bytes]) -> None:
        """As its user does, so that the server keeps nothing of it."""
        self._hand.key("ctrl+q")
        try:
            program.wait(0.5)
        except subprocess.TimeoutExpired:
            program.terminate()
            program.wait()
        time.sleep(0.2)


def profile_with_key_file(environment: dict[str, str]) -> Path:
    """As the window makes it where no keychain answers: no passphrase is derived when it opens."""
    profile = TemporaryFolder("profile").path / "p"
    with subprocess.Popen([os.environ["LUCCHETTO_WINDOW"], "--profile", str(profile)],
                          env={**environment, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL) as program:
        wait_until(lambda: profile.exists() and any(profile.glob("*.db")), 20, "the profile was made")
        time.sleep(0.5)
        program.terminate()
    return profile


def of(starts: list[Start], what: str, since: str = "") -> float:
    return middle([getattr(start, what) - (getattr(start, since) if since else 0) for start in starts])


def report(messages: int, ours: list[Start], floors: list[Start], idle: Start) -> None:
    figures = Figures(f"Starting with {len(CONTACTS):,} contacts and {messages:,} messages, warm, middle of {ROUNDS}")
    figures.add("start to window mapped", of(ours, "mapped"), "ms", 150, f"empty window {of(floors, 'mapped'):.0f} ms")
    figures.add("start to online", of(ours, "online"), "ms", 250)
    figures.add("processor until quiet", of(ours, "processor"), "s", 0.25,
                f"empty window {of(floors, 'processor'):.2f} s; in steps of 10 ms")
    report_quiet(figures, "presences", ours)
    figures.add("resident", of(ours, "memory"), "MiB", 70, f"empty window {of(floors, 'memory'):.0f} MiB")
    figures.add("idle, processor a minute", idle.idle, "ms", 20, f"over {IDLE_SECONDS} s")


def report_quiet(figures: Figures, what: str, starts: list[Start]) -> None:
    figures.add(f"quiet after {what} arrived", of(starts, "quiet", "arrived"), "ms", 100,
                f"{of(starts, 'received'):.0f} KiB; "
                f"worst {max(start.quiet - start.arrived for start in starts):.0f} ms")
    figures.add("quiet after online, the server in it", of(starts, "quiet", "online"), "ms", None,
                f"the last of it left the server {of(starts, 'arrived', 'online'):.0f} ms after online")


def main(messages: int) -> None:
    authority = CertificateAuthority.temporary()
    certificate = authority.good("casa.example", "*.casa.example", "localhost")
    host = VirtualHost("casa.example", certificate, extra=f'Component "{CROWD}" "crowd"')
    with Prosody([host], authority) as server, Screen() as screen:
        environment = screen.environment(XDG_RUNTIME_DIR=str(screen.folder))
        profile = profile_with_key_file(environment)
        cli = Cli(profile)
        cli.environment.pop("LUCCHETTO_PASSPHRASE")
        cli.environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        tap = Tap(server.ports.direct_tls)
        carla = server.register("carla", "tre")
        write_roster(server, carla, CONTACTS, groups=GROUPS)
        write_archive(server, carla, conversation(carla, CONTACTS, messages))
        cli.login(carla, tap.port, authority.root)
        cli.must("sync", "--timeout", "300", seconds=300)
        starter = Starter(server, tap, screen, environment)
        window = [os.environ["LUCCHETTO_WINDOW"], "--profile", str(profile)]
        starter.start(window, True)
        ours, floors = [], []
        for _ in range(ROUNDS):
            floors.append(starter.start([os.environ["LUCCHETTO_EMPTY"]], False))
            ours.append(starter.start(window, True))
        report(messages, ours, floors, starter.start(window, True, IDLE_SECONDS))

        before = shutil.copytree(profile, profile.with_name("before"))
        server.stop()
        write_roster(server, carla, CONTACTS, groups=GROUPS, version=2)
        server.start()
        ours.clear()
        for _ in range(ROUNDS):
            shutil.rmtree(profile)
            shutil.copytree(before, profile)
            ours.append(starter.start(window, True))
        figures = Figures("The same, the contact list has changed on the server")
        report_quiet(figures, "roster and presences", ours)
        tap.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES)
    sys.exit(Figures.status())
