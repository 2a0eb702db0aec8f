# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the window with 1,000 contacts and 50,000 messages stored: mapped, online, quiet; memory, idle. Beside an empty
Qt window in the same run, and beside what the measured parts of the way cost.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... LUCCHETTO_EMPTY=...
        /usr/bin/python3 tests/bench/bench_start.py [MESSAGES]
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from figures import Figures, middle
from harness.bulk import conversation, write_archive, write_roster
from harness.certificates import CertificateAuthority
from harness.cli import Cli
from harness.measure import living_seconds, processor_seconds, resident
from harness.process import TemporaryFolder, wait_until
from harness.prosody import Prosody
from screen import Screen

MESSAGES = 50_000
CONTACTS = [f"contatto{number}@casa.example" for number in range(1_000)]
ROUNDS = 7
IDLE_SECONDS = 30


class Mappings:
    """Notes when the window manager has a new window: it has been mapped by then."""

    def __init__(self, screen: Screen) -> None:
        self._spy = subprocess.Popen(["xprop", "-root", "-spy", "_NET_CLIENT_LIST"], env=screen.environment(),
                                     stdout=subprocess.PIPE, text=True)
        self._seen: queue.Queue[tuple[float, str]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> float:
        while True:
            when, line = self._seen.get(timeout=20)
            if "0x" in line:
                return when

    def forget(self) -> None:
        while not self._seen.empty():
            self._seen.get_nowait()

    def close(self) -> None:
        self._spy.terminate()
        self._spy.wait()

    def _read(self) -> None:
        for line in self._spy.stdout:
            self._seen.put((time.monotonic(), line))


@dataclass
class Start:
    mapped: float  # ms after the start, as the rest
    online: float = 0
    quiet: float = 0
    processor: float = 0  # s
    memory: float = 0  # MiB
    idle: float = 0  # ms of processor a minute


STIR = 0.001  # s of processor within 10 ms; less is a timer, not work


class Starter:
    def __init__(self, server: Prosody, screen: Screen, environment: dict[str, str]) -> None:
        self._server = server
        self._mappings = Mappings(screen)
        self._environment = environment

    def start(self, command: list[str], connects: bool, idle_seconds: float = 0) -> Start:
        self._mappings.forget()
        log = self._server.log.open(encoding="utf-8", errors="replace")
        log.seek(0, os.SEEK_END)
        begun = time.monotonic()
        program = subprocess.Popen(command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            online: Optional[float] = None
            while connects and online is None and time.monotonic() < begun + 20:
                if "Authenticated as" in log.read():
                    online = time.monotonic()
                time.sleep(0.001)
            start = Start((self._mappings.next() - begun) * 1e3)
            quiet, spent = time.monotonic(), living_seconds(program.pid)
            while time.monotonic() - quiet < 0.5:
                time.sleep(0.01)
                if (now := living_seconds(program.pid)) - spent > STIR:
                    quiet = time.monotonic()
                spent = now
            start.processor, start.memory = processor_seconds(program.pid), resident(program.pid)
            start.quiet = (quiet - begun) * 1e3
            start.online = ((online or begun) - begun) * 1e3
            if idle_seconds:
                time.sleep(2)
                spent = living_seconds(program.pid)
                time.sleep(idle_seconds)
                start.idle = (living_seconds(program.pid) - spent) * 1e3 * 60 / idle_seconds
            return start
        finally:
            log.close()
            program.terminate()
            program.wait()
            time.sleep(0.2)

    def close(self) -> None:
        self._mappings.close()


def profile_with_key_file(environment: dict[str, str]) -> Path:
    """As the window makes it where no keychain answers: no passphrase is derived when it opens."""
    profile = TemporaryFolder("profile").path / "p"
    with subprocess.Popen([os.environ["LUCCHETTO_WINDOW"], "--profile", str(profile)],
                          env={**environment, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL) as program:
        wait_until(lambda: profile.exists() and any(profile.glob("*.db")), 20, "the profile was made")
        time.sleep(0.5)
        program.terminate()
    return profile


def report(messages: int, ours: list[Start], floors: list[Start], idle: Start) -> None:
    def of(starts: list[Start], what: str) -> float:
        return middle([getattr(start, what) for start in starts])

    figures = Figures(f"Starting with {len(CONTACTS):,} contacts and {messages:,} messages, warm, middle of {ROUNDS}")
    figures.add("start to window mapped", of(ours, "mapped"), "ms", 150, f"empty window {of(floors, 'mapped'):.0f} ms")
    figures.add("start to online", of(ours, "online"), "ms", 250)
    figures.add("processor until quiet", of(ours, "processor"), "s", 0.25,
                f"empty window {of(floors, 'processor'):.2f} s; in steps of 10 ms")
    figures.add("quiet after online, 1,000 contacts come", of(ours, "quiet") - of(ours, "online"), "ms", 100)
    figures.add("resident", of(ours, "memory"), "MiB", 70, f"empty window {of(floors, 'memory'):.0f} MiB")
    figures.add("idle, processor a minute", idle.idle, "ms", 20, f"over {IDLE_SECONDS} s")


def main(messages: int) -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Screen() as screen:
        environment = screen.environment(XDG_RUNTIME_DIR=str(screen.folder))
        profile = profile_with_key_file(environment)
        cli = Cli(profile)
        cli.environment.pop("LUCCHETTO_PASSPHRASE")
        cli.environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        carla = server.register("carla", "tre")
        write_roster(server, carla, CONTACTS, groups=["amici", "lavoro", "famiglia"])
        write_archive(server, carla, conversation(carla, CONTACTS, messages))
        cli.login(carla, server.ports.direct_tls, authority.root)
        cli.must("sync", "--timeout", "300", seconds=300)
        starter = Starter(server, screen, environment)
        window = [os.environ["LUCCHETTO_WINDOW"], "--profile", str(profile)]
        starter.start(window, True)
        ours, floors = [], []
        for _ in range(ROUNDS):
            floors.append(starter.start([os.environ["LUCCHETTO_EMPTY"]], False))
            ours.append(starter.start(window, True))
        idle = starter.start(window, True, IDLE_SECONDS)
        starter.close()
        report(messages, ours, floors, idle)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES)
