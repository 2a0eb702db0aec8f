# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that lie: lucchetto-cli leaves, says why, and has sent nothing that could be used (security.md A and B)."""

from __future__ import annotations

import time
import unittest
from dataclasses import replace
from typing import Optional

from harness.account import Account
from harness.certificates import Certificate
from harness.cli import Cli, Exit, Outcome
from harness.evilserver import EvilServer, Script, Tls
from harness.livecase import AUTHORITY, LiveCase
from harness.scram import Nonce, ScramLies, Signature

VICTIM = Account("vittima", "male.example", "Zx9!unique parola segreta")
GOOD = AUTHORITY.good(VICTIM.domain)
HONEST = Script()
WRONG_NAME, UNKNOWN_ISSUER = "name|other.example", "self.signed|trust|vouch"
SSDP_WITH_PLUS = "\x1e".join(["SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"]) + "\x1ftls-exporter"


class Refusals(LiveCase):
    def visit(self, script: Script, certificate: Certificate = GOOD, cli: Optional[Cli] = None,
              direct_tls: Optional[bool] = None) -> tuple[Outcome, EvilServer]:
        """One login at a server that plays `script`."""
        if direct_tls is None:
            direct_tls = script.tls is Tls.DIRECT
        with EvilServer(VICTIM, certificate, script) as server:
            outcome = (cli or self.new_cli()).login(VICTIM, server.port, AUTHORITY.root, "--timeout", "15",
                                                    direct_tls=direct_tls)
        heard = bytes(server.heard + server.heard_before_tls)
        self.assert_no_secret(heard, VICTIM.password, "the wire")
        self.assert_no_secret(outcome.stderr.encode(), VICTIM.password, "stderr")
        return outcome, server

    def assert_left_before_login(self, script: Script, kind: str, certificate: Certificate = GOOD,
                                 words: Optional[str] = None, code: Exit = Exit.FAILED) -> EvilServer:
        outcome, server = self.visit(script, certificate)
        self.assert_refused(outcome, code, kind, words)
        self.assertFalse(server.said_auth(), "authentication was begun")
        return server

    def assert_left_before_proof(self, lies: ScramLies, kind: str) -> None:
        for script in (replace(HONEST, lies=lies), replace(HONEST, lies=lies, sasl2=True)):
            with self.subTest(sasl2=script.sasl2):
                outcome, server = self.visit(script)
                self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, kind)
                self.assertTrue(server.said_auth())
                self.assertFalse(server.said_proof(), "the proof of the password was sent")

    # The control: the same server without lies lets the client in.

    def test_an_honest_server_is_accepted(self) -> None:
        for script in (HONEST, replace(HONEST, tls=Tls.STARTTLS), replace(HONEST, sasl2=True)):
            with self.subTest(script=script):
                outcome, server = self.visit(script)
                self.assert_done(outcome)
                self.assertIn(b"<response", server.heard)

    # Certificates

    def test_A04_wrong_name(self) -> None:
        self.assert_left_before_login(HONEST, "certificate", AUTHORITY.wrong_name(VICTIM.domain), WRONG_NAME)

    def test_A06_common_name_right_but_san_other(self) -> None:
        self.assert_left_before_login(HONEST, "certificate", AUTHORITY.common_name_only(VICTIM.domain), WRONG_NAME)

    def test_A08_leaf_signed_by_leaf(self) -> None:
        self.assert_left_before_login(HONEST, "certificate", AUTHORITY.signed_by_leaf(VICTIM.domain))

    def test_expired(self) -> None:
        self.assert_left_before_login(HONEST, "certificate", AUTHORITY.expired(VICTIM.domain), "expired")

    def test_self_signed(self) -> None:
        self.assert_left_before_login(HONEST, "certificate", AUTHORITY.self_signed(VICTIM.domain), UNKNOWN_ISSUER)

    def test_bad_certificates_over_starttls(self) -> None:
        for certificate in (AUTHORITY.wrong_name(VICTIM.domain), AUTHORITY.self_signed(VICTIM.domain)):
            self.assert_left_before_login(replace(HONEST, tls=Tls.STARTTLS), "certificate", certificate)

    # TLS

    def test_A01_stripped_starttls(self) -> None:
        server = self.assert_left_before_login(replace(HONEST, tls=Tls.STRIPPED), "tls-missing")
        self.assertNotIn(VICTIM.user.encode(), server.heard_before_tls, "A12: the address went out before TLS")

    def test_A01_refused_starttls(self) -> None:
        self.assert_left_before_login(replace(HONEST, tls=Tls.REFUSED), "tls-missing")

    def test_A02_injection_after_proceed(self) -> None:
        features = (b"<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                    b"<mechanism>PLAIN</mechanism></mechanisms></stream:features>")
        for injected in (features, b" ", b"<stream:features>"):
            with self.subTest(injected):
                outcome, server = self.visit(replace(HONEST, tls=Tls.STARTTLS, after_proceed=injected))
                self.assertNotEqual(outcome.code, Exit.DONE)
                self.assertFalse(server.said_auth())

    def test_A03_stanzas_before_tls(self) -> None:
        stanzas = ("<message from='alice@male.example'><body>hi</body></message>",
                   "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
                   "<iq type='set' id='1'><query xmlns='jabber:iq:roster'><item jid='m@y.test'/></query></iq>")
        for stanza in stanzas:
            with self.subTest(stanza):
                outcome, server = self.visit(replace(HONEST, tls=Tls.STARTTLS, before_tls=stanza))
                self.assertNotEqual(outcome.code, Exit.DONE)
                self.assertFalse(server.said_auth())

    def test_A11_see_other_host_before_tls(self) -> None:
        with EvilServer(VICTIM, GOOD, HONEST) as trap:
            error = ("<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
                     f"127.0.0.1:{trap.port}</see-other-host></stream:error></stream:stream>")
            outcome, _ = self.visit(replace(HONEST, tls=Tls.STARTTLS, before_tls=error))
            self.assertNotEqual(outcome.code, Exit.DONE)
            self.assertEqual(trap.connections, 0)

    def test_A22_another_server_in_the_stream_header(self) -> None:
        outcome, server = self.visit(replace(HONEST, stream_from="evil.example"))
        self.assertEqual(outcome.code, Exit.FAILED)
        self.assertFalse(server.said_auth())

    # XML

    def test_A13_to_A17_forbidden_xml_ends_the_stream(self) -> None:
        attacks = {
            "A13 doctype": b"<!DOCTYPE a [<!ENTITY x 'boom'>]><message><body>&x;</body></message>",
            "A14 overlong": b"<message><body>\xc0\xbc</body></message>",
            "A14 surrogate": b"<message><body>\xed\xa0\x80</body></message>",
            "A14 byte": b"<message><body>\xff</body></message>",
            "A15 encoding": b"<?xml version='1.0' encoding='ISO-8859-1'?><stream:features/>",
            "A16 deep": b"<a>" * 70 + b"</a>" * 70,
            "A16 attributes": b"<a " + b" ".join(b"a%d='1'" % number for number in range(100_000)) + b"/>",
            "A16 huge": b"<a b='" + b"x" * (11 * 1024 * 1024) + b"'/>",
            "A17 comment": b"<!-- --><stream:features/>",
            "A17 instruction": b"<?php ?><stream:features/>",
        }
        for name, attack in attacks.items():
            with self.subTest(name):
                begun = time.monotonic()
                outcome, server = self.visit(replace(HONEST, in_place_of_features=attack))
                self.assertEqual(outcome.code, Exit.FAILED, outcome.stderr)
                self.assertFalse(server.said_auth())
                self.assertLess(time.monotonic() - begun, 12, "was not refused but timed out")

    # SASL

    def test_B01_only_plain(self) -> None:
        self.assert_left_before_login(replace(HONEST, mechanisms=("PLAIN",)), "mechanism-refused",
                                      code=Exit.AUTHENTICATION_REFUSED)
        self.assert_left_before_login(replace(HONEST, mechanisms=("PLAIN",), sasl2=True), "mechanism-refused",
                                      code=Exit.AUTHENTICATION_REFUSED)

    def test_B09_only_old_mechanisms(self) -> None:
        self.assert_left_before_login(replace(HONEST, mechanisms=("DIGEST-MD5", "CRAM-MD5", "X-GOOGLE-TOKEN")),
                                      "mechanism-refused", code=Exit.AUTHENTICATION_REFUSED)

    def test_B02_weaker_mechanism_than_before(self) -> None:
        cli = self.new_cli()
        outcome, _ = self.visit(HONEST, cli=cli)
        self.assert_done(outcome)
        outcome, server = self.visit(replace(HONEST, mechanisms=("SCRAM-SHA-1",)), cli=cli)
        self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "mechanism-refused")
        self.assertFalse(server.said_auth())

    def test_B03_one_iteration(self) -> None:
        self.assert_left_before_proof(ScramLies(iterations=1), "server-not-authentic")

    def test_B04_two_thousand_million_iterations(self) -> None:
        begun = time.monotonic()
        self.assert_left_before_proof(ScramLies(iterations=2_000_000_000), "server-not-authentic")
        self.assertLess(time.monotonic() - begun, 20)

    def test_B05_success_without_a_good_server_signature(self) -> None:
        for signature in (Signature.WRONG, Signature.EMPTY, Signature.MISSING):
            for sasl2 in (False, True):
                with self.subTest(signature, sasl2=sasl2):
                    outcome, server = self.visit(replace(HONEST, sasl2=sasl2, lies=ScramLies(signature=signature)))
                    self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "server-not-authentic")
                    self.assertNotIn(b"jabber:iq:roster", server.heard)

    def test_B05_success_without_any_exchange(self) -> None:
        for sasl2 in (False, True):
            outcome, server = self.visit(replace(HONEST, sasl2=sasl2, unasked_success=True))
            self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "server-not-authentic")
            self.assertNotIn(b"jabber:iq:roster", server.heard)

    def test_B06_foreign_nonce(self) -> None:
        self.assert_left_before_proof(ScramLies(nonce=Nonce.FOREIGN), "server-not-authentic")
        self.assert_left_before_proof(ScramLies(nonce=Nonce.UNCHANGED), "server-not-authentic")

    def test_B07_stripped_plus_is_seen_by_the_downgrade_check(self) -> None:
        self.assert_left_before_proof(ScramLies(downgrade_check=SSDP_WITH_PLUS), "server-not-authentic")

    def test_B10_hostile_failure_text_is_shown_as_text(self) -> None:
        failure = ("<not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"
                   "<text xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>no &lt;img src='/dev/zero'&gt;</text>")
        outcome, _ = self.visit(replace(HONEST, failure=failure))
        self.assert_refused(outcome, Exit.AUTHENTICATION_REFUSED, "authentication-failed")


if __name__ == "__main__":
    unittest.main()
