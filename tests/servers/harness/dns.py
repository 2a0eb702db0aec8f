# SPDX-License-Identifier: GPL-3.0-or-later
"""A tiny authoritative DNS server on UDP: A and SRV records, and on demand NXDOMAIN, SERVFAIL or silence."""

from __future__ import annotations

import socket
import struct
import threading
from dataclasses import dataclass
from enum import Enum
from typing import Optional

from .process import LOOPBACK, free_port

A, AAAA, SRV = 1, 28, 33
TYPE_NAMES = {A: "A", AAAA: "AAAA", SRV: "SRV"}


class Failure(Enum):
    NXDOMAIN = 3
    SERVFAIL = 2
    SILENCE = -1


@dataclass(frozen=True)
class Service:
    """One SRV record; the target "." says that the service is decidedly not offered (RFC 2782)."""

    target: str
    port: int
    priority: int = 0
    weight: int = 0


class DnsServer:
    """Names that nobody told it about do not exist. All of `queries` it was asked are kept as (name, type)."""

    def __init__(self, address: str = LOOPBACK, port: Optional[int] = None) -> None:
        self.address = address
        self.port = port if port is not None else free_port(address)
        self.queries: list[tuple[str, str]] = []
        self._records: dict[tuple[str, int], list[bytes]] = {}
        self._failures: dict[str, Failure] = {}
        self._stopping = False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.settimeout(0.1)
        self._thread = threading.Thread(target=self._serve, daemon=True, name="dns")

    def host(self, name: str, address: str) -> None:
        self._records.setdefault((name.lower(), A), []).append(socket.inet_aton(address))

    def service(self, name: str, *services: Service) -> None:
        """`name` in full: `_xmpp-client._tcp.casa.example`."""
        for item in services:
            data = struct.pack("!HHH", item.priority, item.weight, item.port) + _wire_name(item.target)
            self._records.setdefault((name.lower(), SRV), []).append(data)

    def fail(self, name: str, failure: Failure) -> None:
        self._failures[name.lower()] = failure

    def forget(self, name: str) -> None:
        for key in [key for key in self._records if key[0] == name.lower()]:
            del self._records[key]
        self._failures.pop(name.lower(), None)

    @property
    def resolver(self) -> tuple[str, int]:
        return self.address, self.port

    def start(self) -> DnsServer:
        self._socket.bind((self.address, self.port))
        self._thread.start()
        return self

    def stop(self) -> None:
        self._stopping = True
        self._thread.join(2)
        self._socket.close()

    def __enter__(self) -> DnsServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _serve(self) -> None:
        while not self._stopping:
            try:
                query, sender = self._socket.recvfrom(2048)
            except TimeoutError:
                continue
            answer = self._answer(query)
            if answer:
                self._socket.sendto(answer, sender)

    def _answer(self, query: bytes) -> Optional[bytes]:
        identity, flags, questions = struct.unpack_from("!HHH", query)
        if questions != 1:
            return None
        name, end = _read_name(query, 12)
        kind, _ = struct.unpack_from("!HH", query, end)
        self.queries.append((name, TYPE_NAMES.get(kind, str(kind))))
        failure = self._failures.get(name)
        if failure is Failure.SILENCE:
            return None
        records = [] if failure else self._records.get((name, kind), [])
        known = any(key[0] == name or key[0].endswith("." + name) for key in self._records)
        code = failure.value if failure else 0 if known else Failure.NXDOMAIN.value
        header = struct.pack("!HHHHHH", identity, 0x8480 | (flags & 0x0100) | code, 1, len(records), 0, 0)
        body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 1, len(data)) + data for data in records)
        return header + query[12:end + 4] + body


def _wire_name(name: str) -> bytes:
    labels = [label.encode() for label in name.strip(".").split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def _read_name(packet: bytes, offset: int) -> tuple[str, int]:
    labels = []
    while packet[offset]:
        length = packet[offset]
        labels.append(packet[offset + 1:offset + 1 + length].decode("ascii", "replace"))
        offset += 1 + length
    return ".".join(labels).lower(), offset + 1
