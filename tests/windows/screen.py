# SPDX-License-Identifier: GPL-3.0-or-later
"""A display of its own with the window on it, driven by keys and counted: every key stroke or typed text is an
input."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Optional

from harness.process import Process, TemporaryFolder, dying_with_us, wait_until

PROGRAM = os.environ.get("LUCCHETTO_WINDOW", "")


class Screen:
    """An Xvfb with a window manager. `with Screen() as screen: screen.start_program(profile)`."""

    def __init__(self, size: str = "1280x800x24") -> None:
        self.folder = TemporaryFolder("screen").path
        self.inputs = 0
        self._size = size
        self.display = ""
        self.program: Optional[Process] = None

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        os.set_inheritable(write, True)
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", self._size, "-nolisten", "tcp"]
        server = subprocess.Popen(dying_with_us(command), pass_fds=(write,), stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        os.close(write)
        self._server = server
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        self._settings = self._manager_settings()
        self._manager: Optional[Process] = None
        # A window that is mapped while the manager takes over is lost to both.
        wait_until(self._is_managed, 20, "the window manager", interval=0.1)
        return self

    def _is_managed(self) -> bool:
        """A display that is only just there may refuse its first client: then the manager is started again."""
        if self._manager is None or not self._manager.is_running():
            self._manager = Process(["openbox", "--config-file", str(self._settings)], self.folder / "openbox.log",
                                    self.environment())
        return subprocess.run(["xdotool", "get_desktop"], env=self.environment(), capture_output=True,
                              check=False).returncode == 0

    def _manager_settings(self) -> Path:
        """No decorations and no keys of its own: every key reaches the window."""
        file = self.folder / "openbox.xml"
        file.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>'
                        '<applications><application class="*"><decor>no</decor><position force="yes"><x>0</x><y>0</y>'
                        "</position></application></applications></openbox_config>")
        return file

    def __exit__(self, *_: object) -> None:
        for process in (self.program, self._manager):
            if process:
                process.stop()
        self._server.terminate()
        self._server.wait(10)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "QCA_PLUGIN_PATH") if name in os.environ}
        return {**kept, "DISPLAY": self.display, "HOME": str(self.folder), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
                "QT_ACCESSIBILITY": "0",
                "DBUS_SESSION_BUS_ADDRESS": "disabled:", **more}

    def start_program(self, profile: Path, *arguments: str, **more: str) -> None:
        self._log = self.folder / "window.log"
        self.program = Process([PROGRAM, "--profile", str(profile), *arguments], self._log, self.environment(**more))
        self.program.wait_ready(lambda: self.window() is not None, 20, "the window on the screen")
        wait_until(lambda: self._focused() == self.window(), 10, "the window has the focus")

    def _focused(self) -> Optional[int]:
        found = subprocess.run(["xdotool", "getwindowfocus"], env=self.environment(), capture_output=True, text=True,
                               check=False).stdout.strip()
        return int(found) if found else None

    def window(self) -> Optional[int]:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Lucchetto"], env=self.environment(),
                               capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else None

    def title(self) -> str:
        return subprocess.run(["xdotool", "getwindowname", str(self.window())], env=self.environment(),
                              capture_output=True, text=True, check=False).stdout.strip()

    def type(self, text: str) -> None:
        self.inputs += 1
        subprocess.run(["xdotool", "type", "--delay", "5", text], env=self.environment(), check=True)

    def key(self, name: str) -> None:
        self.inputs += 1
        subprocess.run(["xdotool", "key", name], env=self.environment(), check=True)

    def click(self, left: int, top: int, width: int, height: int) -> None:
        """In the middle of that place."""
        self.inputs += 1
        subprocess.run(["xdotool", "mousemove", str(left + width // 2), str(top + height // 2), "click", "1"],
                       env=self.environment(), check=True)

    def picture(self, file: Path) -> None:
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment(), check=False)

    def log(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""
