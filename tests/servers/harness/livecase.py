# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests of lucchetto-cli on real servers share: one authority, fresh profiles, and how a refusal looks."""

from __future__ import annotations

import base64
import re
import unittest
from typing import Optional

from .account import Account
from .certificates import CertificateAuthority
from .cli import Cli, Exit, Outcome, Running

AUTHORITY = CertificateAuthority.temporary()


class LiveCase(unittest.TestCase):
    authority = AUTHORITY
    in_clear = True  # most peers have no keys

    def new_cli(self) -> Cli:
        """A command line on a fresh profile that goes with the test."""
        return self.enterContext(Cli(in_clear=self.in_clear))

    def signed_in(self, account: Account, port: int, *, cli: Optional[Cli] = None) -> Cli:
        """A profile that has `account`, over direct TLS."""
        cli = cli or self.new_cli()
        self.assert_done(cli.login(account, port, AUTHORITY.root))
        return cli

    def listening(self, cli: Cli, *more: str, seconds: int = 120) -> Running:
        """`listen`, once it is online."""
        running = cli.start("listen", "--for", str(seconds), *more)
        running.wait_event("connection", lambda event: event["state"] == "online")
        return running

    def assert_done(self, outcome: Outcome) -> None:
        self.assertEqual(outcome.code, Exit.DONE, f"{outcome.events}\n{outcome.stderr}")

    def assert_refused(self, outcome: Outcome, code: Exit, kind: str | tuple[str, ...],
                       words: Optional[str] = None) -> None:
        """One error object of that kind, and one line for people that says what happened."""
        self.assertEqual(outcome.code, code, f"{outcome.events}\n{outcome.stderr}")
        error = outcome.event("error")
        self.assertIn(error.get("kind"), (kind,) if isinstance(kind, str) else kind, error)
        self.assertTrue(outcome.stderr.strip(), "nothing for people on stderr")
        if words:
            self.assertRegex(f"{outcome.stderr} {error}", re.compile(words, re.IGNORECASE))

    def assert_no_secret(self, haystack: bytes, secret: str, where: str) -> None:
        """Neither as it is nor in base64 at any offset nor in hex."""
        for form in forms_of(secret):
            self.assertNotIn(form, haystack, f"{where} holds the secret")


def forms_of(secret: str) -> list[bytes]:
    raw = secret.encode()
    forms = [raw, raw.hex().encode(), raw.decode().encode("utf-16-le")]
    for offset in range(3):
        code = base64.b64encode(b"\0" * offset + raw)
        forms.append(code[(offset * 8 + 5) // 6: len(code) - 4])
    return forms
