# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors of ux.md B19 as a person meets them: provoked by servers, shown with exactly their words where their cause is,
in both languages (G12)."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from harness import machine
from harness.account import Account
from harness.dns import Service
from harness.evilserver import EvilServer, Script, Tls
from harness.livecase import AUTHORITY
from harness.process import free_port, wait_until
from harness.prosody import Prosody
from harness.prosody_settings import Login, Registration, VirtualHost
from windowcase import DOMAIN, WindowCase

INVITING = "invite.example"
SILENT, BARE, GONE = "muto.example", "nudo.example", "sparita.example"
DISABLED = "<account-disabled xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"
ENGLISH = {
    "E-04": "%s isn’t answering. You may be offline, or the server is having a break.",
    "E-07": "This invitation has expired or was already used. Ask for a new one.",
    "E-26": "%s doesn’t offer a protected connection. Lucchetto won’t connect.",
    "E-34": "%s says this account no longer exists.",
    "address": "XMPP address", "password": "Password", "sign in": "Sign in",
    "I have one": "I have an invitation link", "link": "Invitation link", "go on": "Continue",
}
ITALIAN = {
    "E-04": "%s non risponde. Forse non hai connessione, o il server è fermo.",
    "E-07": "Questo invito è scaduto o è già stato usato. Chiedine uno nuovo.",
    "E-26": "%s non offre una connessione protetta. Lucchetto non si collega.",
    "E-34": "Secondo %s questa utenza non esiste più.",
    "address": "Indirizzo XMPP", "password": "Password", "sign in": "Accedi",
    "I have one": "Ho un link di invito", "link": "Link di invito", "go on": "Continua",
}


class Errors(WindowCase):
    def servers(self) -> Prosody:
        server = self.enterContext(Prosody(
            [VirtualHost(DOMAIN, AUTHORITY.good(DOMAIN), Login.MODERN),
             VirtualHost(INVITING, AUTHORITY.good(INVITING), Login.MODERN, Registration.INVITE, services=False)],
            AUTHORITY))
        self.announce(server)
        self.dns.service(f"_xmpps-client._tcp.{SILENT}", Service(f"xmpp.{DOMAIN}", free_port()))
        for domain, kind, script in ((BARE, "xmpp", Script(tls=Tls.STRIPPED)),
                                     (GONE, "xmpps", Script(failure=DISABLED))):
            evil = self.enterContext(EvilServer(Account("giulia", domain, "x"), AUTHORITY.good(domain), script))
            self.dns.service(f"_{kind}-client._tcp.{domain}", Service(f"xmpp.{DOMAIN}", evil.port))
        return server

    def says(self, words: dict[str, str], error: str, server: str = "", seconds: float = 30) -> None:
        sentence = words[error] % server if server else words[error]
        self.bus.wait("label", re.escape(sentence), seconds)
        self.keep_picture(f"{error}-{words['sign in']}")

    def enter(self, words: dict[str, str], address: str) -> None:
        self.bus.write(self.bus.wait("text", words["address"]), address)
        self.bus.write(self.bus.wait("(password )?text", words["password"]), "x")
        self.bus.press(self.bus.wait("push button", words["sign in"]))

    def has_focus(self, name: str) -> bool:
        return any(node.name == name for node in self.bus.nodes() if node.has(accessible.FOCUSED))

    def walk(self, words: dict[str, str], locale: str) -> None:
        self.listen()
        self.start(LANG=locale, LC_ALL=locale)
        for error, domain in (("E-04", SILENT), ("E-26", BARE), ("E-34", GONE)):
            self.enter(words, f"giulia@{domain}")
            self.says(words, error, domain)
            wait_until(lambda: self.has_focus(words["address"]), 5, "the cursor at the cause")
        self.bus.press(self.bus.wait("push button", words["I have one"]))
        self.bus.write(self.bus.wait("text", words["link"]), f"xmpp:{INVITING}?register;preauth=long-ago")
        self.bus.press(self.bus.wait("push button", words["go on"]))
        self.says(words, "E-07")

    def test_in_english(self) -> None:
        self.walk(ENGLISH, "C.UTF-8")

    def test_in_italian(self) -> None:
        self.walk(ITALIAN, "it_IT.UTF-8")

    def test_an_account_that_is_disabled_later_is_said_in_the_bar(self) -> None:
        account = Account("giulia", "chiusa.example", "x")
        self.listen()
        self.start()
        with self.honest_or_not(account, Script()):
            self.enter(ENGLISH, account.jid)
            self.bus.wait("text", "Search or start")
        with self.honest_or_not(account, Script(failure=DISABLED)):
            self.says(ENGLISH, "E-34", account.domain, 60)
            self.bus.wait("push button", "Sign out")

    def honest_or_not(self, account: Account, script: Script) -> EvilServer:
        server = EvilServer(account, AUTHORITY.good(account.domain), script)
        self.dns.service(f"_xmpps-client._tcp.{account.domain}", Service(f"xmpp.{DOMAIN}", server.port))
        return server


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
