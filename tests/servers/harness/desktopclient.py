# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop programs of others have in common as peers: a home of their own on a private display and bus, an
account that stands in their database before they start, and what they have stored, to be looked at."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from .account import Account
from .process import Process, TemporaryFolder, wait_until


@dataclass(frozen=True)
class Received:
    body: str
    is_encrypted: bool


class DesktopClient(ABC):
    """Finds its server by name and checks its certificate: on a machine (harness.machine) that knows both. start() and
    stop() as often as one likes; it keeps its keys."""

    def __init__(self, account: Account, environment: dict[str, str]) -> None:
        self.account = account
        self._temporary = TemporaryFolder(type(self).__name__.lower())
        self.home: Path = self._temporary.path
        self._surroundings = environment
        self._process: Optional[Process] = None

    def start(self) -> None:
        self._process = Process(self._command(), self.home / "output.log", self._environment())

    def stop(self) -> None:
        if self._process:
            self._process.stop()
            self._process = None

    def close(self) -> None:
        self.stop()
        self._temporary.remove()

    def wait_received(self, body: str, seconds: float = 30) -> Received:
        """Until that text has come in and is stored."""
        return wait_until(lambda: next((one for one in self._received() if one.body == body), None), seconds,
                          f"{type(self).__name__} has got '{body}'", interval=0.1)

    @abstractmethod
    def send(self, to: str, body: str) -> None:
        """Encrypted, to a contact."""

    @abstractmethod
    def _command(self) -> list[str]: ...

    @abstractmethod
    def _received(self) -> list[Received]: ...

    def _environment(self) -> dict[str, str]:
        home = self.home
        # A machine with nothing but loopback counts as offline for GLib, unless it asks the kernel itself.
        return {**self._surroundings, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
                "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache"), "LC_ALL": "C.UTF-8",
                "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "GIO_USE_NETWORK_MONITOR": "base",
                "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}

    def __enter__(self) -> DesktopClient:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def rows(database: Path, query: str, *values: Any) -> list[tuple]:
    """What a running program has committed; nothing while the database is not there or busy."""
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    except sqlite3.Error:
        return []
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []
    finally:
        connection.close()
