# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up a Debian or Ubuntu machine with apt. What is installed says packaging/debian-packages.txt."""

import contextlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import apt_sources
import console
import places
from console import Failure

PACKAGE_LIST = places.PACKAGING / "debian-packages.txt"
BACKPORTS_ENTRY = Path("/etc/apt/sources.list.d/lucchetto-backports.sources")
POLICY = Path("/usr/sbin/policy-rc.d")
SERVICES = {"prosody": "prosody", "ejabberd": "ejabberd", "epmd": "erlang-base"}


@dataclass
class Wanted:
    name: str
    version: str = ""


def readPackageList(groups, text=None):
    wanted = []
    group = ""
    for line in (PACKAGE_LIST.read_text() if text is None else text).splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            group = line.strip("[]")
        elif line and group in groups:
            name, *rest = line.split()
            wanted.append(Wanted(name, rest[1] if rest[:1] == [">="] else ""))
    return wanted


def isUsable():
    return shutil.which("apt-get") is not None


def codename():
    release = Path("/etc/os-release").read_text()
    found = re.search(r'^VERSION_CODENAME="?([\w-]+)', release, re.MULTILINE)
    return found.group(1) if found else ""


def atLeast(version, wanted):
    if not version or not wanted:
        return bool(version)
    return subprocess.run(["dpkg", "--compare-versions", version, "ge", wanted]).returncode == 0


def installedVersions(names):
    text = console.output(["sh", "-c", 'dpkg-query -W -f \'${db:Status-Status} ${Package} ${Version}\\n\' "$@" '
                           "2>/dev/null || true", "sh", *names])
    rows = [line.split() for line in text.splitlines()]
    return {row[1]: row[2] for row in rows if len(row) == 3 and row[0] == "installed"}


def offeredVersions(names):
    """Each package's versions in the sources of this machine, with the suite that has it: {name: [(version, suite)]}."""
    offered = {name: [] for name in names}
    for line in console.output(["apt-cache", "madison", *names]).splitlines():
        name, version, source = (part.strip() for part in line.split("|"))
        if name in offered and "Packages" in source:
            offered[name].append((version, source.split()[1].split("/")[0]))
    return offered


def missing(groups):
    wanted = readPackageList(groups)
    present = installedVersions([package.name for package in wanted])
    return [package for package in wanted if not atLeast(present.get(package.name, ""), package.version)]


def root(command, **options):
    """Runs a command as root: directly, or by sudo."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise Failure("Installing packages needs root, and sudo is not here.",
                          "Run ./dev setup once as root, then this again as yourself.")
        ask = [] if console.mayAsk() else ["-n"]
        command = ["sudo", *ask, "env", "DEBIAN_FRONTEND=noninteractive", *command]
    return console.run(command, environment=environment, **options)


def writeAsRoot(path, text, mode="0644"):
    if os.geteuid() == 0:
        path.write_text(text)
        path.chmod(int(mode, 8))
        return
    subprocess.run(["sudo", "tee", str(path)], input=text, text=True, stdout=subprocess.DEVNULL, check=True)
    root(["chmod", mode, path], quiet=True)


APT = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3"]


def update():
    root([*APT, "update"], remedy="apt cannot read its package lists: is the network there, and /etc/apt/sources.list right?")


def addBackports():
    """A source entry of our own for this release's backports, from the mirror that the machine itself uses."""
    name = codename()
    if f"{name}-backports" in {suite for entry in apt_sources.readAll() for suite in entry.suites}:
        return
    entry = apt_sources.ofRelease(name)
    if entry is None:
        raise Failure(f"No source of {name} main was found in apt's configuration.",
                      "Newer packages are needed from backports: add that source yourself, then run this again.")
    console.step(f"Adding {name}-backports of {entry.uris[0]} as {BACKPORTS_ENTRY}")
    console.say("Backports are taken for single packages only; delete that file to undo this.")
    text = apt_sources.write(entry, [f"{name}-backports"], "Added by Lucchetto's ./dev setup.")
    writeAsRoot(BACKPORTS_ENTRY, text)
    try:
        update()
    except Failure:
        root(["rm", "-f", BACKPORTS_ENTRY], quiet=True)
        raise Failure(f"{entry.uris[0]} has no {name}-backports.", "Configure a mirror that has them.")


@contextlib.contextmanager
def noServicesStarted():
    """Debian starts a server when it is installed; ours are only for tests, so these stay still, now and at boot."""
    before = installedVersions(SERVICES.values())
    ours = not POLICY.exists()
    if ours:
        cases = "|".join(f"{name}|{name}.*" for name in SERVICES)
        writeAsRoot(POLICY, "#!/bin/sh\n# Temporary, of Lucchetto's ./dev setup.\n"
                            f'case "$1" in {cases}) exit 101;; esac\nexit 0\n', "0755")
    try:
        yield
    finally:
        if ours:
            root(["rm", "-f", POLICY], quiet=True)
        added = set(installedVersions(SERVICES.values())) - set(before)
        for name in (service for service, package in SERVICES.items() if package in added):
            for disable in (["systemctl", "disable", "--quiet"], ["deb-systemd-helper", "disable"]):
                if shutil.which(disable[0]):
                    root([*disable, f"{name}.service"], quiet=True, check=False)
                    break


def plan(packages):
    """Splits packages into those of the release, those of its backports, and those that neither has."""
    offered = offeredVersions([package.name for package in packages])
    release, backports, short = [], [], []
    for package in packages:
        versions = offered[package.name]
        if any(atLeast(version, package.version) for version, suite in versions if not suite.endswith("-backports")):
            release.append(package.name)
        elif any(atLeast(version, package.version) for version, suite in versions):
            backports.append(package.name)
        else:
            short.append(package)
    return release, backports, short


def install(groups):
    """Installs what the groups name and the machine lacks. Asks once, does nothing when all is there."""
    lacking = missing(groups)
    if not lacking:
        return
    console.step(f"Installing packages for: {', '.join(groups)}")
    console.say(" ".join(package.name for package in lacking))
    console.confirm("Install these and what they need with apt?")
    update()
    release, backports, short = plan(lacking)
    if short:
        addBackports()
        release, backports, short = plan(lacking)
    if short:
        names = ", ".join(f"{package.name} {package.version}".strip() for package in short)
        raise Failure(f"This system's packages lack: {names}.",
                      "Debian 12 or newer has them all. Elsewhere install them yourself, as README.md says.")
    with noServicesStarted():
        flags = ["install", "-y", "--no-install-recommends"]
        remedy = "Read apt's words above. 'apt-get -f install' repairs a half-done installation."
        if release:
            root([*APT, *flags, *release], remedy=remedy)
        if backports:
            root([*APT, *flags, "-t", f"{codename()}-backports", *backports], remedy=remedy)


def isOffered(name):
    return bool(offeredVersions([name])[name])
