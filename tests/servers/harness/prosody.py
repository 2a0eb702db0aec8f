# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Prosody 13 on loopback: own folder, own ports, own accounts; gone with its context."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Optional, Sequence

from .account import Account
from .certificates import CertificateAuthority
from .process import LOOPBACK, Process, TemporaryFolder, accepts_connections, free_port, speaks_tls
from .prosody_settings import Login, Ports, Registration, Settings, VirtualHost, configuration, lua

PROSODY = "/usr/bin/prosody"


class Prosody:
    """Serves any number of domains from one process. `with Prosody([...]) as server:` or start() and stop()."""

    def __init__(self, hosts: Sequence[VirtualHost], authority: CertificateAuthority, *, interface: str = LOOPBACK,
                 resolver: Optional[tuple[str, int]] = None, smacks_seconds: int = 600,
                 more_modules: Sequence[str] = ()) -> None:
        self._temporary = TemporaryFolder("prosody")
        self.folder: Path = self._temporary.path
        self.authority = authority
        self.hosts = list(hosts)
        self.ports = Ports(*(free_port(interface) for _ in range(5)))
        self.settings = Settings(self.folder, self.ports, authority.root, self.hosts, interface, resolver,
                                 smacks_seconds, more_modules)
        self._process: Optional[Process] = None
        for name in ("data", "certs"):
            (self.folder / name).mkdir()

    @classmethod
    def with_domain(cls, authority: CertificateAuthority, domain: str, login: Login = Login.MODERN,
                    registration: Registration = Registration.OPEN, **options: object) -> Prosody:
        """The usual one: a single domain with a good certificate."""
        certificate = authority.good(domain, f"*.{domain}", "localhost")
        return cls([VirtualHost(domain, certificate, login, registration)], authority, **options)

    @property
    def domain(self) -> str:
        return self.hosts[0].name

    @property
    def address(self) -> str:
        return self.settings.interface

    @property
    def log(self) -> Path:
        return self.folder / "prosody.log"

    @property
    def pid(self) -> int:
        assert self._process is not None, "Prosody was not started"
        return self._process.pid

    def start(self) -> Prosody:
        file = self.folder / "prosody.cfg.lua"
        file.write_text(configuration(self.settings))
        self._process = Process([PROSODY, "--config", str(file), "-F"], self.folder / "output.log")
        self._process.wait_ready(self._is_listening, 20, "Prosody")
        return self

    def _is_listening(self) -> bool:
        known = [host.name for host in self.hosts if host.name.isascii()]  # Prosody finds no A-label behind direct TLS
        return accepts_connections(self.ports.starttls, self.address) and all(
            speaks_tls(self.ports.direct_tls, name, self.address) for name in known)

    def stop(self) -> None:
        if self._process:
            self._process.stop()
            self._process = None

    def restart(self) -> None:
        """An orderly one: streams are closed with system-shutdown."""
        self.stop()
        self.start()

    def kill9(self) -> None:
        """As a power cut would: nobody is told; start() brings it back on the same ports with its stored data."""
        assert self._process is not None, "Prosody was not started"
        self._process.kill()
        self._process = None

    def register(self, user: str, password: str, domain: Optional[str] = None) -> Account:
        """Writes the account where `internal_plain` keeps it: at once, also while the server runs."""
        account = Account(user, domain or self.domain, password)
        file = self.store(account.domain, "accounts") / f"{encoded(user)}.dat"
        file.write_text(f'return {{ ["password"] = {lua(password)}; }};\n')
        return account

    def invitation(self, domain: Optional[str] = None) -> str:
        """The token of a new invitation to register (XEP-0445)."""
        answer = subprocess.run(["prosodyctl", "--config", str(self.folder / "prosody.cfg.lua"), "shell", "invite",
                                 "create_account", domain or self.domain], capture_output=True, text=True, check=False)
        found = re.search(r"(?:preauth=|\?t=|token=)([\w-]+)", answer.stdout)
        assert found, f"prosodyctl made no invitation: {answer.stdout} {answer.stderr}"
        return found.group(1)

    def store(self, domain: str, name: str) -> Path:
        """The folder of one internal store of one domain."""
        folder = self.folder / "data" / encoded(domain) / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def has_account(self, user: str, domain: Optional[str] = None) -> bool:
        return (self.store(domain or self.domain, "accounts") / f"{encoded(user)}.dat").exists()

    def close(self) -> None:
        self.stop()
        self._temporary.remove()

    def __enter__(self) -> Prosody:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()


def encoded(name: str) -> str:
    """Prosody's file name encoding: all but ASCII letters and digits as %xx."""
    return "".join(chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"%{byte:02x}"
                   for byte in name.encode())
