# SPDX-License-Identifier: GPL-3.0-or-later
"""QCA for Qt 6, where the system has no package of it (Debian 12): built once from Debian's own source archive.

The source list is temporary and apt works in folders of ours, so the system's lists stay as they are. The archive
is trusted because the signed index of the machine's mirror names its checksum. Nothing here needs root.
"""

import os
import shutil
import tempfile
from pathlib import Path

import apt_sources
import console
import debian
import places
from console import Failure

SUITES = ("trixie", "stable", "testing", "unstable")


def prefix():
    return places.cache() / "qca"


def isBuilt():
    return (prefix() / "lib/cmake/Qca-qt6/Qca-qt6Config.cmake").is_file()


def isInSystem():
    return "libqca-qt6-dev" in debian.installedVersions(["libqca-qt6-dev"])


def ensure():
    if isInSystem() or isBuilt():
        return
    if debian.isOffered("libqca-qt6-dev"):
        debian.install(["qca-packaged"])
        return
    debian.install(["qca-build"])
    with tempfile.TemporaryDirectory(prefix="lucchetto-qca-") as folder:
        build(fetch(Path(folder)), Path(folder))


def fetch(folder):
    console.step("Fetching the source of QCA from this machine's Debian mirror (0.8 MB, and 10 MB of index)")
    mirror = apt_sources.ofRelease(debian.codename())
    if mirror is None:
        raise Failure("No Debian mirror was found in apt's configuration.", "Install QCA for Qt 6 by hand.")
    for name in ("lists/partial", "cache/archives/partial", "source"):
        (folder / name).mkdir(parents=True)
    for suite in SUITES:
        sources = folder / "lucchetto.sources"
        sources.write_text(apt_sources.write(mirror, [suite], "The newer release that has QCA.", "deb-src"))
        apt = ["apt-get", "-q", "-o", f"Dir::Etc::SourceList={sources}", "-o", "Dir::Etc::SourceParts=/dev/null",
               "-o", f"Dir::State::Lists={folder}/lists", "-o", f"Dir::Cache={folder}/cache",
               "-o", "APT::Sandbox::User=", "-o", "Acquire::Retries=3", "-o", "Acquire::Languages=none"]
        if console.run([*apt, "update"], check=False).returncode == 0:
            console.run([*apt, "source", "--tar-only", "--download-only", f"qca2/{suite}"],
                        directory=folder / "source", check=False)
        archives = list((folder / "source").glob("qca2_*.orig.tar.*"))
        if archives:
            return archives[0]
        console.warn(f"{mirror.uris[0]} does not have it in {suite}")
    raise Failure("The source of QCA could not be fetched.", "Is the network there? Then run this again.")


def build(archive, folder):
    console.step("Building QCA for Qt 6 (about 90 s on two cores; once per user)")
    shutil.unpack_archive(archive, folder / "unpacked")
    source = next((folder / "unpacked").iterdir())
    target = prefix()
    launcher = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
    console.run(["cmake", "-G", "Ninja", "-S", source, "-B", folder / "build", "-DCMAKE_BUILD_TYPE=Release",
                 "-DBUILD_WITH_QT6=ON", "-DBUILD_PLUGINS=ossl", "-DBUILD_TESTS=OFF", "-DBUILD_TOOLS=OFF",
                 "-DCMAKE_INSTALL_LIBDIR=lib", f"-DCMAKE_INSTALL_PREFIX={target}", "-DCMAKE_CXX_FLAGS=-w",
                 "-DCMAKE_INSTALL_RPATH=$ORIGIN", *launcher], quiet=True)
    console.run(["cmake", "--build", folder / "build"], environment=dict(os.environ, NINJA_STATUS="    [%f/%t] "))
    console.run(["cmake", "--install", folder / "build"], quiet=True)
    console.say(f"QCA is in {target}")
