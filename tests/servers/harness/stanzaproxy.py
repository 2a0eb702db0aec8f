# SPDX-License-Identifier: GPL-3.0-or-later
"""A chaos proxy that ends TLS itself and so sees stanzas: drop, repeat, hold, rewrite, inject and count them.

Towards the client it shows a certificate of the test authority and speaks direct TLS or STARTTLS; towards the server it
always speaks direct TLS. Channel binding cannot pass such a proxy: use it with the module no_channel_binding.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from dataclasses import dataclass
from typing import Callable, Optional

from .certificates import Certificate
from .chaosproxy import ChaosProxy, Direction, Link
from .process import LOOPBACK
from .stanzas import Kind, Splitter

BEFORE_TLS = (
    "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
    "version='1.0' id='before-tls' from='{domain}'><stream:features>"
    "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></stream:features>")
PROCEED = b"<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"

Change = Callable[[bytes], list[bytes]]


@dataclass
class Rule:
    """What to do with stanzas that match, until `times` are used up."""

    direction: Direction
    pattern: re.Pattern[bytes]
    change: Change
    times: Optional[int] = None
    holds: bool = False
    used: int = 0

    def applies(self, direction: Direction, stanza: bytes) -> bool:
        return (direction is self.direction and (self.times is None or self.used < self.times)
                and self.pattern.search(stanza) is not None)


class StanzaProxy(ChaosProxy):
    """`target_port` is the server's direct TLS port. Patterns are regular expressions over a stanza's bytes."""

    def __init__(self, target_port: int, domain: str, certificate: Certificate, *, starttls: bool = False,
                 target: str = LOOPBACK, seed: int = 1) -> None:
        super().__init__(target_port, target=target, seed=seed)
        self.seen: list[tuple[Direction, bytes]] = []
        self._domain = domain
        self._certificate = certificate
        self._starttls = starttls
        self._rules: list[Rule] = []
        self._held: list[tuple[Link, Direction, bytes]] = []

    # Steering

    def drop(self, direction: Direction, pattern: str, times: Optional[int] = None) -> Rule:
        return self.rewrite(direction, pattern, lambda stanza: [], times)

    def repeat(self, direction: Direction, pattern: str, times: Optional[int] = None) -> Rule:
        return self.rewrite(direction, pattern, lambda stanza: [stanza, stanza], times)

    def substitute(self, direction: Direction, pattern: str, text: str, times: Optional[int] = None) -> Rule:
        return self.rewrite(direction, pattern, lambda stanza: [re.sub(pattern.encode(), text.encode(), stanza)], times)

    def rewrite(self, direction: Direction, pattern: str, change: Change, times: Optional[int] = None) -> Rule:
        return self._add(Rule(direction, re.compile(pattern.encode(), re.DOTALL), change, times))

    def hold(self, direction: Direction, pattern: str) -> Rule:
        """Keeps matching stanzas back until release()."""
        return self._add(Rule(direction, re.compile(pattern.encode(), re.DOTALL), lambda stanza: [], holds=True))

    def release(self) -> None:
        async def act() -> None:
            self._rules = [rule for rule in self._rules if not rule.holds]
            held, self._held = self._held, []
            for link, direction, stanza in held:
                if not link.closed:
                    self._writer(link, direction).write(stanza)

        self._call(act())

    def clear(self) -> None:
        self._rules = []

    def inject(self, direction: Direction, stanza: str) -> int:
        """Into all open connections, between two stanzas; returns how many those were."""
        async def act() -> int:
            ready = [link for link in self._links if link.server is not None]
            for link in ready:
                self._writer(link, direction).write(stanza.encode())
            return len(ready)

        return self._call(act())

    def count(self, direction: Direction, pattern: str) -> int:
        expression = re.compile(pattern.encode(), re.DOTALL)
        return sum(1 for way, stanza in list(self.seen) if way is direction and expression.search(stanza))

    # Inside

    def _add(self, rule: Rule) -> Rule:
        self._rules.append(rule)
        return rule

    async def _connect_through(self, link: Link, reader: asyncio.StreamReader) -> None:
        if self._starttls:
            await self._offer_starttls(link, reader)
        await link.client.start_tls(self._towards_client())
        server_reader, link.server = await asyncio.open_connection(
            *self.target, ssl=self._towards_server(), server_hostname=self._domain)
        await self._relay(link, reader, server_reader)

    async def _offer_starttls(self, link: Link, reader: asyncio.StreamReader) -> None:
        await reader.readuntil(b"<stream:stream")
        await reader.readuntil(b">")
        link.client.write(BEFORE_TLS.format(domain=self._domain).encode())
        await reader.readuntil(b"xmpp-tls")
        await reader.readuntil(b">")
        link.client.write(PROCEED)
        await link.client.drain()

    async def _pump(self, link: Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
                    direction: Direction) -> None:
        splitter = Splitter()
        while True:
            data = await reader.read(65536)
            if not data:
                return
            for piece in splitter.feed(data):
                for raw in self._changed(link, direction, piece.raw) if piece.kind is Kind.STANZA else [piece.raw]:
                    await self._deliver(link, writer, direction, raw)

    def _changed(self, link: Link, direction: Direction, stanza: bytes) -> list[bytes]:
        self.seen.append((direction, stanza))
        for rule in self._rules:
            if rule.applies(direction, stanza):
                rule.used += 1
                if rule.holds:
                    self._held.append((link, direction, stanza))
                return rule.change(stanza)
        return [stanza]

    def _writer(self, link: Link, direction: Direction) -> asyncio.StreamWriter:
        return link.server if direction is Direction.TO_SERVER else link.client

    def _towards_client(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate.chain, self._certificate.key)
        return context

    def _towards_server(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # it is our own server, on loopback
        return context
