# SPDX-License-Identifier: GPL-3.0-or-later
"""Building the programs and showing them: ./dev run and ./dev demo."""

import os
import shutil
import subprocess
import sys

import building
import console
import demo
import machine
import places
from console import Failure

WINDOW = "lucchetto"
TEXT = "lucchetto-cli"


def path(name, preset):
    """A built program."""
    suffix = ".exe" if sys.platform == "win32" else ""
    found = building.folder(preset) / "app" / (name + suffix)
    if not found.is_file():
        raise Failure(f"{name} was not built in {building.folder(preset)}.")
    return found


def hasDisplay():
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
                or os.environ.get("QT_QPA_PLATFORM"))


def run(preset, arguments):
    if not hasDisplay():
        console.step("This machine has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
        console.say("So no window opens. Instead the main job is shown in text, and the window as a picture.")
        showWithoutDisplay(preset)
        return
    machine.ensure(("build", "run"))
    building.build(preset, [WINDOW, TEXT])
    console.step("Starting Lucchetto. './dev demo' starts it in a small world of its own, without an account")
    subprocess.run([path(WINDOW, preset), *arguments], check=False)


def startDemo(preset):
    """The window in the demo's world; on a machine without a display what ./dev run shows there."""
    if not hasDisplay():
        run(preset, [])
        return
    machine.ensure(("build", "run", "demo"))
    building.build(preset, [WINDOW, TEXT])
    with demo.world() as world:
        demo.signIn(world, path(TEXT, preset), demo.YOU[0])
        demo.openWindow(world, path(WINDOW, preset))


def showWithoutDisplay(preset):
    machine.ensure(("build", "run", "demo"))
    building.build(preset, [WINDOW, TEXT])
    picture = places.BUILDS / "window.png"
    picture.unlink(missing_ok=True)
    with demo.world() as world, building.privateSession(display=False) as session:
        demo.converse(world, path(TEXT, preset))
        console.step("Rendering Anna's window off-screen, signed in to the same server")
        environment = dict(session, **demo.secrets())
        console.run([path(WINDOW, preset), "--profile", world.profile(demo.YOU[0]), "--picture", picture],
                    environment=environment)
    if not picture.is_file():
        raise Failure("The picture of the window was not written.")
    console.step("This was the main job on this machine")
    console.say("the conversation: above, between anna@demo.example and bruno@demo.example, by lucchetto-cli")
    console.say(f"the window:       {picture.relative_to(places.ROOT)}, as Anna would see it")
