# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run against real servers: what goes wrong when signing in is said where it went wrong, and accounts are
made on servers of every kind (ux.md B10, B19)."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import accessible
from harness import machine
from harness.livecase import AUTHORITY
from harness.process import wait_until
from harness.prosody import Prosody
from harness.prosody_settings import Login, Registration, VirtualHost
from windowcase import DOMAIN, WindowCase

PASSWORD = "una parola lunga e nuova"
BUTTON = "push button"


def domain_of(kind: Registration) -> str:
    return f"{kind.name.lower()}.example"


class FirstRun(WindowCase):
    def servers(self) -> Prosody:
        hosts = [VirtualHost(DOMAIN, AUTHORITY.good(DOMAIN), Login.MODERN, Registration.OPEN)]
        hosts += [VirtualHost(domain_of(kind), AUTHORITY.good(domain_of(kind)), Login.MODERN, kind, services=False)
                  for kind in Registration]
        hosts.append(VirtualHost("selbst.example", AUTHORITY.self_signed("selbst.example"), services=False))
        server = self.enterContext(Prosody(hosts, AUTHORITY))
        self.announce(server)
        return server

    def setUp(self) -> None:
        super().setUp()
        self.listen()
        self.start()
        self.bus.wait("text", "XMPP address")

    def write(self, field: str, text: str) -> None:
        self.bus.write(self.bus.wait("(password )?text", field), text)

    def press(self, name: str) -> None:
        self.bus.press(self.bus.wait(BUTTON, name))

    def enter(self, address: str, password: str) -> None:
        self.write("XMPP address", address)
        self.write("Password", password)
        self.press("Sign in")

    def choose(self, kind: Registration) -> None:
        self.write("Or another server", domain_of(kind))
        self.press("Create an account")
        self.bus.wait("label", f"A new account on {domain_of(kind)}")

    def signs_up(self, name: str) -> None:
        self.write("User name", name)
        self.write("Password", PASSWORD)
        self.press("Create")

    def wait_in(self, kind: Registration, name: str) -> None:
        self.bus.wait("text", "Search or start")
        self.assertTrue(self.server.has_account(name, domain_of(kind)))

    def focus(self) -> list[str]:
        return [node.name for node in self.bus.nodes() if node.has(accessible.FOCUSED)]

    def test_what_is_wrong_is_said_under_the_field_and_what_was_typed_stays(self) -> None:
        self.enter("giulia", "x")
        self.bus.wait("label", "An address looks like name@server.")
        self.enter("giulia@niente.example", "x")
        self.bus.wait("label", r"I can’t find the server niente\.example\. Check how it is spelled\.")
        self.enter("giulia@selbst.example", "x")
        self.bus.wait("label", r"There is no guarantee that this is really selbst\.example: .* "
                               r"Your password was not sent\.")
        self.enter(self.giulia.jid, "sbagliata")
        self.bus.wait("label", r"Wrong name or password\. Check capital letters\.")
        wait_until(lambda: "Password" in self.focus(), 5, "the cursor in the password")
        self.screen.type(self.giulia.password)  # J14: the wrong one is selected, two inputs recover
        self.screen.key("Return")
        self.bus.wait("text", "Search or start")
        self.assertEqual(self.screen.inputs, 2)

    def test_an_account_is_made_on_an_open_server_and_a_taken_name_gets_proposals(self) -> None:
        self.server.register("presa", "sua", domain_of(Registration.OPEN))
        self.choose(Registration.OPEN)
        self.signs_up("presa")
        self.bus.wait("label", r"presa is already taken on open\.example\. Try another name\.")
        self.press("presa2")
        self.press("Create")
        self.wait_in(Registration.OPEN, "presa2")

    def test_a_form_asks_for_what_the_server_wants(self) -> None:
        self.choose(Registration.FORM)
        self.signs_up("modulo")
        self.bus.wait("label", r"This is needed\.")
        self.write(r"Email \(required\)", "m@example.org")
        self.press("Create")
        self.wait_in(Registration.FORM, "modulo")

    def test_a_wrong_answer_to_the_picture_keeps_name_and_password(self) -> None:
        self.choose(Registration.CAPTCHA)
        self.bus.wait("graphic", "Picture with characters to copy")
        self.keep_picture("captcha")
        self.write(r"What does the picture say\? \(required\)", "sbagliato")
        self.signs_up("umana")
        self.bus.wait("label", r"That didn’t match\. Here is another one\.")
        self.keep_picture("captcha-wrong")
        self.write(r"What does the picture say\? \(required\)", "lucchetto")
        self.press("Create")
        self.wait_in(Registration.CAPTCHA, "umana")

    def test_closed_web_and_invitation_servers_say_so_with_a_way_out(self) -> None:
        self.choose(Registration.CLOSED)
        self.bus.wait("label", r"closed\.example isn’t accepting new accounts\.")
        self.press("Choose another server")
        self.choose(Registration.REDIRECT)
        self.bus.wait("label", r"This server registers you on its own website: signup\.example")
        self.bus.wait(BUTTON, "Open the website")
        self.press("I have an account now: sign in")
        self.bus.wait("(password )?text", "Password")
        self.choose(Registration.INVITE)
        self.signs_up("ospite")
        self.bus.wait("label", r"On invite\.example you can register only with an invitation\.")
        self.keep_picture("invite-only")
        self.press("I have an invitation link")

    def test_an_invitation_link_makes_an_account(self) -> None:
        domain = domain_of(Registration.INVITE)
        self.press("I have an invitation link")
        self.write("Invitation link", f"xmpp:{domain}?register;preauth={self.server.invitation(domain)}")
        self.press("Continue")
        self.bus.wait("label", rf"You are invited to {domain}")
        self.signs_up("ospite")
        self.wait_in(Registration.INVITE, "ospite")


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
