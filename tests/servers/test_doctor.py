# SPDX-License-Identifier: GPL-3.0-or-later
"""`doctor` says what is wrong and whose fault it is, and every event names its account (docs/cli.md)."""

from __future__ import annotations

import unittest

from harness.cli import Cli, Exit, Outcome
from harness.livecase import AUTHORITY, LiveCase
from harness.prosody import Prosody
from harness.prosody_settings import VirtualHost

POOR = "povera.example"


class Doctor(LiveCase):
    def prosody(self, domain: str, extra: str = "") -> Prosody:
        return self.enterContext(Prosody([VirtualHost(domain, AUTHORITY.good(domain), extra=extra)], AUTHORITY))

    def findings(self, outcome: Outcome) -> dict[str, str]:
        """Whose fault, by kind."""
        found = outcome.event("doctor")["findings"]
        for finding in found:
            self.assertTrue(finding["message"], finding)
        return {finding["kind"]: finding["fault"] for finding in found}

    def test_what_a_server_lacks_is_the_servers_fault(self) -> None:
        server = self.prosody(POOR, 'modules_disabled = { "mam", "blocklist" }')
        cli = self.signed_in(server.register("giulia", "uno"), server.ports.direct_tls)
        outcome = cli.must("doctor")
        found = self.findings(outcome)
        self.assertEqual((found["XEP-0313"], found["XEP-0191"]), ("server", "server"))
        self.assertNotIn("XEP-0280", found)
        self.assertNotIn("clock", found)
        rows = {row["xep"]: row["offered"] for row in outcome.event("doctor")["compliance"]}
        self.assertEqual((rows["XEP-0313"], rows["XEP-0280"]), (False, True))
        text = cli.run("doctor", json_lines=False).events[0]["text"]
        self.assertRegex(text, r"\[the server\] .*history from other devices")

    def test_a_good_server_has_no_lack_of_its_own(self) -> None:
        server = self.prosody("buona.example")
        cli = self.signed_in(server.register("giulia", "uno"), server.ports.direct_tls)
        self.assertEqual([kind for kind, fault in self.findings(cli.must("doctor")).items() if fault != "machine"], [])

    def test_a_stopped_server_and_a_changed_password_are_told_apart(self) -> None:
        server = self.prosody("ferma.example")
        giulia = server.register("giulia", "uno")
        cli = self.signed_in(giulia, server.ports.direct_tls)
        server.stop()
        outcome = cli.run("doctor", "--timeout", "5")
        self.assertEqual((outcome.code, self.findings(outcome)), (Exit.FAILED, {"refused": "server"}))
        server.register("giulia", "un'altra")
        (server.store(giulia.domain, "fast_tokens") / "giulia.dat").unlink()
        server.start()
        outcome = cli.run("doctor")
        self.assertEqual((outcome.code, self.findings(outcome)),
                         (Exit.AUTHENTICATION_REFUSED, {"password": "account"}))

    def test_every_object_names_its_account(self) -> None:
        server = self.prosody("nomi.example")
        giulia = server.register("giulia", "uno")
        cli = self.new_cli()
        refused = cli.login(giulia, server.ports.direct_tls, AUTHORITY.root, password="sbagliata")
        self.assertEqual(refused.event("error")["account"], giulia.jid)
        self.assertEqual(cli.run("status").event("error")["account"], None)
        self.assert_done(cli.login(giulia, server.ports.direct_tls, AUTHORITY.root))
        for command in (["status"], ["contacts"], ["history", giulia.jid], ["search", "niente"], ["sync"], ["doctor"],
                        ["send", "niente", ""]):
            for event in cli.run(*command).events:
                self.assertEqual(event["account"], giulia.jid, f"{command}: {event}")
        self.assertEqual(cli.run("--account", "altra@nomi.example", "status").event("error")["account"],
                         "altra@nomi.example")


if __name__ == "__main__":
    unittest.main()
