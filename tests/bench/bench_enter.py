# SPDX-License-Identifier: GPL-3.0-or-later
"""From the Enter key to the message's bytes on the socket, with the way of the key through xdotool and the X server. The
message is stored before it leaves, so one commit is part of it.

    PYTHONPATH=tests/servers:tests/windows LUCCHETTO_CLI=... LUCCHETTO_WINDOW=... /usr/bin/python3 tests/bench/bench_enter.py
"""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from pathlib import Path

from figures import Figures, middle
from harness.bulk import befriend
from harness.certificates import CertificateAuthority
from harness.cli import PASSPHRASE, Cli
from harness.process import LOOPBACK, wait_until
from harness.prosody import Prosody
from screen import Screen

ROUNDS = 30


class Tap:
    """Hands bytes on between client and server, and notes when the client has sent some."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port = self._listener.getsockname()[1]
        self.sent: list[float] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection((LOOPBACK, self._port))
            for line in (client, server):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._carry, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_client: bool) -> None:
        try:
            while data := source.recv(65536):
                if is_client:
                    self.sent.append(time.monotonic())
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self) -> None:
        self._listener.close()


def bare_commit(folder: Path) -> float:
    """ms to write the five pages that a message changes, and to wait for the disk: the floor of storing anything."""
    times = []
    with (folder / "floor").open("wb", buffering=0) as file:
        for _ in range(ROUNDS):
            begun = time.monotonic()
            file.write(bytes(5 * 4120))
            os.fdatasync(file.fileno())
            times.append((time.monotonic() - begun) * 1e3)
            time.sleep(0.02)
    return middle(times)


def main() -> None:
    authority = CertificateAuthority.temporary()
    with Prosody.with_domain(authority, "casa.example") as server, Cli() as cli, Screen() as screen:
        anna, bruno = server.register("anna", "uno"), server.register("bruno", "due")
        befriend(server, anna, bruno)
        tap = Tap(server.ports.direct_tls)
        cli.login(anna, tap.port, authority.root)
        cli.must("send", bruno.jid, "ciao")
        screen.start_program(cli.profile, LUCCHETTO_PASSPHRASE=PASSPHRASE)
        wait_until(lambda: "Chats" in screen.title(), 20, "the chats")
        screen.key("ctrl+1")
        wait_until(lambda: "bruno" in screen.title().lower(), 20, "the chat with Bruno")
        hand = subprocess.Popen(["xdotool", "-"], env=screen.environment(), stdin=subprocess.PIPE, text=True, bufsize=1)
        times = []
        for number in range(ROUNDS):
            hand.stdin.write(f"type --delay 2 m{number}\n")
            time.sleep(0.5)  # what typing itself sends is over
            tap.sent.clear()
            pressed = time.monotonic()
            hand.stdin.write("key --delay 0 Return\n")
            wait_until(lambda: tap.sent, 5, "something on the socket", interval=0.001)
            times.append((tap.sent[0] - pressed) * 1e3)
        hand.stdin.close()
        hand.wait()
        tap.close()
        disk = bare_commit(cli.profile)
    figures = Figures("From Enter to the socket")
    figures.add("Enter to bytes on the socket, middle", middle(times), "ms", 3, f"worst of {ROUNDS} {max(times):.1f} ms")
    figures.add("of that the disk, measured bare", disk, "ms")


if __name__ == "__main__":
    main()
