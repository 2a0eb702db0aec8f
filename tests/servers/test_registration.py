# SPDX-License-Identifier: GPL-3.0-or-later
"""An account is made, or refused with the reason, on servers of every kind; and it is deleted again."""

from __future__ import annotations

import re
import unittest

from harness.cli import Cli, Exit, Outcome
from harness.livecase import AUTHORITY, LiveCase
from harness.prosody import Prosody
from harness.prosody_settings import Login, Registration, VirtualHost

PASSWORD = "una parola lunga e nuova"


def domain_of(kind: Registration) -> str:
    return f"{kind.name.lower()}.example"


class Registrations(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        hosts = [VirtualHost(domain_of(kind), AUTHORITY.good(domain_of(kind)), Login.MODERN, kind, services=False)
                 for kind in Registration]
        cls.server = cls.enterClassContext(Prosody(hosts, AUTHORITY))

    def register(self, kind: Registration, user: str, *more: str) -> tuple[Cli, Outcome]:
        cli = self.new_cli()
        outcome = cli.run("register", f"{user}@{domain_of(kind)}", "--host", "127.0.0.1", "--port",
                          str(self.server.ports.direct_tls), "--direct-tls", "--ca", str(AUTHORITY.root), *more,
                          password=PASSWORD)
        return cli, outcome

    def assert_made(self, kind: Registration, user: str, cli: Cli, outcome: Outcome) -> None:
        self.assert_done(outcome)
        self.assertTrue(self.server.has_account(user, domain_of(kind)))
        self.assert_done(cli.run("status"))

    def assert_not_made(self, kind: Registration, user: str, cli: Cli) -> None:
        self.assertFalse(self.server.has_account(user, domain_of(kind)))
        self.assertEqual(cli.must("accounts").event("end")["count"], 0)

    def test_on_an_open_server(self) -> None:
        self.assert_made(Registration.OPEN, "nuova", *self.register(Registration.OPEN, "nuova"))

    def test_a_name_that_is_taken(self) -> None:
        self.server.register("presa", "sua", domain_of(Registration.OPEN))
        _, outcome = self.register(Registration.OPEN, "presa")
        self.assert_refused(outcome, Exit.FAILED, "conflict")

    def test_a_form_with_a_field_that_is_needed(self) -> None:
        cli, outcome = self.register(Registration.FORM, "modulo")
        self.assertIn(outcome.code, (Exit.FAILED, Exit.WRONG_USE))
        self.assertRegex(outcome.stderr, re.compile("email", re.IGNORECASE))
        self.assert_not_made(Registration.FORM, "modulo", cli)
        self.assert_made(Registration.FORM, "modulo",
                         *self.register(Registration.FORM, "modulo", "--field", "email=m@example.org"))

    def test_a_picture_to_read(self) -> None:
        cli, outcome = self.register(Registration.CAPTCHA, "robot", "--field", "ocr=sbagliato")
        self.assertEqual(outcome.code, Exit.FAILED)
        self.assert_not_made(Registration.CAPTCHA, "robot", cli)
        self.assert_made(Registration.CAPTCHA, "umana",
                         *self.register(Registration.CAPTCHA, "umana", "--field", "ocr=lucchetto"))

    def test_a_web_page_instead(self) -> None:
        cli, outcome = self.register(Registration.REDIRECT, "altrove")
        self.assert_refused(outcome, Exit.FAILED, "redirected", r"https://signup\.example/")
        self.assert_not_made(Registration.REDIRECT, "altrove", cli)

    def test_a_closed_server(self) -> None:
        cli, outcome = self.register(Registration.CLOSED, "nessuna")
        self.assert_refused(outcome, Exit.FAILED, "registration-closed")
        self.assert_not_made(Registration.CLOSED, "nessuna", cli)

    def test_only_with_an_invitation(self) -> None:
        cli, outcome = self.register(Registration.INVITE, "ospite")
        # Prosody says so in words only: its condition is the same as for a bad name.
        self.assert_refused(outcome, Exit.FAILED, ("invitation-needed", "not-allowed"), "invitation")
        self.assert_not_made(Registration.INVITE, "ospite", cli)
        cli, outcome = self.register(Registration.INVITE, "ospite", "--token", "inventato")
        self.assert_refused(outcome, Exit.FAILED, "invitation-invalid")
        token = self.server.invitation(domain_of(Registration.INVITE))
        self.assert_made(Registration.INVITE, "ospite",
                         *self.register(Registration.INVITE, "ospite", "--token", token))

    def test_an_account_is_deleted_here_and_there(self) -> None:
        cli, outcome = self.register(Registration.OPEN, "breve")
        self.assert_made(Registration.OPEN, "breve", cli, outcome)
        cli.must("logout", f"breve@{domain_of(Registration.OPEN)}", "--delete-account")
        self.assert_not_made(Registration.OPEN, "breve", cli)

    def test_logout_forgets_the_account_here_only(self) -> None:
        cli, _ = self.register(Registration.OPEN, "resta")
        cli.must("logout", f"resta@{domain_of(Registration.OPEN)}")
        self.assertEqual(cli.must("accounts").event("end")["count"], 0)
        self.assertTrue(self.server.has_account("resta", domain_of(Registration.OPEN)))


if __name__ == "__main__":
    unittest.main()
