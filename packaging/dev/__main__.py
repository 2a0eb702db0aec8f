# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of ./dev. Each is a few steps in words; the steps are in the files beside this one."""

import argparse
import os
import sys
import time

sys.dont_write_bytecode = True

import building  # noqa: E402
import checks  # noqa: E402
import console  # noqa: E402
import machine  # noqa: E402
import newxep  # noqa: E402
import programs  # noqa: E402
import translating  # noqa: E402


def setup(arguments):
    """Install everything that building, running and testing need"""
    machine.ensure(machine.EVERYTHING)
    console.step("This machine is ready. Next: ./dev run")


def run(arguments):
    """Build and start the program; without a display, show the main job in text and a picture"""
    programs.run(arguments.preset, arguments.rest)


def demo(arguments):
    """A private server, two accounts, a group and a partner that answers; the window opens signed in"""
    programs.startDemo(arguments.preset)


def test(arguments):
    """Build and run all tests, or those whose name matches FILTER"""
    machine.ensure(("build", "run", "demo", "display", "test"))
    building.build(arguments.preset)
    building.test(arguments.preset, " ".join(arguments.rest))


def gallery(arguments):
    """Draw pictures of every part of the window, and docs/window.png"""
    programs.gallery(arguments.preset, arguments.rest)


def bench(arguments):
    """Measure, in ratios against a floor measured in the same run: ./dev bench [name]"""
    programs.bench(arguments.rest)


def fuzz(arguments):
    """Feed the parsers with what nobody expects: ./dev fuzz [seconds each]"""
    machine.ensure(("build", "check"))
    building.fuzz(int(arguments.rest[0]) if arguments.rest else 60)


def format(arguments):
    """Bring all C++ files into the house's form"""
    checks.format()


def check(arguments):
    """All that can be checked without running (packaging/dev/checks.py); --all: in unchanged sources, too"""
    checks.check(arguments.rest)


def docs(arguments):
    """Write what is generated: the list of XEPs and the DOAP file"""
    machine.ensure(("build",))
    building.build(arguments.preset, [DOCUMENTS])
    console.step("Writing docs/xeps.md and packaging/lucchetto.doap")
    console.run([building.folder(arguments.preset) / "packaging/documents" / DOCUMENTS])


def new_xep(arguments):
    """Write the skeleton of a module: ./dev new-xep 0224 Attention"""
    newxep.write(arguments.rest)


def translations(arguments):
    """Bring the translation files up to date with the sources and say what is untranslated"""
    machine.ensure(("build",))
    translating.translations()


DOCUMENTS = "lucchetto-documents"
COMMANDS = (setup, run, demo, test, bench, gallery, fuzz, format, check, docs, new_xep, translations)


def readArguments():
    listing = "\n".join(f"  {command.__name__.replace('_', '-'):14}{command.__doc__}" for command in COMMANDS)
    parser = argparse.ArgumentParser(prog="./dev", usage="./dev [--yes] [--preset NAME] COMMAND [...]",
                                     epilog="commands:\n" + listing,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--yes", action="store_true", help="never ask")
    parser.add_argument("--preset", default=building.defaultPreset(), help="a preset of CMakePresets.json")
    parser.add_argument("command", choices=[command.__name__.replace("_", "-") for command in COMMANDS],
                        metavar="COMMAND", help="see below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="for the command")
    arguments = parser.parse_args()
    if "--yes" in arguments.rest:
        arguments.rest.remove("--yes")
        arguments.yes = True
    return arguments


def main():
    arguments = readArguments()
    console.assumeYes = arguments.yes
    command = next(each for each in COMMANDS if each.__name__ == arguments.command.replace("-", "_"))
    started = time.monotonic()
    try:
        command(arguments)
    except console.Failure as failure:
        print(console.paint("31", f"dev {arguments.command}: {failure.what}"), file=sys.stderr)
        if failure.remedy:
            print(f"What to do: {failure.remedy}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    console.say(f"({time.monotonic() - started:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    os.environ.setdefault("CTEST_OUTPUT_ON_FAILURE", "1")
    sys.exit(main())
