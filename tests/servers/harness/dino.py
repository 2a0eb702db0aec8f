# SPDX-License-Identifier: GPL-3.0-or-later
"""A live Dino: typed to by key presses in its window, read from its database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

from gi.repository import Gio, GLib

from . import sessionbus
from .account import Account
from .desktopclient import DesktopClient, Received, rows
from .process import wait_until

PROGRAM = "/usr/bin/dino-im"
OMEMO = 2  # as encryption of a message
RECEIVED, SENT = 0, 1  # as its direction
APPLICATION = ("im.dino.Dino", "/im/dino/Dino", "org.gtk.Application")


class Dino(DesktopClient):
    def __init__(self, account: Account, environment: dict[str, str]) -> None:
        super().__init__(account, environment)
        self._bus: Gio.DBusConnection | None = None
        self._is_set_up = False

    def start(self) -> None:
        if not self._is_set_up:
            self._set_up()
        super().start()
        self._bus = sessionbus.connect(self._surroundings["DBUS_SESSION_BUS_ADDRESS"])

    def stop(self) -> None:
        if self._bus:
            self._bus.close_sync(None)
            self._bus = None
        super().stop()

    def send(self, to: str, body: str) -> None:
        """A chat is opened as by a link; once that is answered, its field has the focus."""
        wait_until(lambda: self._open(f"xmpp:{to}?message"), 20, "Dino opens the chat", interval=0.1)
        wait_until(lambda: self._run("xdotool", "getwindowfocus", "getwindowname").strip() == "Dino", 10,
                   "Dino has the focus", interval=0.1)
        self._run("xdotool", "type", "--delay", "5", body)
        self._run("xdotool", "key", "Return")
        wait_until(lambda: rows(self._database, "SELECT 1 FROM message m JOIN jid j ON j.id = m.counterpart_id"
                                " WHERE m.direction = ? AND m.body = ? AND j.bare_jid = ?", SENT, body, to), 15,
                   f"Dino takes '{body}'", interval=0.1)

    def _open(self, link: str) -> bool:
        try:
            self._bus.call_sync(*APPLICATION, "Open", GLib.Variant("(assa{sv})", ([link], "", {})), None, 0, 5000, None)
        except GLib.Error:
            return False
        return True

    @property
    def _database(self) -> Path:
        return self.home / "data" / "dino" / "dino.db"

    def _set_up(self) -> None:
        """It makes its database itself; the account is put in while it does not run."""
        super().start()
        wait_until(lambda: rows(self._database, "SELECT name FROM sqlite_master WHERE name = 'account'")
                   and rows(self._database, "SELECT * FROM _meta"), 20, "Dino has made its database", interval=0.1)
        self.stop()
        connection = sqlite3.connect(self._database)
        connection.execute("INSERT INTO account (bare_jid, resourcepart, password, alias, enabled, roster_version,"
                           " mam_earliest_synced) VALUES (?, 'dino', ?, '', 1, '', 0)",
                           (self.account.jid, self.account.password))
        connection.commit()
        connection.close()
        self._is_set_up = True

    def _command(self) -> list[str]:
        return [PROGRAM]

    def _received(self) -> list[Received]:
        found = rows(self._database, "SELECT body, encryption FROM message WHERE direction = ?", RECEIVED)
        return [Received(body, encryption == OMEMO) for body, encryption in found]

    def _run(self, *command: str) -> str:
        return subprocess.run(command, env={**os.environ, **self._environment()}, capture_output=True, text=True,
                              timeout=20, check=False).stdout


def is_there() -> bool:
    return os.access(PROGRAM, os.X_OK)
