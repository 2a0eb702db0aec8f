# SPDX-License-Identifier: GPL-3.0-or-later
"""What every desktop program with legacy OMEMO must be able to do with Lucchetto: both begin, both are started again,
both were away when it was written; and nothing of it is readable on the server."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "windows")]

from harness import machine  # noqa: E402
from harness.account import Account  # noqa: E402
from harness.bulk import write_roster  # noqa: E402
from harness.cli import Cli  # noqa: E402
from harness.desktopclient import DesktopClient  # noqa: E402
from harness.dns import DnsServer, Service  # noqa: E402
from harness.livecase import AUTHORITY, LiveCase  # noqa: E402
from harness.omemokeys import LEGACY, bundle, listed  # noqa: E402
from harness.process import wait_until  # noqa: E402
from harness.prosody import Prosody  # noqa: E402
from harness.sessionbus import SessionBus  # noqa: E402
from harness.slixpeer import Peer  # noqa: E402
from screen import Screen  # noqa: E402

DOMAIN = "casa.example"
OMEMO_LEGACY = "omemo-legacy"
PEOPLE = ("giulia", "carla", "dario", "elena")


class DesktopPeers(LiveCase):
    """The program is started once for all tests, as bruno; each test has a contact of its own on Lucchetto."""

    program: type[DesktopClient]
    in_clear = False

    @classmethod
    def setUpClass(cls) -> None:
        machine.trust(Path(AUTHORITY.root))
        dns = cls.enterClassContext(DnsServer(machine.RESOLVER, machine.RESOLVER_PORT))
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, DOMAIN))
        dns.host(f"xmpp.{DOMAIN}", "127.0.0.1")
        dns.service(f"_xmpps-client._tcp.{DOMAIN}", Service(f"xmpp.{DOMAIN}", cls.server.ports.direct_tls))
        cls.bruno = cls.server.register("bruno", "due")
        cls.people = {name: cls.server.register(name, "uno") for name in PEOPLE}
        everybody = list(cls.people.values())
        write_roster(cls.server, cls.bruno, [person.jid for person in everybody])
        for person in everybody:
            write_roster(cls.server, person, [cls.bruno.jid])
        screen = cls.enterClassContext(Screen())
        bus = cls.enterClassContext(SessionBus(screen.display))
        cls.peer = cls.enterClassContext(cls.program(cls.bruno, {**screen.environment(), **bus.environment()}))
        cls.secrets: list[str] = []
        with Peer(everybody[0], cls.server.ports.starttls, AUTHORITY.root) as reader:
            def shows_keys() -> bool:
                """Dino puts its device into the list before its keys are there."""
                return any(bundle(reader, cls.bruno.jid, LEGACY, device)
                           for device in listed(reader, cls.bruno.jid, LEGACY))

            wait_until(shows_keys, 30, "the program's keys", interval=0.1)

    def tearDown(self) -> None:
        """Nothing of what was said stands in clear in what the server has written down."""
        files = [file for file in (self.server.folder / "data").rglob("*") if file.is_file()]
        kept = b"".join(file.read_bytes() for file in files)
        for secret in self.secrets:
            self.assertNotIn(secret.encode(), kept, f"the server has '{secret}'")

    def writes(self, cli: Cli, text: str) -> None:
        self.secrets.append(text)
        outcome = cli.must("send", self.bruno.jid, text)
        self.assertEqual(outcome.event("send")["encryption"], OMEMO_LEGACY)

    def arrives(self, text: str) -> None:
        self.assertTrue(self.peer.wait_received(text).is_encrypted, text)

    def answers(self, to: Account, text: str) -> None:
        self.secrets.append(text)
        self.peer.send(to.jid, text)

    def hears(self, cli: Cli, *texts: str) -> None:
        """What was written while nobody listened, too."""
        listening = self.listening(cli)
        for text in texts:
            message = listening.wait_event("message", lambda event, text=text: event["body"] == text)
            self.assertEqual((message["encryption"], message["from"]), (OMEMO_LEGACY, self.bruno.jid), text)
        listening.terminate()
        listening.wait()

    def test_lucchetto_begins_and_both_go_on(self) -> None:
        giulia = self.people["giulia"]
        cli = self.signed_in(giulia, self.server.ports.direct_tls)
        for turn in range(2):
            self.writes(cli, f"giulia {turn}: è <nascosto> & 🙂")
            self.arrives(f"giulia {turn}: è <nascosto> & 🙂")
        self.answers(giulia, "risposta nascosta")
        self.hears(cli, "risposta nascosta")
        self.writes(cli, "e la replica nascosta")
        self.arrives("e la replica nascosta")

    def test_the_other_side_begins_and_both_go_on(self) -> None:
        carla = self.people["carla"]
        cli = self.signed_in(carla, self.server.ports.direct_tls)
        for turn in range(2):
            self.answers(carla, f"bruno {turn} nascosto")
        self.hears(cli, "bruno 0 nascosto", "bruno 1 nascosto")
        self.writes(cli, "carla nascosta")
        self.arrives("carla nascosta")
        self.answers(carla, "bruno dopo, nascosto")
        self.hears(cli, "bruno dopo, nascosto")

    def test_who_was_away_reads_it_after_the_start_and_the_sessions_go_on(self) -> None:
        dario = self.people["dario"]
        cli = self.signed_in(dario, self.server.ports.direct_tls)
        self.writes(cli, "prima che vada via")
        self.arrives("prima che vada via")
        self.peer.stop()
        for number in range(3):
            self.writes(cli, f"mentre era via {number}")
        self.peer.start()
        for number in range(3):
            self.arrives(f"mentre era via {number}")
        for number in range(2):  # Lucchetto is away: it is only there while a command runs
            self.answers(dario, f"mentre era via dario {number}")
        self.hears(cli, "mentre era via dario 0", "mentre era via dario 1")
        self.writes(cli, "e avanti")
        self.arrives("e avanti")

    def test_three_own_devices_read_it_all(self) -> None:
        devices = [self.signed_in(self.people["elena"], self.server.ports.direct_tls) for _ in range(3)]
        texts = [f"dal dispositivo {number}" for number in range(3)]
        for cli, text in zip(devices, texts):  # so that it knows all of them
            self.writes(cli, text)
            self.arrives(text)
        self.answers(self.people["elena"], "a tutti e tre")
        for cli in devices:
            self.hears(cli, "a tutti e tre")
            self.assertEqual([row["body"] for row in cli.must("history", self.bruno.jid).all("message")],
                             [*texts, "a tutti e tre"])


def main(is_there: bool, what: str) -> None:
    machine.enter()
    if not is_there:
        print(f"{what} is not installed here, or in another version.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
