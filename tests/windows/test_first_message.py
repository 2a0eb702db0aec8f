# SPDX-License-Identifier: GPL-3.0-or-later
"""J1 (ux.md B23): from the first start with an existing account to the first message sent, in at most eight inputs; and
the same window after a restart."""

from __future__ import annotations

import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from harness import machine
from harness.dns import DnsServer, Service
from harness.livecase import AUTHORITY
from harness.process import TemporaryFolder, wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer
from screen import Screen

DOMAIN = "casa.example"
MOST_INPUTS = 8


def trusting(root: Path) -> Path:
    """A folder of authorities as OpenSSL reads them, with only that one in it."""
    folder = TemporaryFolder("authorities").path
    name = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", str(root)], capture_output=True, text=True,
                          check=True).stdout.strip()
    (folder / f"{name}.0").write_bytes(Path(root).read_bytes())
    return folder


class FirstMessage(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.authorities = trusting(AUTHORITY.root)

    def setUp(self) -> None:
        self.server = self.enterContext(Prosody.with_domain(AUTHORITY, DOMAIN))
        self.giulia = self.server.register("giulia", "una parola")
        self.anna = self.server.register("anna", "altra parola")
        dns = self.enterContext(DnsServer(machine.RESOLVER, machine.RESOLVER_PORT))
        dns.host("xmpp.casa.example", "127.0.0.1")
        dns.service(f"_xmpps-client._tcp.{DOMAIN}", Service("xmpp.casa.example", self.server.ports.direct_tls))
        self.screen = self.enterContext(Screen())
        self.profile = TemporaryFolder("profile").path / "p"

    def keep_picture(self, name: str) -> None:
        if folder := os.environ.get("LUCCHETTO_PICTURES"):
            self.screen.picture(Path(folder) / f"{name}.png")

    def start(self) -> None:
        self.screen.start_program(self.profile, SSL_CERT_DIR=str(self.authorities))

    def sign_ins(self) -> int:
        """How often the server has seen Giulia sign in or come back."""
        log = self.server.log.read_text(errors="replace") if self.server.log.exists() else ""
        return log.count("Authenticated as giulia")

    def sign_in(self) -> None:
        self.screen.type(self.giulia.jid)
        self.screen.key("Tab")
        self.screen.type(self.giulia.password)
        self.keep_picture("1-typed")
        self.screen.key("Return")
        wait_until(lambda: self.sign_ins() > 0, 20, "signed in")
        wait_until(lambda: "Chats" in self.screen.title(), 10, "the chats")
        self.keep_picture("2-signed-in")

    def open_chat_with_anna(self) -> None:
        self.screen.type(self.anna.jid)
        self.screen.key("Return")
        wait_until(lambda: "anna" in self.screen.title(), 10, "the chat with Anna")

    def test_G1_J1_first_start_to_first_message_in_at_most_eight_inputs(self) -> None:
        with Peer(self.anna, self.server.ports.starttls, AUTHORITY.root) as anna:
            self.start()
            self.sign_in()
            self.open_chat_with_anna()
            self.screen.type("ciao Anna")
            self.keep_picture("3-chat")
            self.screen.key("Return")
            anna.wait_body("ciao Anna")
            self.keep_picture("4-sent")
            self.assertLessEqual(self.screen.inputs, MOST_INPUTS)

    def test_chats_and_drafts_are_there_after_a_restart_and_answers_arrive(self) -> None:
        with Peer(self.anna, self.server.ports.starttls, AUTHORITY.root) as anna:
            self.start()
            self.sign_in()
            self.open_chat_with_anna()
            self.screen.type("ciao")
            self.screen.key("Return")
            anna.wait_body("ciao")
            self.screen.type("un pensiero a meta")
            self.screen.key("ctrl+q")
            wait_until(lambda: not self.screen.program.is_running(), 5, "the program has ended")
            before = self.sign_ins()
            self.start()
            wait_until(lambda: self.sign_ins() > before, 20, "signed in again without a question")
            anna.send(self.giulia.jid, "eccomi")
            wait_until(lambda: self.screen.title().startswith("(1)"), 20, "one unread chat in the title")
            self.keep_picture("5-restarted")
            self.screen.key("ctrl+1")
            wait_until(lambda: "anna" in self.screen.title(), 10, "the chat with Anna")
            self.screen.key("Return")
            anna.wait_body("un pensiero a meta")
            self.keep_picture("6-draft-sent")


if __name__ == "__main__":
    machine.enter()
    unittest.main(verbosity=2)
