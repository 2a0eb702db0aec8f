# SPDX-License-Identifier: GPL-3.0-or-later
"""Making this machine able to build, run and test: with apt, or with Homebrew or vcpkg elsewhere."""

import os
import shutil
import sys

import console
import debian
import places
import qca
from console import Failure

EVERYTHING = ("build", "run", "demo", "display", "test", "check")


def ensure(groups):
    """Installs what is missing for these purposes. Quick and silent when all is there."""
    if sys.platform == "darwin":
        ensureHomebrew()
    elif sys.platform == "win32":
        ensureVcpkg()
    elif debian.isUsable():
        debian.install(groups)
        if "build" in groups:
            qca.ensure()
    else:
        warnOfOtherLinux()


def ensureHomebrew():
    if not shutil.which("brew"):
        raise Failure("Homebrew was not found.", "Install it as its site says, then run this again.")
    list_ = places.PACKAGING / "Brewfile"
    if console.run(["brew", "bundle", "check", "--file", list_], quiet=True, check=False).returncode != 0:
        console.step(f"Installing what {list_.relative_to(places.ROOT)} names")
        console.confirm("Install these with Homebrew?")
        console.run(["brew", "bundle", "install", "--file", list_])


def ensureVcpkg():
    if not os.environ.get("VCPKG_ROOT"):
        raise Failure("VCPKG_ROOT is not set.",
                      "Install Visual Studio's C++ tools and vcpkg, and set VCPKG_ROOT to its folder.")


def warnOfOtherLinux():
    needed = [program for program in ("cmake", "ninja", "c++") if not shutil.which(program)]
    if needed:
        raise Failure(f"Not found: {', '.join(needed)}; and this system has no apt, so nothing can be installed here.",
                      "Install what packaging/debian-packages.txt names, under your system's names for it.")
