# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the window on real servers share: a private machine with Prosody and name service, a screen, two
people."""

from __future__ import annotations

import os
import subprocess
import unittest
from pathlib import Path
from typing import Optional

from accessible import AccessibleBus
from harness import machine
from harness.account import Account
from harness.dns import DnsServer, Service
from harness.livecase import AUTHORITY
from harness.process import TemporaryFolder, wait_until
from harness.prosody import Prosody
from harness.slixpeer import Peer
from screen import Screen

DOMAIN = "casa.example"


def trusting(root: Path) -> Path:
    """A folder of authorities as OpenSSL reads them, with only that one in it."""
    folder = TemporaryFolder("authorities").path
    name = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", str(root)], capture_output=True, text=True,
                          check=True).stdout.strip()
    (folder / f"{name}.0").write_bytes(Path(root).read_bytes())
    return folder


class WindowCase(unittest.TestCase):
    """The window on a profile of its own; `servers()` says which Prosody there is."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.authorities = trusting(AUTHORITY.root)

    def setUp(self) -> None:
        self.dns = self.enterContext(DnsServer(machine.RESOLVER, machine.RESOLVER_PORT))
        self.server = self.servers()
        self.giulia = self.server.register("giulia", "una parola")
        self.anna = self.server.register("anna", "altra parola")
        self.screen = self.enterContext(Screen())
        self.profile = TemporaryFolder("profile").path / "p"
        self.bus: Optional[AccessibleBus] = None

    def servers(self) -> Prosody:
        server = self.enterContext(Prosody.with_domain(AUTHORITY, DOMAIN))
        self.announce(server)
        return server

    def announce(self, server: Prosody) -> None:
        """So that the window finds all of its domains by their names."""
        self.dns.host(f"xmpp.{server.domain}", "127.0.0.1")
        for host in server.hosts:
            self.dns.service(f"_xmpps-client._tcp.{host.name}",
                             Service(f"xmpp.{server.domain}", server.ports.direct_tls))

    def friend(self) -> Peer:
        """Anna at a program that encrypts, as new chats do."""
        return Peer(self.anna, self.server.ports.starttls, AUTHORITY.root, has_keys=True)

    def listen(self) -> AccessibleBus:
        """From now on the window tells what it shows, too."""
        self.bus = self.enterContext(AccessibleBus(self.screen.display))
        return self.bus

    def start(self, *arguments: str, **more: str) -> None:
        spoken = self.bus.environment() if self.bus else {}
        self.screen.start_program(self.profile, *arguments, SSL_CERT_DIR=str(self.authorities), **{**spoken, **more})

    def sign_ins(self, account: Account) -> int:
        """How often the server has seen somebody sign in or come back."""
        log = self.server.log.read_text(errors="replace") if self.server.log.exists() else ""
        return log.count(f"Authenticated as {account.user}")

    def sign_in(self, account: Account) -> None:
        before = self.sign_ins(account)
        self.screen.type(account.jid)
        self.screen.key("Tab")
        self.screen.type(account.password)
        self.keep_picture("1-typed")
        self.screen.key("Return")
        wait_until(lambda: self.sign_ins(account) > before, 20, "signed in")
        wait_until(lambda: "Chats" in self.screen.title(), 10, "the chats")
        self.keep_picture("2-signed-in")

    def open_chat(self, account: Account) -> None:
        self.screen.type(account.jid)
        self.screen.key("Return")
        wait_until(lambda: account.user in self.screen.title(), 10, f"the chat with {account.user}")

    def keep_picture(self, name: str) -> None:
        """For people, where LUCCHETTO_PICTURES names a folder."""
        if folder := os.environ.get("LUCCHETTO_PICTURES"):
            self.screen.picture(Path(folder) / f"{name}.png")
