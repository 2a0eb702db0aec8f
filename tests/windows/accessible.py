# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told: a private session bus with AT-SPI on it, and the tree of the window as it stands
there."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import Iterator, Optional

from gi.repository import GLib

from harness.process import Process, wait_until
from harness.sessionbus import SessionBus, connect

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ENABLED, FOCUSABLE, FOCUSED, SHOWING = 8, 11, 12, 25  # bits of AtspiStateType
DEEPEST = 40
LISTS = ("list", "combo box", "table")


@dataclass(frozen=True)
class Node:
    """One thing on the screen, as it was when it was read."""

    owner: str
    path: str
    role: str
    name: str
    description: str
    states: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)


class AccessibleBus:
    """`with AccessibleBus(display) as bus:`; programs need bus.environment() to be on it."""

    def __init__(self, display: str) -> None:
        self._bus = SessionBus(display)

    def __enter__(self) -> AccessibleBus:
        self._bus.__enter__()
        self.address = self._bus.address
        self._launcher = Process([LAUNCHER, "--launch-immediately"], self._bus.folder / "launcher.log",
                                 self._bus.environment())
        session = connect(self.address)

        def ask() -> Optional[str]:
            try:
                return session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                         GLib.VariantType("(s)"), 0, 2000, None).unpack()[0]
            except GLib.Error:
                return None

        self._connection = connect(wait_until(ask, 10, "the bus of accessibility"))
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close_sync(None)
        self._launcher.stop()
        self._bus.__exit__()

    def environment(self) -> dict[str, str]:
        return {**self._bus.environment(), "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}

    def nodes(self) -> list[Node]:
        """All that is shown now, from the top left on."""
        return list(self._walk(*ROOT, 0))

    def find(self, role: str, name: str) -> Optional[Node]:
        """The first shown node whose role and name match these expressions as a whole."""
        return next((node for node in self.nodes()
                     if re.fullmatch(role, node.role) and re.fullmatch(name, node.name, re.DOTALL)), None)

    def wait(self, role: str, name: str, seconds: float = 15) -> Node:
        try:
            return wait_until(lambda: self.find(role, name), seconds, f"a {role} named '{name}'", interval=0.2)
        except AssertionError as error:
            seen = "\n".join(f"  {node.role}: {node.name}" for node in self.nodes() if node.name)
            raise AssertionError(f"{error}; shown are\n{seen}") from None

    def press(self, node: Node) -> None:
        """What Enter or a click on it does."""
        self._call(node.owner, node.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)), "(b)")

    def write(self, node: Node, text: str) -> None:
        """Types into a field the way a speech recogniser does."""
        self._call(node.owner, node.path, "org.a11y.atspi.EditableText", "SetTextContents",
                   GLib.Variant("(s)", (text,)), "(b)")

    def extents(self, node: Node) -> tuple[int, int, int, int]:
        """Where it is on the screen: left, top, width, height."""
        return self._call(node.owner, node.path, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (0,)),
                          "((iiii))")[0]

    def _walk(self, owner: str, path: str, depth: int) -> Iterator[Node]:
        if depth > DEEPEST:
            return
        try:
            role = self._call(owner, path, ACCESSIBLE, "GetRoleName", None, "(s)")[0]
            bits = self._call(owner, path, ACCESSIBLE, "GetState", None, "(au)")[0]
            children = self._call(owner, path, ACCESSIBLE, "GetChildren", None, "(a(so))")[0]
            node = Node(owner, path, role, self._text(owner, path, "Name"), self._text(owner, path, "Description"),
                        bits[0] | (bits[1] << 32 if len(bits) > 1 else 0))
        except GLib.Error:
            return  # gone while it was being read
        if node.has(SHOWING):
            yield node
        elif role in LISTS:
            return  # Qt says of the rows of a hidden list that they show
        for child in children:
            for below in self._walk(*child, depth + 1):
                # Qt says of the present row that it has the focus, whether its list has it or not.
                away = role in LISTS and not node.has(FOCUSED) and below.has(FOCUSED)
                yield replace(below, states=below.states & ~(1 << FOCUSED)) if away else below

    def _text(self, owner: str, path: str, which: str) -> str:
        return self._call(owner, path, "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (ACCESSIBLE, which)), "(v)")[0].strip()

    def _call(self, owner: str, path: str, interface: str, method: str, arguments: Optional[GLib.Variant],
              answer: str) -> tuple:
        return self._connection.call_sync(owner, path, interface, method, arguments, GLib.VariantType(answer), 0, 3000,
                                          None).unpack()


def is_there() -> bool:
    return os.access(LAUNCHER, os.X_OK)
