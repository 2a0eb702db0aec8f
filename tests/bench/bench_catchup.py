# SPDX-License-Identifier: GPL-3.0-or-later
"""Catching up with 50,000 archived messages, against a reader that keeps nothing, on one server in one run.

Prints one JSON object. Usage: PYTHONPATH=tests/servers LUCCHETTO_CLI=… /usr/bin/python3 tests/bench/bench_catchup.py
"""

from __future__ import annotations

import json
import sys

from harness.barereader import BareReader
from harness.bulk import conversation, write_archive, write_roster
from harness.certificates import CertificateAuthority
from harness.cli import Cli
from harness.measure import cost_of
from harness.prosody import Prosody

MESSAGES = 50_000


def main(messages: int) -> dict[str, float]:
    authority = CertificateAuthority.temporary()
    contacts = [f"contatto{number}@casa.example" for number in range(50)]
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli:
        carla = server.register("carla", "tre")
        write_roster(server, carla, contacts)
        cli.login(carla, server.ports.direct_tls, authority.root)
        idle = cost_of(cli, "status")
        write_archive(server, carla, conversation(carla, contacts, messages))
        before = BareReader(carla, server.ports.direct_tls).read_all()
        sync = cost_of(cli, "sync", "--timeout", "300")
        after = BareReader(carla, server.ports.direct_tls).read_all()
        floor = (before.seconds + after.seconds) / 2
        login = cli.must("status").event("status")
    return {"messages": messages, "bareReaderSeconds": floor, "seconds": sync.seconds, "ratio": sync.seconds / floor,
            "cpuSeconds": sync.cpu, "peakMiB": sync.peak, "growthMiB": sync.peak - idle.peak, "exitCode": sync.code,
            "loginRoundTrips": login["roundTrips"], "loginMs": login["loginMs"]}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES)))
