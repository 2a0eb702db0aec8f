# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be checked without running the program. CHECKS below is the whole list."""

import json
import os
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import building
import changes
import console
import known
import machine
import places
import programs
import translating
from console import Failure

SOURCES = ("app", "core", "crypto", "ui", "tests")
LAYERS = ("app", "core", "crypto", "ui")
ALL = "--all"
everything = False  # whether the slow checks look at every source


def filesOf(folders, endings):
    names = console.output(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--",
                            *(f"{folder}/*{ending}" for folder in folders for ending in endings)],
                           cwd=places.ROOT).split()
    return [name for name in sorted(set(names)) if (places.ROOT / name).is_file()]


def format():
    machine.ensure(("check",))
    console.step("Bringing C++ files into the house's form (.clang-format)")
    console.run(["clang-format", "-i", *filesOf(SOURCES, (".h", ".cpp"))], directory=places.ROOT, quiet=True)


def inParallel(commands):
    """Runs them on all cores; returns what the failing ones printed."""
    with ThreadPoolExecutor(building.jobs()) as pool:
        return [words for words in pool.map(complaint, commands) if words]


def complaint(command):
    """What it printed if it failed."""
    done = subprocess.run(command, cwd=places.ROOT, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return (done.stdout.strip() or f"{command[0]} failed") if done.returncode else ""


def inspect(check, rules, commandFor):
    """Runs a slow check over those sources that it has not found good before, as they and their headers are now."""
    sources = wantedSources()
    memory = known.Known(check, rules)
    waiting = [source for source, words in sources.items() if not memory.isGood(source, words)]
    console.say(f"{len(waiting)} of these {len(sources)} have not been looked at as they are now")

    def one(source):
        words = complaint(commandFor(source))
        if not words:
            memory.noteGood(source)
        return words

    with ThreadPoolExecutor(building.jobs()) as pool:
        complaints = []
        for number, words in enumerate(pool.map(one, waiting), 1):
            complaints += [words] if words else []
            if number % 20 == 0:
                console.say(f"{number} of {len(waiting)} looked at")
    return complaints


def checkForm():
    """every file is in the form of .clang-format"""
    words = "\n".join(inParallel([["clang-format", "--dry-run", "--Werror", name]
                                  for name in filesOf(SOURCES, (".h", ".cpp"))]))
    return sorted(set(re.findall(r"^(\S+?):\d+", words, re.MULTILINE)))


def checkIncludes():
    """rooms include only what the architecture allows (tests/ArchitectureTest.cpp)"""
    building.build("dev", ["architecture_tests"])
    return inParallel([["ctest", "--test-dir", str(building.folder("dev")), "--output-on-failure",
                        "--no-tests=error", "--tests-regex", "^architecture:"]])


def checkHeaders():
    """each public header compiles alone"""
    console.run(["cmake", "--build", building.folder("dev"), "--target", "all_verify_interface_header_sets"],
                quiet=True)
    return []


def compiledSources():
    """Our own sources in the compilation database, and how each is compiled; generated ones and tests are left out."""
    commands = json.loads((building.folder("dev") / "compile_commands.json").read_text())
    layers = tuple(str(places.ROOT / layer) + os.sep for layer in LAYERS)
    return {command["file"]: command["command"] for command in sorted(commands, key=lambda each: each["file"])
            if command["file"].startswith(layers)}


def wantedSources():
    """Those that read something which differs from the main branch; all of them if asked for, or if there is none."""
    sources = compiledSources()
    base = None if everything else changes.base()
    if not base:
        console.say(f"all {len(sources)} sources")
        return sources
    commit, branch = base
    changed = changes.since(commit)
    touched = {source: words for source, words in sources.items() if known.readBy(source) & changed}
    console.say(f"{len(touched)} of {len(sources)} sources read what differs from {branch}; --all looks at all")
    return touched


def clangDatabase():
    """The compilation database as clang's tools can read it: precompiled headers as headers, not in gcc's form."""
    folder = building.folder("dev") / "clang"
    folder.mkdir(exist_ok=True)
    commands = json.loads((building.folder("dev") / "compile_commands.json").read_text())
    for command in commands:
        text = re.sub(r" -Winvalid-pch| -fpch-preprocess", "", command["command"])
        for header in re.findall(r"-include (\S+cmake_pch\.hxx)", text):
            copy = folder / header.strip("/").replace("/", "_")
            shutil.copy(header, copy)
            text = text.replace(header, str(copy))
        command["command"] = text
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    return folder


def checkTidy():
    """clang-tidy finds nothing (.clang-tidy)"""
    database = clangDatabase()
    rules = console.output(["clang-tidy", "--version"]) + (places.ROOT / ".clang-tidy").read_text()
    return inspect("tidy", rules, lambda source: ["clang-tidy", "--quiet", "-p", str(database), source])


def checkClazy():
    """clazy level 1 finds nothing"""
    database = clangDatabase()
    options = ["--checks=level1,no-non-pod-global-static", "--header-filter=/(app|core|crypto|ui)/",
               "--extra-arg=-Werror"]
    rules = console.output(["clazy-standalone", "--version"]) + " ".join(options)
    return inspect("clazy", rules,
                   lambda source: ["clazy-standalone", *options, "-p", str(database), source])


def checkCppcheck():
    """cppcheck finds nothing"""
    # It knows no coroutines, and takes a container that is looped over for an empty one, and every move for a use.
    options = ["-Dco_return=return", "-Dco_await=", "--suppress=containerOutOfBounds", "--suppress=accessMoved",
               "--suppress=negativeContainerIndex", "--suppress=CastIntegerToAddressAtReturn",
               "--suppress=unknownMacro", "--suppress=missingInclude", "--suppress=syntaxError"]
    return inParallel([["cppcheck", "--quiet", "--std=c++20", "--language=c++", "--error-exitcode=1", "--inline-suppr",
                        "--enable=warning,portability", "--library=qt", *options, f"-I{folder}", folder]
                       for folder in LAYERS if filesOf([folder], (".h", ".cpp"))])


def checkGenerated():
    """generated documents are fresh (./dev docs)"""
    building.build("dev", ["lucchetto-documents"])
    return inParallel([[str(building.folder("dev") / "packaging/documents/lucchetto-documents"), "--check"]])


def checkTranslations():
    """every visible text has its Italian"""
    return translating.complaints()


CHECKS = (checkForm, checkIncludes, checkHeaders, checkGenerated, checkTranslations,
          checkCppcheck, checkTidy, checkClazy)


def check(names):
    """Runs all, or those named (form, includes, headers, generated, translations, cppcheck, tidy, clazy)."""
    global everything
    everything = ALL in names
    names = [name for name in names if name != ALL]
    unknown = set(names) - {each.__name__[5:].lower() for each in CHECKS}
    if unknown:
        raise Failure(f"There is no check of the name {', '.join(sorted(unknown))}.",
                      f"There are: {', '.join(each.__name__[5:].lower() for each in CHECKS)}.")
    chosen = [each for each in CHECKS if not names or each.__name__[5:].lower() in names]
    machine.ensure(("build", "check"))
    building.configure("dev")
    building.build("dev", [programs.WINDOW, programs.TEXT])
    failed = []
    for each in chosen:
        console.step(f"Checking: {each.__doc__}")
        started = time.monotonic()
        try:
            complaints = each()
        except Failure as failure:
            complaints = [failure.what]
        for complaint in complaints:
            print(complaint, flush=True)
        console.say(f"{'FAILED' if complaints else 'ok'} ({time.monotonic() - started:.0f} s)")
        if complaints:
            failed.append(each.__name__[5:].lower())
    if failed:
        raise Failure(f"Failed: {', '.join(failed)}.", "Complaints are above. './dev format' mends the form, "
                      "'./dev docs' the documents, './dev translations' lists missing words.")
