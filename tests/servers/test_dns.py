# SPDX-License-Identifier: GPL-3.0-or-later
"""The server is found as RFC 6120 and XEP-0368 say, and a lie in the DNS leads nowhere; on a private machine."""

from __future__ import annotations

import json
import ssl
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from harness import machine
from harness.account import Account
from harness.certificates import Certificate
from harness.cli import Exit, Outcome
from harness.dns import DnsServer, Failure, Service
from harness.evilserver import EvilServer, Script, Tls
from harness.livecase import AUTHORITY, LiveCase
from harness.process import free_port
from harness.prosody import Prosody

DOMAIN = "casa.example"
TLS, STARTTLS = f"_xmpps-client._tcp.{DOMAIN}", f"_xmpp-client._tcp.{DOMAIN}"


class Discovery(LiveCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Prosody.with_domain(AUTHORITY, DOMAIN))
        cls.giulia = cls.server.register("giulia", "uno")

    def setUp(self) -> None:
        self.dns = self.enterContext(DnsServer(machine.RESOLVER, machine.RESOLVER_PORT))
        self.dns.host("xmpp.casa.example", "127.0.0.1")

    def login(self, account: Account | None = None, *more: str) -> Outcome:
        account = account or self.giulia
        return self.new_cli().run("login", account.jid, "--ca", str(AUTHORITY.root), *more, password=account.password)

    def test_direct_tls_by_srv(self) -> None:
        self.dns.service(TLS, Service("xmpp.casa.example", self.server.ports.direct_tls))
        self.assert_done(self.login())

    def test_starttls_by_srv(self) -> None:
        self.dns.service(STARTTLS, Service("xmpp.casa.example", self.server.ports.starttls))
        self.assert_done(self.login())

    def test_both_kinds_are_one_list_by_priority(self) -> None:
        with EvilServer(self.giulia, AUTHORITY.self_signed(DOMAIN), Script(tls=Tls.DIRECT)) as later:
            self.dns.service(TLS, Service("xmpp.casa.example", later.port, priority=20))
            self.dns.service(STARTTLS, Service("xmpp.casa.example", self.server.ports.starttls, priority=10))
            self.assert_done(self.login())
            self.assertEqual(later.connections, 0)

    def test_R05_a_dead_record_is_passed_over(self) -> None:
        self.dns.service(TLS, Service("xmpp.casa.example", free_port(), priority=1),
                         Service("gone.casa.example", self.server.ports.direct_tls, priority=2),
                         Service("xmpp.casa.example", self.server.ports.direct_tls, priority=3))
        self.assert_done(self.login())

    def test_a_target_of_a_single_dot_says_that_there_is_no_service(self) -> None:
        for name in (TLS, STARTTLS):
            self.dns.service(name, Service(".", 0))
        self.dns.host(DOMAIN, "127.0.0.1")
        self.assertEqual(self.login().code, Exit.FAILED)

    def test_R14_a_domain_that_does_not_exist_is_said_to_be_so(self) -> None:
        self.assert_refused(self.login(), Exit.FAILED, "server-not-found", "casa.example")

    def test_R14_a_silent_or_broken_dns_ends_in_time(self) -> None:
        for failure in (Failure.SILENCE, Failure.SERVFAIL):
            for name in (TLS, STARTTLS, DOMAIN):
                self.dns.fail(name, failure)
            with self.subTest(failure):
                outcome = self.login(None, "--timeout", "15")
                self.assertIn(outcome.code, (Exit.FAILED, Exit.TIMED_OUT), outcome.stderr)

    def serve_host_meta(self, certificate: Certificate) -> list[str]:
        """On the domain's port 443, naming our direct TLS; what was asked for comes into the list."""
        asked: list[str] = []
        link = {"rel": "urn:xmpp:alt-connections:tls", "ips": ["127.0.0.1"], "port": self.server.ports.direct_tls,
                "priority": 1, "weight": 1, "sni": DOMAIN}
        document = json.dumps({"xmpp": {"ttl": 60}, "links": [link]}).encode()

        class Web(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Length", str(len(document)))
                self.end_headers()
                self.wfile.write(document)

            def log_message(self, *_: object) -> None:
                pass

        web = HTTPServer(("127.0.0.1", 443), Web)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate.chain, certificate.key)
        web.socket = tls.wrap_socket(web.socket, server_side=True)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        self.addCleanup(web.server_close)
        self.addCleanup(web.shutdown)
        self.dns.host(DOMAIN, "127.0.0.1")
        return asked

    def test_host_meta_is_asked_where_there_are_no_records_and_nothing_answers(self) -> None:
        asked = self.serve_host_meta(AUTHORITY.good(DOMAIN))
        self.assert_done(self.login())
        self.assertEqual(asked[0], "/.well-known/host-meta.json")

    def test_host_meta_is_not_asked_where_there_are_records(self) -> None:
        asked = self.serve_host_meta(AUTHORITY.good(DOMAIN))
        self.dns.service(TLS, Service("xmpp.casa.example", free_port()))
        self.assert_refused(self.login(None, "--timeout", "4"), Exit.FAILED, "server-unreachable")
        self.assertEqual(asked, [])

    def test_A10_host_meta_of_a_site_that_cannot_prove_the_domain_is_not_read(self) -> None:
        asked = self.serve_host_meta(AUTHORITY.good("evil.example"))
        self.assert_refused(self.login(None, "--timeout", "4"), Exit.FAILED, "server-unreachable")
        self.assertEqual(asked, [])

    def test_A05_the_certificate_must_name_the_domain_not_the_srv_target(self) -> None:
        with EvilServer(self.giulia, AUTHORITY.good("evil.example"), Script()) as thief:
            self.dns.host("evil.example", "127.0.0.1")
            self.dns.service(TLS, Service("evil.example", thief.port))
            outcome = self.login()
            self.assert_refused(outcome, Exit.FAILED, "certificate")
            self.assertFalse(thief.said_auth())
        with EvilServer(self.giulia, AUTHORITY.good(DOMAIN), Script()) as hosted:
            self.dns.forget(TLS)
            self.dns.service(TLS, Service("evil.example", hosted.port))
            self.assert_done(self.login())

    def test_A10_no_connection_method_is_taken_from_txt(self) -> None:
        self.assertEqual(self.login().code, Exit.FAILED)
        self.assertNotIn("16", {kind for _, kind in self.dns.queries})


if __name__ == "__main__":
    machine.enter()
    unittest.main()
