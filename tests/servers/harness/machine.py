# SPDX-License-Identifier: GPL-3.0-or-later
"""A private machine inside this one: own network with only loopback, own /etc/hosts and /etc/resolv.conf.

Needs Linux name spaces and no privileges: as an ordinary user the test becomes root of a user name space of its own.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

from .process import TemporaryFolder

MARK = "LUCCHETTO_PRIVATE_MACHINE"
RESOLVER = "127.0.0.1"
RESOLVER_PORT = 53
SKIPPED = 77  # the exit code that CTest knows
SIOCGIFFLAGS, SIOCSIFFLAGS, SIOCSIFADDR, IFF_UP = 0x8913, 0x8914, 0x8916, 0x1
SECOND_ADDRESS = "127.1.0.1"
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"


def enter() -> None:
    """To be called first thing in a test's main: starts the same program again inside, and sets the inside up."""
    if os.environ.get(MARK) != "1":
        user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        inside = ["unshare", *user, "--mount", "--net", "--propagation", "private"]
        if subprocess.run([*inside, "true"], check=False).returncode != 0:
            print("This kernel or container forbids name spaces: a private machine cannot be made here.")
            sys.exit(SKIPPED)
        os.environ[MARK] = "1"
        os.execvp("unshare", [*inside, sys.executable, *(f"-W{option}" for option in sys.warnoptions), *sys.argv])
    _raise_loopback()
    _replace("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n")
    _replace("/etc/resolv.conf", f"nameserver {RESOLVER}\noptions timeout:1 attempts:1\n")


def trust(authority: Path) -> None:
    """Programs that take the system's word for authorities know only this one."""
    _replace(AUTHORITIES, authority.read_text())


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", fcntl.ioctl(control, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | IFF_UP))
        # With 127.0.0.1 alone GLib's programs find no name: AI_ADDRCONFIG says that there is no IPv4 here.
        address = struct.pack("16sHH4s8x", b"lo:1", socket.AF_INET, 0, socket.inet_aton(SECOND_ADDRESS))
        fcntl.ioctl(control, SIOCSIFADDR, address)


def _replace(path: str, content: str) -> None:
    """Binds our own file over the system's, for this name space only."""
    target = Path(path).resolve()
    own = TemporaryFolder("etc").path / target.name
    own.write_text(content)
    if not target.exists():
        raise RuntimeError(f"{target} does not exist, so nothing can be bound over it")
    subprocess.run(["mount", "--bind", str(own), str(target)], check=True)
