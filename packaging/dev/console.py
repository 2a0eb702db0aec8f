# SPDX-License-Identifier: GPL-3.0-or-later
"""What every step says, and how it runs other programs."""

import os
import shlex
import subprocess
import sys
import time

COLOUR = sys.stdout.isatty() and "NO_COLOR" not in os.environ
assumeYes = False


class Failure(Exception):
    """A step that could not be done: what went wrong, and what the reader can do about it."""

    def __init__(self, what, remedy=""):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def paint(code, text):
    return f"\033[{code}m{text}\033[0m" if COLOUR else text


def step(text):
    print(paint("1", f"==> {text}"), flush=True)


def say(text):
    print(f"    {text}", flush=True)


def warn(text):
    print(paint("33", f"    note: {text}"), flush=True)


def mayAsk():
    """Nobody is asked unattended, in continuous integration or without a terminal."""
    return not assumeYes and not os.environ.get("CI") and sys.stdin.isatty() and sys.stdout.isatty()


def confirm(question):
    if not mayAsk():
        return
    answer = input(f"    {question} [Y/n] ").strip().lower()
    if answer not in ("", "y", "yes", "j", "s", "si", "sì"):
        raise Failure("Stopped at your word. Nothing was changed.")


def run(command, *, remedy="", environment=None, directory=None, quiet=False, check=True):
    """Runs a program in sight of the reader. Quiet: its output is shown only if it fails."""
    command = [str(part) for part in command]
    if not quiet:
        print(paint("2", f"    $ {shlex.join(command)}"), flush=True)
    started = time.monotonic()
    try:
        done = subprocess.run(
            command, env=environment, cwd=directory, text=True, stdin=None if mayAsk() else subprocess.DEVNULL,
            stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None)
    except FileNotFoundError:
        raise Failure(f"The program {command[0]} was not found.", remedy or "./dev setup installs what is missing.")
    if check and done.returncode != 0:
        if quiet:
            print(done.stdout, flush=True)
        raise Failure(f"{command[0]} ended with status {done.returncode} after {time.monotonic() - started:.0f} s.",
                      remedy)
    return done


def output(command, **options):
    """What a program prints, or nothing if it is missing or fails."""
    try:
        return subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True, **options).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return ""
