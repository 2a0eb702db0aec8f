# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads where apt takes its packages from, in both forms (one-line .list and deb822 .sources), and derives new entries.

No address of a mirror is written in this project: all come from the machine's own configuration.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import console

MAIN_LIST = Path("/etc/apt/sources.list")
PARTS = Path("/etc/apt/sources.list.d")


@dataclass
class Entry:
    types: list
    uris: list
    suites: list
    components: list
    options: dict = field(default_factory=dict)  # deb822 names: Signed-By, Trusted ...


# One-line options and their deb822 names, as far as a derived entry must keep them.
KEPT_OPTIONS = {"signed-by": "Signed-By", "trusted": "Trusted", "check-valid-until": "Check-Valid-Until",
                "allow-insecure": "Allow-Insecure", "allow-weak": "Allow-Weak"}


def parseOneLine(text):
    entries = []
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        found = re.match(r"(deb|deb-src)\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s*(.*)$", line)
        if not found:
            continue
        kind, options, uri, suite, components = found.groups()
        kept = {}
        for option in (options or "").split():
            name, _, value = option.partition("=")
            if name.lower() in KEPT_OPTIONS:
                kept[KEPT_OPTIONS[name.lower()]] = value.replace(",", " ")
        entries.append(Entry([kind], [uri], [suite], components.split(), kept))
    return entries


def parseStanza(lines):
    fields = {}
    name = ""
    for line in lines:
        if line[0] in " \t":  # a field goes on: an embedded key does, line by line
            fields[name] = fields.get(name, "") + "\n" + line
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.lower()
            fields[name] = value.strip()
    return fields


def parseDeb822(text):
    entries = []
    for block in re.split(r"\n[ \t]*\n", text):
        fields = parseStanza([line for line in block.splitlines() if line.strip() and not line.startswith("#")])
        if fields.get("enabled", "yes").lower() in ("no", "false", "off", "0") or "uris" not in fields:
            continue
        kept = {title: fields[name] for name, title in KEPT_OPTIONS.items() if name in fields}
        entries.append(Entry(*(fields.get(name, "").split() for name in ("types", "uris", "suites", "components")),
                             kept))
    return entries


def readAll(mainList=None, parts=None):
    mainList, parts = mainList or MAIN_LIST, parts or PARTS
    files = [mainList, *sorted(parts.glob("*.list")), *sorted(parts.glob("*.sources"))]
    entries = []
    for file in files:
        if file.is_file():
            parse = parseDeb822 if file.suffix == ".sources" else parseOneLine
            entries += parse(file.read_text())
    return entries


def addressesThatAptCallsDebian(codename):
    """Asks apt itself, for machines where another vendor also calls a suite by the release's name."""
    text = console.output(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages",
                           f"Codename: {codename}", "Component: main", "Label: Debian"])
    return {line.rstrip("/") for line in text.splitlines()}


def ofRelease(codename, entries=None, ofDebian=addressesThatAptCallsDebian):
    """The machine's own entry of a release: binary packages, component main."""
    found = [entry for entry in (readAll() if entries is None else entries)
             if "deb" in entry.types and codename in entry.suites and "main" in entry.components]
    if len({entry.uris[0] for entry in found}) > 1:
        known = ofDebian(codename)
        found = [entry for entry in found if entry.uris[0].rstrip("/") in known] or found
    return found[0] if found else None


def write(entry, suites, comment, kind="deb"):
    """A deb822 entry of other suites from the same place, trusted by the same key."""
    lines = [f"# {comment}", f"Types: {kind}", f"URIs: {' '.join(entry.uris)}", f"Suites: {' '.join(suites)}",
             "Components: main"]
    lines += [f"{name}: {value}" for name, value in entry.options.items()]
    return "\n".join(lines) + "\n"
