# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an archive page by page and keeps nothing: the floor against which a client's catch-up is measured."""

from __future__ import annotations

import base64
import re
import socket
import ssl
import time
from dataclasses import dataclass

from .account import Account
from .process import LOOPBACK

HEADER = ("<?xml version='1.0'?><stream:stream to='{domain}' version='1.0' xmlns='jabber:client' "
          "xmlns:stream='http://etherx.jabber.org/streams'>")
QUERY = ("<iq type='set' id='q{page}'><query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'>"
         "<max>{size}</max>{after}</set></query></iq>")


@dataclass(frozen=True)
class Reading:
    messages: int
    pages: int
    seconds: float
    megabytes: float


class BareReader:
    """Direct TLS, PLAIN, one page after the other; a page ends with the answer to its query."""

    def __init__(self, account: Account, port: int, host: str = LOOPBACK) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # our own server, on loopback
        plain = socket.create_connection((host, port), timeout=30)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._line = context.wrap_socket(plain, server_hostname=account.domain)
        self._account = account
        self._sign_in()

    def read_all(self, page_size: int = 100) -> Reading:
        begun = time.monotonic()
        messages = pages = size = 0
        after = ""
        while True:
            self._say(QUERY.format(page=pages, size=page_size, after=after))
            page = self._hear(b"id='q%d'" % pages, b"</iq>")
            pages += 1
            size += len(page)
            messages += page.count(b"<result ")
            last = re.search(rb"<last>([^<]*)</last>", page)
            if last is None or re.search(rb"<fin[^>]*complete='true'", page):
                return Reading(messages, pages, time.monotonic() - begun, size / 1e6)
            after = f"<after>{last.group(1).decode()}</after>"

    def close(self) -> None:
        self._line.close()

    def _sign_in(self) -> None:
        header = HEADER.format(domain=self._account.domain)
        self._say(header)
        self._hear(b"</stream:features>")
        secret = base64.b64encode(f"\0{self._account.user}\0{self._account.password}".encode()).decode()
        self._say(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>")
        self._hear(b"<success")
        self._say(header)
        self._hear(b"</stream:features>")
        self._say("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>")
        self._hear(b"id='b'", b"</iq>")

    def _say(self, text: str) -> None:
        self._line.sendall(text.encode())

    def _hear(self, *marks: bytes) -> bytes:
        """Until all marks came, each after the one before."""
        heard = bytearray()
        position = 0
        for mark in marks:
            while (found := heard.find(mark, max(0, position - len(mark)))) < 0:
                position = len(heard)
                data = self._line.recv(65536)
                if not data:
                    raise ConnectionError(f"the server closed while {mark!r} was awaited: {bytes(heard[-300:])!r}")
                heard += data
            position = found
        return bytes(heard)
