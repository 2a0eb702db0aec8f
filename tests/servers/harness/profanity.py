# SPDX-License-Identifier: GPL-3.0-or-later
"""A live Profanity in a private tmux: typed to by key presses, read from its log and its screen."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Optional

from .account import Account
from .process import LOOPBACK, Process, TemporaryFolder, wait_until

TMUX = "/usr/bin/tmux"
PROFANITY = "/usr/bin/profanity"
PREFERENCES = """[notifications]
message=off
room=off
typing=off
[chatstates]
enabled=true
outtype=true
[connection]
account=test
[logging]
chlog=false
[ui]
splash=false
"""


class Profanity:
    """`with Profanity(account, port) as peer:` signs in; it checks no certificate, Lucchetto's side does."""

    def __init__(self, account: Account, port: int, *, host: str = LOOPBACK, resource: str = "profanity") -> None:
        self.account = account
        self._temporary = TemporaryFolder("profanity")
        self.folder: Path = self._temporary.path
        self._socket = self.folder / "tmux.socket"
        self._log = self.folder / "profanity.log"
        self._terminal: Optional[Process] = None
        configuration = self.folder / "config" / "profanity"
        data = self.folder / "data" / "profanity"
        configuration.mkdir(parents=True)
        data.mkdir(parents=True)
        (configuration / "profrc").write_text(PREFERENCES)
        (data / "accounts").write_text(
            f"[test]\nenabled=true\njid={account.jid}\npassword={account.password}\nresource={resource}\n"
            f"server={host}\nport={port}\ntls.policy=trust\nauth.policy=default\n"
            f"muc.service=conference.{account.domain}\nmuc.nick=profanity\n"
            "presence.last=online\npresence.login=online\n")

    def start(self, seconds: float = 20) -> Profanity:
        environment = {"XDG_CONFIG_HOME": self.folder / "config", "XDG_DATA_HOME": self.folder / "data",
                       "HOME": self.folder, "LC_ALL": "C.UTF-8", "TERM": "screen"}
        command = ["env", *(f"{name}={value}" for name, value in environment.items()),
                   PROFANITY, "-l", "DEBUG", "-f", str(self._log)]
        self._terminal = Process([TMUX, "-S", str(self._socket), "-f", "/dev/null", "-D"], self.folder / "tmux.log")
        self._terminal.wait_ready(self._socket.exists, seconds, "tmux")
        self._tmux("new-session", "-d", "-x", "160", "-y", "50", *command)
        wait_until(lambda: "Profanity" in self.screen() or self._log.exists(), seconds, "Profanity's window")
        self.type("/connect test")
        wait_until(lambda: "logged in successfully" in self.screen() or "Login successful" in self.log_text(), seconds,
                   "Profanity is signed in")
        for setting in ("/receipts request on", "/receipts send on"):
            self.type(setting)
        return self

    def type(self, line: str) -> None:
        """One line of input and Enter, as key presses."""
        self._tmux("send-keys", "-l", line)
        self._tmux("send-keys", "Enter")

    def begin_to_type(self, text: str) -> None:
        """Key presses without Enter: the other side sees `composing`."""
        self._tmux("send-keys", "-l", text)

    def chat(self, jid: str) -> None:
        self.type(f"/msg {jid}")

    def send(self, jid: str, body: str) -> None:
        self.type(f"/msg {jid} {body}")

    def wait_screen(self, text: str, seconds: float = 20) -> str:
        """Until the visible window shows `text`; returns the screen."""
        return wait_until(lambda: next((s for s in [self.screen()] if text in s), None), seconds,
                          f"Profanity shows '{text}'", interval=0.1)

    def wait_log(self, pattern: str, seconds: float = 20) -> str:
        """Until its debug log, stanzas included, matches; returns the match."""
        expression = re.compile(pattern)
        found = wait_until(lambda: expression.search(self.log_text()), seconds, f"Profanity's log has {pattern}",
                           interval=0.1)
        return found.group(0)

    def wait_received(self, body: str, seconds: float = 20) -> str:
        return self.wait_log(rf"RECV: <message[^\n]*<body>{re.escape(body)}</body>", seconds)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", check=False)

    def log_text(self) -> str:
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("profanity*.log*")))

    def stop(self) -> None:
        self._tmux("kill-server", check=False)
        if self._terminal:
            self._terminal.stop()
        self._temporary.remove()

    def __enter__(self) -> Profanity:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        command = [TMUX, "-S", str(self._socket), *arguments]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if check and result.returncode != 0:
            raise AssertionError(f"tmux {arguments[0]} failed: {result.stderr}")
        return result.stdout
