# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as its user has it: keys and clicks go in through the X server (XTEST), and what changes on the screen
comes back from the X server (DAMAGE), each with the time at which it was seen. Nothing of it runs in the program that
is measured.
"""

from __future__ import annotations

import ctypes
import select
import time
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_long, c_short, c_ulong, c_ushort, c_void_p
from dataclasses import dataclass
from typing import Iterator, Optional


@dataclass(frozen=True)
class Area:
    """In pixels of the window."""

    x: int
    y: int
    width: int
    height: int

    def touches(self, other: Area) -> bool:
        return (self.x < other.x + other.width and other.x < self.x + self.width
                and self.y < other.y + other.height and other.y < self.y + self.height)


@dataclass(frozen=True)
class Change:
    """Some pixels were drawn, and the X server has finished it."""

    when: float  # s, of time.monotonic()
    area: Area


class _Rectangle(Structure):
    _fields_ = [("x", c_short), ("y", c_short), ("width", c_ushort), ("height", c_ushort)]


class _Damage(Structure):
    _fields_ = [("type", c_int), ("serial", c_ulong), ("sent", c_int), ("display", c_void_p), ("drawable", c_ulong),
                ("damage", c_ulong), ("level", c_int), ("more", c_int), ("timestamp", c_ulong), ("area", _Rectangle),
                ("geometry", _Rectangle)]


class _Property(Structure):
    _fields_ = [("type", c_int), ("serial", c_ulong), ("sent", c_int), ("display", c_void_p), ("window", c_ulong),
                ("atom", c_ulong), ("time", c_ulong), ("state", c_int)]


class _Event(Union):
    _fields_ = [("type", c_int), ("damage", _Damage), ("property", _Property), ("room", c_long * 24)]


_x = ctypes.CDLL("libX11.so.6")
_x.XOpenDisplay.restype = c_void_p
_x.XOpenDisplay.argtypes = [c_char_p]
_x.XStringToKeysym.restype = c_ulong
_x.XStringToKeysym.argtypes = [c_char_p]
_x.XKeysymToKeycode.restype = ctypes.c_ubyte
_x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
_x.XNextEvent.argtypes = [c_void_p, POINTER(_Event)]
_x.XSync.argtypes = [c_void_p, c_int]
for _function in ("XPending", "XFlush", "XConnectionNumber", "XCloseDisplay"):
    getattr(_x, _function).argtypes = [c_void_p]


class _Connection:
    def __init__(self, display: str) -> None:
        self.display = _x.XOpenDisplay(display.encode())
        if not self.display:
            raise RuntimeError(f"no X server at {display}")

    def close(self) -> None:
        _x.XCloseDisplay(self.display)


class Hand(_Connection):
    """Presses keys and buttons; each answers when it did."""

    def __init__(self, display: str) -> None:
        super().__init__(display)
        self._test = ctypes.CDLL("libXtst.so.6")
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
        self._test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]

    def key(self, name: str) -> float:
        """As xdotool names them: "a", "ctrl+shift+f", "Return"."""
        names = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", " ": "space"}
        codes = [_x.XKeysymToKeycode(self.display, _x.XStringToKeysym(names.get(part, part).encode()))
                 for part in name.split("+")]
        now = time.monotonic()
        for code in codes:
            self._test.XTestFakeKeyEvent(self.display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self.display, code, 0, 0)
        _x.XFlush(self.display)
        return now

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        _x.XFlush(self.display)

    def click(self, button: int = 1) -> float:
        """Where the pointer is; buttons 4 and 5 are the wheel, up and down."""
        now = time.monotonic()
        self._test.XTestFakeButtonEvent(self.display, button, 1, 0)
        self._test.XTestFakeButtonEvent(self.display, button, 0, 0)
        _x.XFlush(self.display)
        return now


class Glass(_Connection):
    """Sees each drawing into one window."""

    def __init__(self, display: str, window: int) -> None:
        super().__init__(display)
        damage = ctypes.CDLL("libXdamage.so.1")
        damage.XDamageQueryExtension.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
        damage.XDamageCreate.argtypes = [c_void_p, c_ulong, c_int]
        first, error = c_int(), c_int()
        if not damage.XDamageQueryExtension(self.display, byref(first), byref(error)):
            raise RuntimeError("the X server has no DAMAGE extension")
        self._type = first.value
        damage.XDamageCreate(self.display, window, 0)  # 0: an event for each rectangle drawn
        _x.XSync(self.display, 0)

    def changes(self, seconds: float, area: Optional[Area] = None) -> Iterator[Change]:
        """Those that touch `area`, as they come, for that long."""
        end = time.monotonic() + seconds
        event = _Event()
        while True:
            while _x.XPending(self.display):
                _x.XNextEvent(self.display, byref(event))
                now = time.monotonic()
                drawn = event.damage.area
                change = Change(now, Area(drawn.x, drawn.y, drawn.width, drawn.height))
                if event.type == self._type and (area is None or change.area.touches(area)):
                    yield change
            if (left := end - time.monotonic()) <= 0:
                return
            select.select([_x.XConnectionNumber(self.display)], [], [], left)

    def forget(self) -> None:
        """What was drawn so far."""
        for _ in self.changes(0):
            pass

    def first(self, area: Area, seconds: float = 5) -> float:
        """When something was drawn there for the first time from now on."""
        for change in self.changes(seconds, area):
            return change.when
        raise TimeoutError("nothing was drawn")

    def last(self, area: Area, rest: float, seconds: float = 5) -> float:
        """When something was drawn there for the last time before it rested for so many seconds."""
        when = self.first(area, seconds)
        while True:
            for change in self.changes(when + rest - time.monotonic(), area):
                when = change.when
                break
            else:
                return when


class Mappings(_Connection):
    """Notes when the window manager has one more window: it has been mapped by then."""

    def __init__(self, display: str) -> None:
        super().__init__(display)
        _x.XInternAtom.restype = c_ulong
        _x.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
        _x.XDefaultRootWindow.restype = c_ulong
        _x.XDefaultRootWindow.argtypes = [c_void_p]
        _x.XSelectInput.argtypes = [c_void_p, c_ulong, c_long]
        self._list = _x.XInternAtom(self.display, b"_NET_CLIENT_LIST", 0)
        _x.XSelectInput(self.display, _x.XDefaultRootWindow(self.display), 1 << 22)  # PropertyChangeMask
        _x.XSync(self.display, 0)

    def seen(self) -> Optional[float]:
        """When, if it was since the last question."""
        event = _Event()
        found = None
        while _x.XPending(self.display):
            _x.XNextEvent(self.display, byref(event))
            if event.property.atom == self._list:
                found = found or time.monotonic()
        return found
