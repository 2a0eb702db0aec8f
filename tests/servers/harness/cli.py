# SPDX-License-Identifier: GPL-3.0-or-later
"""lucchetto-cli as a test drives it: one profile, JSON events with deadlines, secrets by environment, kill -9."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Callable, Optional

from .account import Account
from .process import LOOPBACK, TemporaryFolder, TimedOut, dying_with_us

PASSPHRASE = "test passphrase, twelve words are better"
Event = dict[str, Any]


class Exit(IntEnum):
    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    AUTHENTICATION_REFUSED = 3
    NOT_FOUND = 4
    NOT_ENCRYPTED = 5
    PROFILE = 6
    TIMED_OUT = 124


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it printed."""

    code: int
    events: list[Event]
    stderr: str

    def event(self, name: str) -> Event:
        found = [event for event in self.events if event.get("event") == name]
        if not found:
            raise AssertionError(f"no event '{name}' in {self.events}\nstderr: {self.stderr}")
        return found[-1]

    def all(self, name: str) -> list[Event]:
        return [event for event in self.events if event.get("event") == name]


def binary() -> str:
    path = os.environ.get("LUCCHETTO_CLI", "")
    if not path or not Path(path).exists():
        raise AssertionError("LUCCHETTO_CLI must name the built lucchetto-cli")
    return path


LOCKS = {"--omemo", "--plain", "--legacy-only", "--profile-2-only"}


class Cli:
    """Commands on one profile. run() waits for the end, start() leaves the command running. What it sends is in clear
    if it is made so and the command says nothing else: for peers that have no keys."""

    def __init__(self, profile: Optional[Path] = None, *, in_clear: bool = False) -> None:
        self._temporary = None if profile else TemporaryFolder("profile")
        self.profile = profile or self._temporary.path / "profile"
        self.environment = {"LUCCHETTO_PASSPHRASE": PASSPHRASE, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        self._in_clear = in_clear
        self._running: list[Running] = []

    def run(self, *arguments: str, password: Optional[str] = None, stdin: str = "", seconds: float = 60,
            json_lines: bool = True) -> Outcome:
        child = self._spawn(arguments, password, json_lines)
        try:
            output, errors = child.communicate(stdin, timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, errors = child.communicate()
            what = f"lucchetto-cli {' '.join(arguments)}: not within {seconds:g} s"
            raise TimedOut(f"{what}\n{output}\n{errors}") from None
        return Outcome(child.returncode, _events(output) if json_lines else [{"event": "text", "text": output}], errors)

    def start(self, *arguments: str, password: Optional[str] = None) -> Running:
        running = Running(self._spawn(arguments, password, True), " ".join(arguments))
        self._running.append(running)
        return running

    def login(self, account: Account, port: int, authority: Path, *more: str, direct_tls: bool = True,
              password: Optional[str] = None, host: str = LOOPBACK, seconds: float = 60) -> Outcome:
        return self.run("login", account.jid, "--host", host, "--port", str(port),
                        "--direct-tls" if direct_tls else "--starttls", "--ca", str(authority), *more,
                        password=password or account.password, seconds=seconds)

    def must(self, *arguments: str, **options: Any) -> Outcome:
        """run() that has to succeed."""
        outcome = self.run(*arguments, **options)
        if outcome.code != Exit.DONE:
            raise AssertionError(f"lucchetto-cli {' '.join(arguments)} ended with {outcome.code}: {outcome.stderr}")
        return outcome

    def close(self) -> None:
        for running in self._running:
            running.kill9()
        if self._temporary:
            self._temporary.remove()

    def __enter__(self) -> Cli:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _spawn(self, arguments: tuple[str, ...], password: Optional[str], json_lines: bool) -> subprocess.Popen[str]:
        is_open = self._in_clear and "send" in arguments and not LOCKS & set(arguments)
        more = [*(["--json"] if json_lines else []), *(["--plain"] if is_open else [])]
        command = [binary(), "--profile", str(self.profile), *more, *arguments]
        environment = {**os.environ, **self.environment}
        environment.pop("LUCCHETTO_PASSWORD", None)
        if password is not None:
            environment["LUCCHETTO_PASSWORD"] = password
        return subprocess.Popen(dying_with_us(command), env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, errors="replace")


class Running:
    """A command that goes on: its events arrive on a thread and are waited for with a deadline."""

    def __init__(self, child: subprocess.Popen[str], what: str) -> None:
        self.events: list[Event] = []
        self._child = child
        self._what = what
        self._arrivals: queue.Queue[Optional[Event]] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [threading.Thread(target=self._read, daemon=True),
                         threading.Thread(target=lambda: self._errors.extend(child.stderr), daemon=True)]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def stderr(self) -> str:
        return "".join(self._errors)

    def wait_event(self, name: str, matches: Callable[[Event], bool] = lambda event: True,
                   seconds: float = 20) -> Event:
        """The first event, past or to come, of that name that matches."""
        def wanted(event: Event) -> bool:
            return event.get("event") == name and matches(event)

        deadline = time.monotonic() + seconds
        for event in self.events:
            if wanted(event):
                return event
        while True:
            try:
                event = self._arrivals.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                event = None
            if event is None:
                raise TimedOut(f"lucchetto-cli {self._what}: no matching '{name}' within {seconds:g} s; "
                               f"saw {self.events[-20:]}\nstderr: {self.stderr}")
            self.events.append(event)
            if wanted(event):
                return event

    def drain(self) -> list[Event]:
        """All events so far, without waiting."""
        while True:
            try:
                event = self._arrivals.get_nowait()
            except queue.Empty:
                return self.events
            if event is not None:
                self.events.append(event)

    def write(self, text: str) -> None:
        """To its standard input, at once."""
        self._child.stdin.write(text)
        self._child.stdin.flush()

    def close_input(self) -> None:
        self._child.stdin.close()

    def is_running(self) -> bool:
        return self._child.poll() is None

    def wait(self, seconds: float = 30) -> int:
        """Its exit code, once it has ended and all that it printed has been read."""
        try:
            code = self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TimedOut(f"lucchetto-cli {self._what}: did not end within {seconds:g} s") from None
        for reader in self._readers:
            reader.join(seconds)
        return code

    def terminate(self) -> None:
        if self.is_running():
            self._child.terminate()

    def kill9(self) -> None:
        if self.is_running():
            self._child.kill()
        self._child.wait()

    def _read(self) -> None:
        for line in self._child.stdout:
            for event in _events(line):
                self._arrivals.put(event)
        self._arrivals.put(None)


def _events(output: str) -> list[Event]:
    events = []
    for line in output.splitlines():
        if line.strip():
            try:
                events.append(json.loads(line))
            except json.JSONDecodeError:
                raise AssertionError(f"lucchetto-cli --json printed a line that is no JSON: {line!r}") from None
    return events
