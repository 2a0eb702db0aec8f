# SPDX-License-Identifier: GPL-3.0-or-later
"""lucchetto-cli signs in to real servers: how strongly, in how many round trips, and what it says about it."""

from __future__ import annotations

import unittest

from harness.account import Account
from harness.certificates import CertificateAuthority
from harness.cli import Event, Exit
from harness.ejabberd import Ejabberd
from harness.evilserver import EvilServer, Script
from harness.livecase import AUTHORITY, LiveCase
from harness.process import TemporaryFolder, free_port
from harness.prosody import Prosody
from harness.prosody_settings import Login, VirtualHost

MODERN, CLASSIC = "modern.example", "classic.example"


class OnProsody(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        hosts = [VirtualHost(MODERN, AUTHORITY.good(MODERN, f"*.{MODERN}", "localhost")),
                 VirtualHost(CLASSIC, AUTHORITY.good(CLASSIC, f"*.{CLASSIC}", "localhost"), Login.CLASSIC)]
        cls.server = cls.enterClassContext(Prosody(hosts, AUTHORITY))
        cls.giulia = {name: cls.server.register("giulia", "nel mezzo del cammin", name)
                      for name in (MODERN, CLASSIC)}

    def logged_in(self, account: Account, direct_tls: bool = True) -> Event:
        self.cli = self.new_cli()
        port = self.server.ports.direct_tls if direct_tls else self.server.ports.starttls
        outcome = self.cli.login(account, port, AUTHORITY.root, direct_tls=direct_tls)
        self.assert_done(outcome)
        return outcome.event("login")

    def assert_bound(self, facts: Event, mechanism: str) -> None:
        self.assertEqual((facts["mechanism"], facts["channelBinding"], facts["tls"]),
                         (mechanism, "tls-exporter", "TLSv1.3"))

    def test_first_login_takes_at_most_three_round_trips_and_is_bound_to_the_channel(self) -> None:
        facts = self.logged_in(self.giulia[MODERN])
        self.assert_bound(facts, "SCRAM-SHA-256-PLUS")
        self.assertLessEqual(facts["roundTrips"], 3)
        self.assertFalse(facts["fast"] or facts["resumed"])

    def test_second_login_takes_at_most_two_round_trips_by_token_or_resumption(self) -> None:
        self.logged_in(self.giulia[MODERN])
        facts = self.cli.must("status").event("status")
        self.assertTrue(facts["fast"] or facts["resumed"], facts)
        self.assertLessEqual(facts["roundTrips"], 2)
        if facts["fast"]:
            self.assert_bound(facts, "HT-SHA-256-EXPR")

    def test_a_revoked_token_falls_back_to_the_password(self) -> None:
        self.logged_in(self.giulia[MODERN])
        for file in self.server.store(MODERN, "fast_tokens").glob("*.dat"):
            file.unlink()
        facts = self.cli.must("status").event("status")
        self.assertFalse(facts["fast"])
        self.assertEqual(facts["mechanism"], "SCRAM-SHA-256-PLUS")

    def test_starttls_is_as_good_as_direct_tls(self) -> None:
        self.assert_bound(self.logged_in(self.giulia[MODERN], direct_tls=False), "SCRAM-SHA-256-PLUS")

    def test_a_prosody_without_sasl2_is_reached_the_classic_way(self) -> None:
        for direct_tls in (True, False):
            with self.subTest(direct_tls=direct_tls):
                facts = self.logged_in(self.giulia[CLASSIC], direct_tls)
                self.assert_bound(facts, "SCRAM-SHA-256-PLUS")
                self.assertFalse(facts["fast"])

    def test_a_server_without_channel_binding_is_still_a_server(self) -> None:
        with Prosody.with_domain(AUTHORITY, "plain.example", more_modules=["no_channel_binding"]) as server:
            outcome = self.new_cli().login(server.register("giulia", "uno"), server.ports.direct_tls, AUTHORITY.root)
        self.assert_done(outcome)
        facts = outcome.event("login")
        self.assertEqual((facts["mechanism"], facts["channelBinding"] or None), ("SCRAM-SHA-256", None))

    def test_A07_an_international_domain_is_reached_by_its_name_and_proved_by_its_a_label(self) -> None:
        name, ascii_name = "bücher.example", "bücher.example".encode("idna").decode()
        good = VirtualHost(name, AUTHORITY.good(ascii_name))
        with Prosody([good], AUTHORITY) as server:
            account = server.register("giulia", "uno", name)
            cli = self.new_cli()  # by STARTTLS: Prosody knows no A-labels in the names of direct TLS
            self.assert_done(cli.login(account, server.ports.starttls, AUTHORITY.root, direct_tls=False))
            self.assertEqual(cli.must("accounts").event("account")["account"], account.jid)
            by_ascii = Account("giulia", f"{ascii_name.upper()}.", "uno")
            self.assert_done(self.new_cli().login(by_ascii, server.ports.starttls, AUTHORITY.root, direct_tls=False))
        other = VirtualHost(name, AUTHORITY.good("xn--bcher-other.example"))
        with Prosody([other], AUTHORITY) as server:
            account = server.register("giulia", "uno", name)
            outcome = self.new_cli().login(account, server.ports.starttls, AUTHORITY.root, direct_tls=False)
            self.assert_refused(outcome, Exit.FAILED, "certificate")

    def test_A09_a_server_with_another_key_from_another_authority_is_told_in_status(self) -> None:
        account = Account("giulia", "nuovo.example", "uno")
        other = CertificateAuthority(TemporaryFolder("other").path, "Another authority")
        both = TemporaryFolder("both").path / "both.pem"
        both.write_text(AUTHORITY.root.read_text() + other.root.read_text())
        cli, told = self.new_cli(), []
        for certificate in (AUTHORITY.good("nuovo.example"), AUTHORITY.good("nuovo.example", "renewed.example"),
                            other.good("nuovo.example")):
            with Prosody([VirtualHost("nuovo.example", certificate)], AUTHORITY) as server:
                server.register("giulia", "uno")
                outcome = cli.login(account, server.ports.direct_tls, both)
                self.assert_done(outcome)
                told.append(outcome.event("login")["certificateChanged"])
        self.assertEqual(told[:2], [None, None])
        self.assertIsNotNone(told[2])

    def test_B07_plus_that_is_gone_without_a_downgrade_check_is_still_missed(self) -> None:
        account = self.giulia[MODERN]
        self.logged_in(account)
        with EvilServer(account, AUTHORITY.good(MODERN), Script(mechanisms=("SCRAM-SHA-256",))) as server:
            outcome = self.cli.login(account, server.port, AUTHORITY.root)
            self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "mechanism-refused")
            self.assertFalse(server.said_auth())

    def test_status_lists_what_the_server_offers(self) -> None:
        self.logged_in(self.giulia[MODERN])
        features = self.cli.must("status").event("status")["features"]
        self.assertIn("urn:xmpp:mam:2", features)
        self.assertIn("urn:xmpp:carbons:2", features)

    def test_wrong_password_ends_with_three_and_leaves_no_account(self) -> None:
        for domain in (MODERN, CLASSIC):
            with self.subTest(domain):
                cli = self.new_cli()
                outcome = cli.login(self.giulia[domain], self.server.ports.direct_tls, AUTHORITY.root,
                                    password="sbagliata del tutto")
                self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "authentication-failed", "password")
                self.assertEqual(cli.must("accounts").event("end")["count"], 0)

    def test_nothing_listening_ends_with_one_and_says_where(self) -> None:
        outcome = self.new_cli().login(self.giulia[MODERN], free_port(), AUTHORITY.root, "--timeout", "4")
        self.assert_refused(outcome, Exit.FAILED, "server-unreachable")

    def test_a_second_process_on_the_profile_ends_with_six(self) -> None:
        self.logged_in(self.giulia[MODERN])
        listening = self.cli.start("listen", "--for", "20")
        listening.wait_event("connection", lambda event: event["state"] == "online")
        self.assert_refused(self.cli.run("status"), Exit.PROFILE, "profile-in-use")

    def test_a_wrong_passphrase_ends_with_six(self) -> None:
        self.logged_in(self.giulia[MODERN])
        self.cli.environment["LUCCHETTO_PASSPHRASE"] = "another one altogether"
        self.assert_refused(self.cli.run("status"), Exit.PROFILE, "wrong-passphrase")

    def test_a_changed_password_is_used_from_then_on(self) -> None:
        carla = self.server.register("carla", "prima", MODERN)
        self.logged_in(carla)
        self.assert_done(self.cli.run("password", carla.jid, password="dopo"))
        fresh = self.new_cli()
        self.assert_refused(fresh.login(carla, self.server.ports.direct_tls, AUTHORITY.root),
                            Exit.AUTHENTICATION_REFUSED, "authentication-failed")
        self.assert_done(fresh.login(carla, self.server.ports.direct_tls, AUTHORITY.root, password="dopo"))
        self.assert_done(self.cli.run("status"))

    def test_two_accounts_share_a_profile(self) -> None:
        self.logged_in(self.giulia[MODERN])
        self.assert_done(self.cli.login(self.giulia[CLASSIC], self.server.ports.direct_tls, AUTHORITY.root))
        answers = self.cli.must("status").all("status")
        self.assertEqual({answer["account"] for answer in answers}, {account.jid for account in
                                                                     (self.giulia[MODERN], self.giulia[CLASSIC])})


class OnEjabberd(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Ejabberd(AUTHORITY, "officina.example"))
        cls.bruno = cls.server.register("bruno", "mi ritrovai per una selva oscura")

    def test_ejabberd_is_reached_with_scram_sha_512_plus(self) -> None:
        for direct_tls, port in ((True, self.server.direct_tls_port), (False, self.server.starttls_port)):
            with self.subTest(direct_tls=direct_tls):
                cli = self.new_cli()
                outcome = cli.login(self.bruno, port, AUTHORITY.root, direct_tls=direct_tls)
                self.assert_done(outcome)
                facts = outcome.event("login")
                self.assertEqual((facts["mechanism"], facts["channelBinding"]), ("SCRAM-SHA-512-PLUS", "tls-exporter"))
                self.assert_done(cli.run("status"))

    def test_wrong_password_is_refused(self) -> None:
        outcome = self.new_cli().login(self.bruno, self.server.direct_tls_port, AUTHORITY.root, password="no")
        self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "authentication-failed", "password")


if __name__ == "__main__":
    unittest.main()
