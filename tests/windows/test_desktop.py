# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop changes its looks while the window is open: dark, high contrast and larger text take effect at once
(ux.md B4, B20)."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gi.repository import GLib

import accessible
from desktop import APPEARANCE, Portal, XSettings
from harness import machine
from harness.process import wait_until
from windowcase import WindowCase

LIGHT, DARK, BLACK = (0xF4, 0xF6, 0xF6), (0x14, 0x19, 0x1B), (0, 0, 0)
ACCENT = (0x0A, 0x66, 0x64)
CORNER = (8, 8)  # nothing but background
DPI = 1024  # of XSETTINGS: 1024ths of a dot


class Desktop(WindowCase):
    def setUp(self) -> None:
        super().setUp()
        self.listen()
        self.settings = XSettings(self.screen.display)
        self.addCleanup(self.settings.close)
        self.settings.set("Xft/DPI", 96 * DPI)
        self.portal = self.enterContext(Portal(self.bus.address))
        self.start()
        self.bus.wait("text", "XMPP address")

    def pixels(self) -> tuple[int, bytes]:
        """Width, and the picture as bytes of red, green and blue."""
        picture = self.screen.folder / "seen.png"
        self.screen.picture(picture)
        size = subprocess.run(["identify", "-format", "%w", str(picture)], capture_output=True, text=True, check=True)
        raw = subprocess.run(["convert", str(picture), "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
        return int(size.stdout), raw

    def background(self) -> tuple[int, ...]:
        width, raw = self.pixels()
        at = 3 * (CORNER[1] * width + CORNER[0])
        return tuple(raw[at:at + 3])

    def wait_background(self, colour: tuple[int, int, int]) -> None:
        wait_until(lambda: self.background() == colour, 15, f"the background {colour}", interval=0.3)

    def button_height(self) -> int:
        """Of the button to sign in, by its colour, in dots of the screen."""
        x, y, width, height = self.bus.extents(self.bus.wait("push button", "Sign in"))
        columns, raw = self.pixels()
        tallest = run = 0
        for row in range(len(raw) // (3 * columns)):
            at = 3 * (row * columns + x + width // 8)
            run = run + 1 if tuple(raw[at:at + 3]) == ACCENT else 0
            tallest = max(tallest, run)
        return tallest

    def test_dark_light_and_high_contrast_take_effect_at_once(self) -> None:
        self.wait_background(LIGHT)
        self.portal.set(APPEARANCE, "color-scheme", GLib.Variant("u", 1))
        self.wait_background(DARK)
        self.keep_picture("desktop-dark")
        self.portal.set(APPEARANCE, "contrast", GLib.Variant("u", 1))
        self.wait_background(BLACK)
        self.keep_picture("desktop-contrast")
        self.portal.set(APPEARANCE, "contrast", GLib.Variant("u", 0))
        self.portal.set(APPEARANCE, "color-scheme", GLib.Variant("u", 2))
        self.wait_background(LIGHT)
        self.portal.set("org.gnome.desktop.a11y.interface", "high-contrast", GLib.Variant("b", True))
        self.wait_background((255, 255, 255))

    def test_larger_text_takes_effect_at_once_and_nothing_is_half_done(self) -> None:
        wait_until(lambda: self.button_height() == 40, 15, "the button as it is usually", interval=0.3)
        self.settings.set("Xft/DPI", 144 * DPI)
        wait_until(lambda: self.button_height() in (59, 60), 15, "the button half as large again", interval=0.3)
        self.keep_picture("desktop-150")
        self.settings.set("Xft/DPI", 96 * DPI)
        wait_until(lambda: self.button_height() == 40, 15, "the button as it was", interval=0.3)


if __name__ == "__main__":
    machine.enter()
    if not accessible.is_there():
        print("at-spi2-core is not installed here.")
        sys.exit(machine.SKIPPED)
    unittest.main(verbosity=2)
