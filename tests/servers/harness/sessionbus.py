# SPDX-License-Identifier: GPL-3.0-or-later
"""A private session bus on which nothing starts by itself: no key ring that asks, no other service of the machine."""

from __future__ import annotations

from pathlib import Path

from gi.repository import Gio, GLib

from .process import Process, TemporaryFolder, wait_until

CONFIGURATION = """<busconfig><type>session</type><listen>{address}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>"""


class SessionBus:
    """`with SessionBus(display) as bus:`; programs need bus.environment() to be on it."""

    def __init__(self, display: str) -> None:
        self._display = display
        self.folder: Path = TemporaryFolder("bus").path
        self.folder.chmod(0o700)
        self.address = f"unix:path={self.folder}/session"

    def __enter__(self) -> SessionBus:
        file = self.folder / "bus.conf"
        file.write_text(CONFIGURATION.format(address=self.address))
        self._bus = Process(["dbus-daemon", f"--config-file={file}", "--nofork", "--nopidfile"],
                            self.folder / "bus.log", self.environment())
        wait_until((self.folder / "session").exists, 10, "the session bus")
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.stop()

    def environment(self) -> dict[str, str]:
        return {"DISPLAY": self._display, "XDG_RUNTIME_DIR": str(self.folder), "DBUS_SESSION_BUS_ADDRESS": self.address}


def connect(address: str) -> Gio.DBusConnection:
    """A bus is there a moment before it listens."""
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION

    def attempt() -> Gio.DBusConnection | None:
        try:
            return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        except GLib.Error:
            return None

    return wait_until(attempt, 10, f"a bus at {address}")
