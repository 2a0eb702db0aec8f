# SPDX-License-Identifier: GPL-3.0-or-later
"""A test certificate authority and the good and bad certificates that it, or nobody, has signed (openssl CLI)."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Sequence

from .process import TemporaryFolder

SETTINGS = """
[req]
distinguished_name = name
prompt = no
[name]
CN = {common_name}
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = {names}
"""


@dataclass(frozen=True)
class Certificate:
    """Paths of a PEM chain (leaf first) and its key."""

    chain: Path
    key: Path


class CertificateAuthority:
    """Issues certificates into one folder; `root` is what a client has to trust."""

    def __init__(self, folder: Path, name: str = "Lucchetto test authority") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._serial = 1000
        self._settings("root", name, ())
        self._key("root")
        self._openssl("req", "-x509", "-new", "-key", self._file("root.key"), "-config", self._file("root.cnf"),
                      "-extensions", "authority", "-days", "3650", "-out", self._file("root.crt"))
        self._authority = Certificate(folder / "root.crt", folder / "root.key")

    @classmethod
    def temporary(cls) -> CertificateAuthority:
        """In a folder that is removed at exit."""
        return cls(TemporaryFolder("authority").path)

    @property
    def root(self) -> Path:
        return self._authority.chain

    def good(self, *names: str) -> Certificate:
        """Valid for every one of `names`; wildcards are allowed."""
        return self._signed(names[0], names, "good")

    def expired(self, name: str) -> Certificate:
        return self._signed(name, (name,), "expired", dates=("20200101000000Z", "20210101000000Z"))

    def wrong_name(self, name: str, other: str = "other.example") -> Certificate:
        """For the server `name`, yet made out to somebody else."""
        return self._signed(other, (other,), f"wrong-{name}")

    def common_name_only(self, name: str, other: str = "other.example") -> Certificate:
        """security.md A06: the CN is right, the SAN is not; RFC 9525 looks at the SAN alone."""
        return self._signed(name, (other,), "cn")

    def self_signed(self, name: str) -> Certificate:
        stem = f"self-{name}"
        self._settings(stem, name, (name,))
        self._key(stem)
        self._openssl("req", "-x509", "-new", "-key", self._file(f"{stem}.key"), "-config", self._file(f"{stem}.cnf"),
                      "-extensions", "leaf", "-days", "365", "-out", self._file(f"{stem}.crt"))
        return Certificate(self.folder / f"{stem}.crt", self.folder / f"{stem}.key")

    def signed_by_leaf(self, name: str) -> Certificate:
        """security.md A08: an honest leaf for another domain plays authority for `name`."""
        leaf = self.good(f"leaf-of.{name}")
        forged = self._signed(name, (name,), "forged", signer=leaf)
        forged.chain.write_text(forged.chain.read_text() + leaf.chain.read_text())
        return forged

    def _signed(self, common_name: str, names: Sequence[str], kind: str, signer: Optional[Certificate] = None,
                dates: Optional[tuple[str, str]] = None) -> Certificate:
        signer = signer or self._authority
        stem = f"{kind}-{common_name.replace('*', 'any')}"
        self._settings(stem, common_name, names)
        self._key(stem)
        self._openssl("req", "-new", "-key", self._file(f"{stem}.key"), "-config", self._file(f"{stem}.cnf"),
                      "-out", self._file(f"{stem}.csr"))
        if dates:
            self._sign_with_dates(stem, dates)
        else:
            self._serial += 1
            self._openssl("x509", "-req", "-in", self._file(f"{stem}.csr"), "-CA", str(signer.chain),
                          "-CAkey", str(signer.key), "-set_serial", str(self._serial), "-days", "365",
                          "-extfile", self._file(f"{stem}.cnf"), "-extensions", "leaf",
                          "-out", self._file(f"{stem}.crt"))
        return Certificate(self.folder / f"{stem}.crt", self.folder / f"{stem}.key")

    def _sign_with_dates(self, stem: str, dates: tuple[str, str]) -> None:
        """`openssl x509` cannot date into the past, `openssl ca` can; it wants a little database beside it."""
        database = self.folder / f"{stem}.db"
        database.mkdir()
        (database / "index.txt").write_text("")
        (database / "serial").write_text("7777\n")
        (database / "ca.cnf").write_text(
            "[ca]\ndefault_ca = test\n[test]\n"
            f"database = {database}/index.txt\nserial = {database}/serial\nnew_certs_dir = {database}\n"
            "default_md = sha256\npolicy = any\n[any]\ncommonName = supplied\n")
        self._openssl("ca", "-batch", "-notext", "-config", str(database / "ca.cnf"),
                      "-in", self._file(f"{stem}.csr"), "-cert", str(self._authority.chain),
                      "-keyfile", str(self._authority.key), "-startdate", dates[0], "-enddate", dates[1],
                      "-extfile", self._file(f"{stem}.cnf"), "-extensions", "leaf", "-out", self._file(f"{stem}.crt"))

    def _settings(self, stem: str, common_name: str, names: Sequence[str]) -> None:
        alternatives = ", ".join(f"DNS:{name}" for name in names) or "DNS:unused.invalid"
        (self.folder / f"{stem}.cnf").write_text(SETTINGS.format(common_name=common_name, names=alternatives))

    def _key(self, stem: str) -> None:
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
                      "-out", self._file(f"{stem}.key"))

    def _file(self, name: str) -> str:
        return str(self.folder / name)

    @staticmethod
    def _openssl(*arguments: str) -> None:
        result = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise RuntimeError(f"openssl {arguments[0]} failed: {result.stderr}")
