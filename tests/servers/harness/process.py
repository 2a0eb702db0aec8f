# SPDX-License-Identifier: GPL-3.0-or-later
"""Child processes, free ports, temporary folders and waiting with a bound: the ground the other fixtures stand on."""

from __future__ import annotations

import atexit
import fcntl
import os
import random
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Callable, Optional, TypeVar

T = TypeVar("T")

LOOPBACK = "127.0.0.1"


class TimedOut(AssertionError):
    """A condition did not come true within its bound."""


def wait_until(condition: Callable[[], T], seconds: float, what: str, interval: float = 0.02) -> T:
    """Polls until `condition` is truthy and returns its value; raises TimedOut after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise TimedOut(f"{what}: not within {seconds:g} s")
        time.sleep(interval)


_reserved: list[int] = []  # locks that this process holds to its end, each on the file of one port


def free_port(address: str = LOOPBACK) -> int:
    """A port of our own: no test that runs beside this one is given it too, though its server listens only later.

    It is below the ephemeral range, so that no outgoing connection takes it in the meantime.
    """
    for _ in range(1000):
        port = random.SystemRandom().randrange(12000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind((address, port))
            except OSError:
                continue
        if _reserve(port):
            return port
    raise RuntimeError("no free port on loopback")


def _reserve(port: int) -> bool:
    folder = Path(tempfile.gettempdir()) / f"lucchetto-ports-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    lock = os.open(folder / str(port), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return False
    _reserved.append(lock)
    return True


def accepts_connections(port: int, address: str = LOOPBACK) -> bool:
    try:
        with socket.create_connection((address, port), timeout=1):
            return True
    except OSError:
        return False


def speaks_tls(port: int, name: str, address: str = LOOPBACK) -> bool:
    """Whether a handshake for that name succeeds. A listening port says less: Prosody has been seen to refuse the name
    of an early handshake when a connection without any had come just before."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # bad certificates are what some servers are there for
    try:
        with socket.create_connection((address, port), timeout=2) as plain, \
                context.wrap_socket(plain, server_hostname=name):
            return True
    except OSError:
        return False


def dying_with_us(command: list[str]) -> list[str]:
    """The command, killed by the kernel when this process ends, however it ends; Linux only, elsewhere as it is."""
    return ["setpriv", "--pdeathsig", "KILL", "--", *command] if shutil.which("setpriv") else command


def end_orderly_when_terminated() -> None:
    """SIGTERM and SIGHUP end a test as Ctrl-C does, so that whatever it started is stopped and its folders go."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)


end_orderly_when_terminated()


class TemporaryFolder:
    """A folder that is removed at exit; LUCCHETTO_KEEP=1 keeps it for looking at logs."""

    def __init__(self, name: str) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=f"lucchetto-{name}-"))
        self.path.chmod(0o755)
        atexit.register(self.remove)

    def remove(self) -> None:
        atexit.unregister(self.remove)
        if os.environ.get("LUCCHETTO_KEEP") != "1":
            shutil.rmtree(self.path, ignore_errors=True)


class Process:
    """One child in a session of its own; stop() ends the child and what it started, by process id."""

    def __init__(self, command: list[str], log: Path, environment: Optional[dict[str, str]] = None,
                 folder: Optional[Path] = None) -> None:
        self.command = command
        self.log = log
        with open(log, "ab") as output:
            self._child = subprocess.Popen(
                dying_with_us(command), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=folder,
                env={**os.environ, **(environment or {})}, start_new_session=True)
        atexit.register(self.stop)

    @property
    def pid(self) -> int:
        return self._child.pid

    def is_running(self) -> bool:
        return self._child.poll() is None

    def log_tail(self, lines: int = 30) -> str:
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def wait_ready(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        def is_ready_or_dead() -> bool:
            if not self.is_running():
                raise RuntimeError(f"{what} ended with {self._child.returncode} while starting:\n{self.log_tail()}")
            return ready()

        try:
            wait_until(is_ready_or_dead, seconds, f"{what} is ready", interval=0.05)
        except TimedOut as error:
            raise TimedOut(f"{error}\n{self.log_tail()}") from None

    def signal(self, number: signal.Signals) -> None:
        """To the whole group; a group that is gone already is no error."""
        try:
            os.killpg(self._child.pid, number)
        except ProcessLookupError:
            pass

    def stop(self, grace: float = 5.0) -> None:
        atexit.unregister(self.stop)
        if self.is_running():
            self.signal(signal.SIGTERM)
            try:
                self._child.wait(grace)
            except subprocess.TimeoutExpired:
                pass
        self.kill()

    def kill(self) -> None:
        """kill -9: no chance to write anything."""
        atexit.unregister(self.stop)
        self.signal(signal.SIGKILL)
        self._child.wait()
