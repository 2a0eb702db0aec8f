# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixtures themselves: servers start, federate, come back from the dead; proxies break what they are told to."""

from __future__ import annotations

import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import unittest
from pathlib import Path

from harness.account import Account
from harness.bulk import befriend, conversation, write_archive, write_roster
from harness.certificates import CertificateAuthority
from harness.chaosproxy import ChaosProxy, Direction, Ending, Weather, Welcome
from harness.dns import DnsServer, Failure, Service
from harness.evilserver import EvilServer, Script
from harness.federation import Federation
from harness.process import wait_until
from harness.prosody import Prosody
from harness.prosody_settings import Login, Registration, VirtualHost
from harness.slixpeer import Peer
from harness.stanzaproxy import StanzaProxy
from harness.stanzas import Kind, Splitter

AUTHORITY = CertificateAuthority.temporary()


def handshake(port: int, name: str) -> str:
    """What a strict client says to a certificate: "good" or the reason."""
    context = ssl.create_default_context(cafile=str(AUTHORITY.root))
    context.hostname_checks_common_name = False
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
            with context.wrap_socket(plain, server_hostname=name):
                return "good"
    except ssl.SSLCertVerificationError as error:
        return error.verify_message


class Ends(unittest.TestCase):
    """A test that ends before its time leaves nothing running and no folder."""

    STARTER = ("import subprocess, time\n"
               "from harness.process import Process, TemporaryFolder\n"
               "folder = TemporaryFolder('ends').path\n"
               "child = Process(['sleep', '300'], folder / 'log')\n"
               "print(child.pid, folder, flush=True)\n"
               "time.sleep(300)\n")

    @staticmethod
    def state_of(process: str) -> tuple[str, str]:
        """What it runs, and the letter of its state; both empty when it is gone."""
        try:
            name, _, rest = Path(f"/proc/{process}/stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            return "", ""
        return name, rest.split()[0]

    def end_by(self, number: signal.Signals) -> Path:
        """Ends a starter so; its child is gone then. Returns the folder that it had made."""
        with subprocess.Popen([sys.executable, "-c", self.STARTER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True) as starter:
            child, folder = starter.stdout.readline().split()
            wait_until(lambda: self.state_of(child)[0] == "sleep", 10, "the child runs")
            starter.send_signal(number)
            starter.wait(10)
        wait_until(lambda: self.state_of(child)[1] in ("", "Z"), 10, "the child has ended")
        return Path(folder)

    def test_children_end_with_a_test_that_is_terminated_and_folders_go(self) -> None:
        self.assertFalse(self.end_by(signal.SIGTERM).exists())

    def test_children_end_with_a_test_that_is_killed(self) -> None:
        folder = self.end_by(signal.SIGKILL)
        shutil.rmtree(folder)


class Servers(unittest.TestCase):
    def test_prosody_shows_every_bad_certificate_it_is_given(self) -> None:
        hosts = {
            "good.example": (AUTHORITY.good("good.example"), "good"),
            "expired.example": (AUTHORITY.expired("expired.example"), "expired"),
            "self.example": (AUTHORITY.self_signed("self.example"), "self-signed"),
            "wrong.example": (AUTHORITY.wrong_name("wrong.example"), "mismatch"),
            "cn.example": (AUTHORITY.common_name_only("cn.example"), "mismatch"),
            "leaf.example": (AUTHORITY.signed_by_leaf("leaf.example"), "invalid CA"),
        }
        virtual = [VirtualHost(name, certificate, services=False) for name, (certificate, _) in hosts.items()]
        with Prosody(virtual, AUTHORITY) as server:
            for name, (_, verdict) in hosts.items():
                with self.subTest(name):
                    self.assertIn(verdict, handshake(server.ports.direct_tls, name))

    def test_prosody_keeps_accounts_and_archive_over_restart_and_kill(self) -> None:
        with Prosody.with_domain(AUTHORITY, "casa.example") as server:
            giulia, bruno = server.register("giulia", "uno"), server.register("bruno", "due")
            with Peer(giulia, server.ports.starttls, AUTHORITY.root) as peer:
                peer.send(bruno.jid, "prima")
            server.restart()
            server.kill9()
            server.start()
            with Peer(bruno, server.ports.starttls, AUTHORITY.root) as peer:
                peer.wait_body("prima")

    def test_every_kind_of_registration_loads(self) -> None:
        certificate = AUTHORITY.good("*.kinds.example")
        hosts = [VirtualHost(f"{kind.name.lower()}.kinds.example", certificate, Login.CLASSIC, kind, services=False)
                 for kind in Registration]
        with Prosody(hosts, AUTHORITY) as server:
            self.assertNotIn("error", server.log.read_text())

    def test_bulk_writes_an_archive_and_a_roster_that_a_client_sees(self) -> None:
        with Prosody.with_domain(AUTHORITY, "casa.example") as server:
            carla = server.register("carla", "tre")
            contacts = [f"contatto{number}@casa.example" for number in range(1000)]
            write_roster(server, carla, contacts, groups=["Lavoro", "Casa"])
            begun = time.monotonic()
            self.assertEqual(write_archive(server, carla, conversation(carla, contacts, 50_000)), 50_000)
            self.assertLess(time.monotonic() - begun, 20)
            with Peer(carla, server.ports.starttls, AUTHORITY.root) as peer:
                self.assertTrue(set(contacts) <= {str(jid) for jid in peer.client.client_roster})
                numbers = [int(body.split()[0]) for body in peer.archive_page(100)]
                self.assertEqual(numbers, list(range(100)))

    def test_prosody_and_ejabberd_federate_both_ways(self) -> None:
        with Federation(AUTHORITY) as both:
            giulia = both.prosody.register("giulia", "uno")
            bruno = both.ejabberd.register("bruno", "due")
            with Peer(giulia, both.prosody.ports.starttls, AUTHORITY.root) as one, \
                    Peer(bruno, both.ejabberd.starttls_port, AUTHORITY.root) as other:
                identity = one.send(bruno.jid, "da casa")
                other.wait_body("da casa", sender=giulia.jid)
                one.wait_for("a receipt", lambda seen: (bruno.jid, identity) in seen.receipts)
                other.send(giulia.jid, "dall'officina")
                one.wait_body("dall'officina", sender=bruno.jid)


class Network(unittest.TestCase):
    def test_dns_answers_fails_and_keeps_silent_as_told(self) -> None:
        with DnsServer() as dns:
            dns.service("_xmpp-client._tcp.casa.example", Service("xmpp.casa.example", 5222, 10, 5))
            dns.fail("rotto.example", Failure.SERVFAIL)
            dns.fail("muto.example", Failure.SILENCE)
            self.assertEqual(self._ask(dns, "_xmpp-client._tcp.casa.example"), (0, 1))
            self.assertEqual(self._ask(dns, "casa.example"), (0, 0))
            self.assertEqual(self._ask(dns, "altra.example"), (3, 0))
            self.assertEqual(self._ask(dns, "rotto.example"), (2, 0))
            with self.assertRaises(TimeoutError):
                self._ask(dns, "muto.example")

    @staticmethod
    def _ask(dns: DnsServer, name: str) -> tuple[int, int]:
        question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0\0\x21\0\x01"
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
            asker.settimeout(0.3)
            asker.sendto(b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0" + question, dns.resolver)
            answer = asker.recv(512)
        return answer[3] & 15, answer[7]

    def test_chaos_proxy_splits_cuts_stalls_and_refuses(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener, \
                ChaosProxy(listener.getsockname()[1]) as proxy:
            proxy.set_weather(Weather(split=3))
            client, server = self._connected(proxy, listener)
            client.sendall(b"0123456789")
            self.assertEqual(self._read(server, 10), b"0123456789")
            proxy.set_weather(Weather(cut_after=4, ending=Ending.CLOSE), Direction.TO_CLIENT)
            server.sendall(b"abcdefgh")
            self.assertEqual(self._read(client, 8), b"abcd")

            proxy.calm()
            client, server = self._connected(proxy, listener)
            proxy.stall()
            client.sendall(b"late")
            server.settimeout(0.2)
            with self.assertRaises(TimeoutError):
                server.recv(4)
            proxy.resume()
            server.settimeout(5)
            self.assertEqual(self._read(server, 4), b"late")
            self.assertEqual(proxy.cut(), 1)
            with self.assertRaises(ConnectionResetError):
                client.recv(1)
            proxy.welcome = Welcome.REFUSE
            with socket.create_connection(("127.0.0.1", proxy.port)) as refused, \
                    self.assertRaises(ConnectionResetError):
                refused.recv(1)

    def _connected(self, proxy: ChaosProxy, listener: socket.socket) -> tuple[socket.socket, socket.socket]:
        client = socket.create_connection(("127.0.0.1", proxy.port), timeout=5)
        server, _ = listener.accept()
        server.settimeout(5)
        self.addCleanup(client.close)
        self.addCleanup(server.close)
        return client, server

    @staticmethod
    def _read(source: socket.socket, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = source.recv(count - len(data))
            if not piece:
                break
            data += piece
        return data

    def test_stanzas_are_split_alike_however_they_arrive(self) -> None:
        stream = (b"<?xml version='1.0'?><stream:stream to='a>b'><a x='/>'/> <b><c>t</c></b>\n"
                  b"<message><body>1 > 0</body></message></stream:stream>")
        whole = list(Splitter().feed(stream))
        single = Splitter()
        pieces = [piece for index in range(len(stream)) for piece in single.feed(stream[index:index + 1])]
        self.assertEqual(b"".join(piece.raw for piece in pieces), stream)
        self.assertEqual(whole, pieces)
        self.assertEqual([piece.raw for piece in whole if piece.kind is Kind.STANZA],
                         [b"<a x='/>'/>", b"<b><c>t</c></b>", b"<message><body>1 > 0</body></message>"])

    def test_stanza_proxy_drops_repeats_holds_and_injects(self) -> None:
        certificate = AUTHORITY.good("casa.example", "*.casa.example", "localhost")
        host = VirtualHost("casa.example", certificate)
        with Prosody([host], AUTHORITY, more_modules=["no_channel_binding"]) as server, \
                StanzaProxy(server.ports.direct_tls, "casa.example", certificate, starttls=True) as proxy:
            giulia, bruno = server.register("giulia", "uno"), server.register("bruno", "due")
            with Peer(giulia, server.ports.starttls, AUTHORITY.root) as one, \
                    Peer(bruno, proxy.port, AUTHORITY.root) as other:
                proxy.drop(Direction.TO_CLIENT, "perso")
                proxy.repeat(Direction.TO_CLIENT, "doppio")
                proxy.hold(Direction.TO_CLIENT, "tardi")
                for body in ("perso", "doppio", "tardi", "fine"):
                    one.send(bruno.jid, body)
                other.wait_body("fine")
                self.assertEqual(other.seen.bodies(), ["doppio", "doppio", "fine"])
                proxy.release()
                other.wait_body("tardi")
                forged = f"<message from='{giulia.jid}/x' type='chat'><body>finto</body></message>"
                proxy.inject(Direction.TO_CLIENT, forged)
                other.wait_body("finto")
                self.assertGreater(proxy.count(Direction.TO_CLIENT, "perso"), 0)


class Liars(unittest.TestCase):
    def test_evil_server_with_an_honest_script_lets_a_client_in(self) -> None:
        account = Account("vittima", "male.example", "segreto")
        certificate = AUTHORITY.good(account.domain)
        with EvilServer(account, certificate, Script(tls=Script().tls.STARTTLS)) as server:
            with Peer(account, server.port, AUTHORITY.root):
                pass
            self.assertTrue(server.said_auth())
            self.assertIn(b"jabber:iq:roster", server.heard)

    def test_evil_server_refuses_a_wrong_password(self) -> None:
        account = Account("vittima", "male.example", "segreto")
        wrong = Account("vittima", "male.example", "sbagliato")
        with EvilServer(account, AUTHORITY.good(account.domain), Script(tls=Script().tls.STARTTLS)) as server:
            with self.assertRaises(AssertionError):
                Peer(wrong, server.port, AUTHORITY.root).start(5)


if __name__ == "__main__":
    unittest.main()
