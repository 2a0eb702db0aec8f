# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: brought up to date with the sources by Qt's lupdate, and counted."""

import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import console
import places
from console import Failure

FOLDER = places.ROOT / "translations"
LANGUAGES = ("it", "en")  # English has plurals alone
SOURCES = ("app", "ui")
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate")


def program():
    return next((shutil.which(name) for name in LUPDATE if shutil.which(name)), None)


def lupdate(files):
    if not program():
        raise Failure("Qt's lupdate was not found.", "./dev setup installs it.")
    # Without places in the sources, a file changes only when words do.
    for file in files:
        plurals = ["-pluralonly"] if file.stem.endswith("_en") else []
        console.run([program(), "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", *plurals,
                     "-recursive", *SOURCES, "-ts", file], quiet=True, directory=places.ROOT)


def files():
    return [FOLDER / f"lucchetto_{language}.ts" for language in LANGUAGES]


def unfinished(file):
    """The source texts without a translation."""
    return [message.findtext("source", "") for message in ElementTree.parse(file).iter("message")
            if message.find("translation") is None or message.find("translation").get("type") == "unfinished"]


def translations():
    FOLDER.mkdir(exist_ok=True)
    console.step("Bringing translations up to date with the sources")
    lupdate(files())
    for file in files():
        missing = unfinished(file)
        console.say(f"{file.name}: " + (f"{len(missing)} texts wait for a translation:" if missing else "complete"))
        for text in missing:
            console.say(f"  {text!r}")


def complaints():
    """What ./dev check says: texts of the sources that are not in the file, or not translated."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files():
            copy = Path(folder) / file.name
            if file.is_file():
                shutil.copy(file, copy)
            lupdate([copy])
            found += [f"{file.name}: no translation of {text!r}" for text in unfinished(copy)]
    return found
