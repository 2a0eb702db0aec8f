# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between client and server, hands each piece of bytes on at once, and notes when it did."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass

from harness.process import LOOPBACK


@dataclass(frozen=True)
class Piece:
    when: float  # s, of time.monotonic(); the receiver can read it from then on
    size: int


class Tap:
    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port = self._listener.getsockname()[1]
        self.sent: list[Piece] = []  # by the client
        self.received: list[Piece] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def forget(self) -> None:
        self.sent.clear()
        self.received.clear()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection((LOOPBACK, self._port))
            for line in (client, server):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._carry, args=(client, server, self.sent), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, self.received), daemon=True).start()

    @staticmethod
    def _carry(source: socket.socket, target: socket.socket, pieces: list[Piece]) -> None:
        try:
            while data := source.recv(65536):
                pieces.append(Piece(time.monotonic(), len(data)))
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass
