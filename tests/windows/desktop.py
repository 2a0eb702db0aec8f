# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that changes its mind: the portal's settings on a session bus, and the XSETTINGS of a display."""

from __future__ import annotations

import ctypes
import struct
import threading
from typing import Any

from gi.repository import Gio, GLib

SETTINGS = """<node><interface name="org.freedesktop.portal.Settings">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
NAME, PATH, INTERFACE = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                         "org.freedesktop.portal.Settings")
APPEARANCE = "org.freedesktop.appearance"


class Portal:
    """`with Portal(bus address) as portal: portal.set(APPEARANCE, "color-scheme", GLib.Variant("u", 1))`."""

    def __init__(self, address: str) -> None:
        self._values: dict[tuple[str, str], GLib.Variant] = {}
        self._loop = GLib.MainLoop()
        self._thread = threading.Thread(target=self._loop.run, daemon=True)
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)

    def __enter__(self) -> Portal:
        node = Gio.DBusNodeInfo.new_for_xml(SETTINGS)
        self._connection.register_object(PATH, node.interfaces[0], self._answer, None, None)
        self._thread.start()
        self._connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "RequestName", GLib.Variant("(su)", (NAME, 4)), None, 0, 3000, None)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.quit()
        self._thread.join(5)
        self._connection.close_sync(None)

    def set(self, space: str, key: str, value: GLib.Variant) -> None:
        self._values[(space, key)] = value
        self._connection.emit_signal(None, PATH, INTERFACE, "SettingChanged",
                                     GLib.Variant("(ssv)", (space, key, value)))

    def _answer(self, _connection: Any, _sender: str, _path: str, _interface: str, _method: str,
                arguments: GLib.Variant, invocation: Gio.DBusMethodInvocation) -> None:
        value = self._values.get(tuple(arguments.unpack()))
        if value is None:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")
        else:  # the portal wraps it twice
            invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))


class XSettings:
    """Owns a display's settings, as a settings daemon does: `XSettings(":1").set("Xft/DPI", 96 * 1024)`."""

    def __init__(self, display: str) -> None:
        library = self._library = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        for function in (library.XDefaultRootWindow, library.XCreateSimpleWindow, library.XInternAtom):
            function.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(library.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(library.XDefaultRootWindow(self._display))
        self._window = ctypes.c_ulong(library.XCreateSimpleWindow(self._display, root, -1, -1, 1, 1, 0,
                                                                  ctypes.c_ulong(0), ctypes.c_ulong(0)))
        self._values: dict[str, int] = {}
        self._serial = 0
        self._publish()
        library.XSetSelectionOwner(self._display, self._atom("_XSETTINGS_S0"), self._window, ctypes.c_ulong(0))
        library.XFlush(self._display)

    def set(self, name: str, value: int) -> None:
        self._values[name] = value
        self._publish()

    def close(self) -> None:
        self._library.XCloseDisplay(self._display)

    def _atom(self, name: str) -> ctypes.c_ulong:
        return ctypes.c_ulong(self._library.XInternAtom(self._display, name.encode(), 0))

    def _publish(self) -> None:
        self._serial += 1
        data = struct.pack("=BxxxII", 0, self._serial, len(self._values))
        for name, value in self._values.items():
            padded = name.encode().ljust((len(name) + 3) // 4 * 4, b"\0")
            data += struct.pack("=BxH", 0, len(name)) + padded + struct.pack("=Ii", self._serial, value)
        kind = self._atom("_XSETTINGS_SETTINGS")
        self._library.XChangeProperty(self._display, self._window, kind, kind, 8, 0, data, len(data))
        self._library.XFlush(self._display)
