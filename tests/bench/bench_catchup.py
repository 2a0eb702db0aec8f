# SPDX-License-Identifier: GPL-3.0-or-later
"""Catching up with 50,000 archived messages, against a reader that keeps nothing, on one server in one run.

    PYTHONPATH=tests/servers LUCCHETTO_CLI=... LUCCHETTO_TURNS=... /usr/bin/python3 tests/bench/bench_catchup.py [MESSAGES]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from figures import Figures
from harness.account import Account
from harness.barereader import BareReader
from harness.bulk import conversation, write_archive, write_roster
from harness.certificates import CertificateAuthority
from harness.cli import Cli
from harness.measure import cost_of, processor_seconds
from harness.prosody import Prosody

MESSAGES = 50_000
CONTACTS = [f"contatto{number}@casa.example" for number in range(50)]


def bare(server: Prosody, account: Account) -> tuple[float, float]:
    """Seconds by the clock, and of the server's processor."""
    reader = BareReader(account, server.ports.direct_tls)
    before = processor_seconds(server.pid)
    seconds = reader.read_all().seconds
    spent = processor_seconds(server.pid) - before
    reader.close()
    return seconds, spent


def turns_of(cli: Cli) -> dict[str, float]:
    """The same run, in a program that watches the turns of its event loop."""
    run = subprocess.run([os.environ["LUCCHETTO_TURNS"], str(cli.profile)], env={**os.environ, **cli.environment},
                         capture_output=True, text=True, timeout=600, check=True)
    return json.loads(run.stdout)


def main(messages: int) -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli, Cli() as watched:
        carla = server.register("carla", "tre")
        write_roster(server, carla, CONTACTS)
        for each in (cli, watched):
            each.login(carla, server.ports.direct_tls, authority.root)
        idle = cost_of(cli, "status")
        write_archive(server, carla, conversation(carla, CONTACTS, messages))
        before, cheap = bare(server, carla)
        spent = processor_seconds(server.pid)
        sync = cost_of(cli, "sync", "--timeout", "600")
        spent = processor_seconds(server.pid) - spent
        after, cheapAfter = bare(server, carla)
        floor, serverFloor = (before + after) / 2, (cheap + cheapAfter) / 2
        figures = Figures(f"Catching up with {messages:,} archived messages, stored and indexed (ended with {sync.code})")
        figures.add("time, of a bare reader's", sync.seconds / floor, "x", 1.2, f"{sync.seconds:.1f} s and {floor:.1f} s")
        figures.add("the server's own work, of a bare reader's", spent / serverFloor, "x", None,
                    "the newest pages first, which it has to turn round; the bare reader takes them as they lie")
        figures.add("processor", sync.cpu, "s", 5)
        figures.add("memory, more than 'status' needs", sync.peak - idle.peak, "MiB", 15)
        if "LUCCHETTO_TURNS" in os.environ and Path(os.environ["LUCCHETTO_TURNS"]).exists():
            turns = turns_of(watched)
            figures.add("turn of the event loop, p99.9", turns["p999"], "ms", 16,
                        f"worst {turns['worst']:.1f} ms of {turns['count']:.0f}; by the clock p99.9 {turns['wall999']:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES)
    sys.exit(Figures.status())
