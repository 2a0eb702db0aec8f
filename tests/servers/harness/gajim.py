# SPDX-License-Identifier: GPL-3.0-or-later
"""A live Gajim: told over D-Bus what to send, read from its archive."""

from __future__ import annotations

import json
import sqlite3
import sys
from importlib import metadata

from gi.repository import Gio, GLib

from . import sessionbus
from .account import Account
from .desktopclient import DesktopClient, Received, rows
from .process import TimedOut, wait_until

REMOTE = ("org.gajim.Gajim", "/org/gajim/dbus/RemoteObject", "org.gajim.dbus.RemoteInterface")
NAME = "test"  # of the account, inside
VERSION = 5  # of the settings
RECEIVED, SENT = 4, 6  # as kinds of lines in the archive
# It refuses root, which we may be on the private machine, and lets itself be told things only after five seconds.
LAUNCHER = """
import os, sys
from gi.repository import GLib
os.geteuid = lambda: 1000
later = GLib.timeout_add_seconds
GLib.timeout_add_seconds = lambda seconds, task, *more, **named: later(
    0 if getattr(task, "__name__", "") == "_remote_init" else seconds, task, *more, **named)
from gajim.main import run
sys.exit(run())
"""


class Gajim(DesktopClient):
    def __init__(self, account: Account, environment: dict[str, str]) -> None:
        super().__init__(account, environment)
        self._bus: Gio.DBusConnection | None = None
        self._write_settings()

    def start(self) -> None:
        """Now and then it stands still on its way up; then it is started once more."""
        try:
            self._come_up()
        except TimedOut:
            self.stop()
            self._come_up()

    def _come_up(self) -> None:
        super().start()
        self._bus = sessionbus.connect(self._surroundings["DBUS_SESSION_BUS_ADDRESS"])
        wait_until(lambda: self._ask("list_accounts", None) is not None, 20, "Gajim listens", interval=0.1)

    def stop(self) -> None:
        if self._bus:
            self._bus.close_sync(None)
            self._bus = None
        super().stop()

    def send(self, to: str, body: str) -> None:
        """Once it is signed in, and again while it drops what is said before it has the other's keys."""
        message = GLib.Variant("(sss)", (to, body, NAME))
        for _ in range(4):
            wait_until(lambda: self._ask("send_chat_message", message), 20, f"Gajim sends '{body}'", interval=0.2)
            try:
                return wait_until(lambda: self._has_sent(body), 5, f"Gajim has sent '{body}'", interval=0.1)
            except TimedOut:
                continue
        raise TimedOut(f"Gajim has not sent '{body}'")

    def _has_sent(self, body: str) -> bool:
        return bool(rows(self.home / "data" / "gajim" / "logs.db",
                         "SELECT 1 FROM logs WHERE kind = ? AND message = ?", SENT, body))

    def _ask(self, method: str, values: GLib.Variant | None) -> object:
        try:
            return self._bus.call_sync(*REMOTE, method, values, None, 0, 3000, None).unpack()[0]
        except GLib.Error:
            return None

    def _command(self) -> list[str]:
        return [sys.executable, "-c", LAUNCHER]

    def _received(self) -> list[Received]:
        found = rows(self.home / "data" / "gajim" / "logs.db",
                     "SELECT message, additional_data FROM logs WHERE kind = ?", RECEIVED)
        return [Received(body, "encrypted" in json.loads(more or "{}")) for body, more in found]

    def _write_settings(self) -> None:
        folder = self.home / "config" / "gajim"
        folder.mkdir(parents=True)
        account = {"name": self.account.user, "hostname": self.account.domain, "address": self.account.jid,
                   "password": self.account.password, "savepass": True, "active": True, "autoconnect": True,
                   "resource": "gajim", "encryption_default": "OMEMO"}
        application = {"remote_control": True, "use_keyring": False, "check_for_update": False,
                       "plugins_update_check": False, "show_trayicon": "never", "show_main_window_on_startup": "always"}
        workspaces = {"default": {"name": "", "color": "rgb(1, 1, 1)", "avatar_sha": "", "chats": []}}
        settings = {"app": application, "soundevents": {}, "status_presets": {}, "proxies": {}, "plugins": {},
                    "workspaces": workspaces}
        connection = sqlite3.connect(folder / "settings.sqlite")
        connection.executescript("CREATE TABLE settings (name TEXT UNIQUE, settings TEXT);"
                                 "CREATE TABLE account_settings (account TEXT UNIQUE, settings TEXT);"
                                 f"PRAGMA user_version = {VERSION};")
        connection.executemany("INSERT INTO settings VALUES (?, ?)",
                               [(name, json.dumps(value)) for name, value in settings.items()])
        connection.execute("INSERT INTO account_settings VALUES (?, ?)",
                           (NAME, json.dumps({"account": account, "contact": {}, "group_chat": {}})))
        connection.commit()
        connection.close()


def is_there() -> bool:
    """In the version whose settings and archive are known here."""
    try:
        return metadata.version("gajim").startswith("1.")
    except metadata.PackageNotFoundError:
        return False
