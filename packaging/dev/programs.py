# SPDX-License-Identifier: GPL-3.0-or-later
"""Building the programs, showing and measuring them: ./dev run, demo, gallery and bench."""

import os
import re
import subprocess
import sys
import time

import building
import console
import demo
import machine
import places
import private
from console import Failure

WINDOW = "lucchetto"
TEXT = "lucchetto-cli"
PICTURES = ("gallery", "window-picture")


def path(name, preset):
    """A built program."""
    file = name + (".exe" if sys.platform == "win32" else "")
    folder = building.folder(preset)
    for candidate in (folder / "app" / file, folder / "app/cli" / file, folder / "tests/gallery" / file):
        if candidate.is_file():
            return candidate
    raise Failure(f"{name} was not built in {folder}.")


def hasDisplay():
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(preset, arguments):
    """The window; without a display the demo in text, and a picture."""
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
    """The window in the demo's world; without a display what ./dev run shows there."""
    if not hasDisplay():
        run(preset, [])
        return
    machine.ensure(("build", "run", "demo"))
    building.build(preset, [WINDOW, TEXT])
    with demo.world() as world:
        demo.signIn(world, path(TEXT, preset), demo.YOU[0])
        demo.openWindow(world, path(WINDOW, preset))


def showWithoutDisplay(preset):
    machine.ensure(("build", "run", "demo", "display"))
    building.build(preset, [WINDOW, TEXT, "window-picture"])
    picture = places.BUILDS / "window.png"
    with demo.world() as world:
        demo.converse(world, path(TEXT, preset))
        console.step("Rendering Anna's window off-screen, signed in to the same server")
        draw(preset, world, picture)
    console.step("This was the main job on this machine")
    console.say(f"the conversation: above, between {world.you} and {world.friend}, by lucchetto-cli")
    console.say(f"the window:       {picture.relative_to(places.ROOT)}, as Anna would see it")


def gallery(preset, arguments):
    """All pictures into build/gallery, and docs/window.png from the program at work."""
    machine.ensure(("build", "run", "demo", "display"))
    building.build(preset, [WINDOW, TEXT, *PICTURES])
    folder = places.BUILDS / "gallery"
    console.step(f"Drawing the gallery into {folder.relative_to(places.ROOT)}")
    with private.session(withDisplay=False) as environment:
        console.run([path("gallery", preset), folder, *arguments], environment=environment)
    if arguments:
        return
    console.step("Taking docs/window.png from the program at work")
    with demo.world() as world:
        demo.converse(world, path(TEXT, preset))
        draw(preset, world, places.ROOT / "docs" / "window.png")


def bench(arguments):
    """Runs tests/bench/bench_*, programs and scripts, or those named, on the build that people get; all of them, also
    when one misses a target by more than the margin (a quarter), and fails at the end."""
    machine.ensure(("build", "run", "demo", "display", "test"))
    folder = places.ROOT / "tests" / "bench"
    built = re.findall(r"add_executable\(([\w-]+)", (folder / "CMakeLists.txt").read_text())
    programs = [name for name in built if name.startswith("bench_")]
    beside = [name for name in built if name not in programs]
    scripts = sorted(folder.glob("bench_*.py"))
    if arguments:
        programs = [name for name in programs if any(word in name for word in arguments)]
        scripts = [file for file in scripts if any(word in file.stem for word in arguments)]
    if not programs and not scripts:
        raise Failure("There is no benchmark of that name.", f"Look into {folder.relative_to(places.ROOT)}.")
    building.build("release", [*programs, *(beside if scripts else []), WINDOW, TEXT])
    with private.session() as session:
        binaries = building.folder("release") / "tests/bench"
        environment = dict(session, LUCCHETTO_CLI=str(path(TEXT, "release")), LUCCHETTO_WINDOW=str(path(WINDOW, "release")),
                           LUCCHETTO_TURNS=str(binaries / "turn-client"), LUCCHETTO_EMPTY=str(binaries / "empty-window"),
                           LUCCHETTO_FILL=str(binaries / "fill-profile"),
                           PYTHONPATH=os.pathsep.join(str(places.ROOT / "tests" / name) for name in ("servers", "windows")),
                           PYTHONDONTWRITEBYTECODE="1")
        failed = []
        for name in programs:
            console.step(f"Measuring: {name}")
            if console.run([binaries / name], environment=environment, check=False).returncode:
                failed.append(name)
        for file in scripts:
            console.step(f"Measuring: {file.stem}")
            command = [sys.executable, "-W", "ignore::ResourceWarning", file]
            if console.run(command, environment=environment, check=False).returncode:
                failed.append(file.stem)
    if failed:
        raise Failure(f"Targets were missed, or it broke: {', '.join(failed)}.",
                      "NOT REACHED stands beside each figure. Measure again on a machine that does nothing else.")


def draw(preset, world, picture):
    """Starts the window on a private X server, opens the first chat by keyboard, and takes its picture."""
    picture.unlink(missing_ok=True)
    with private.session() as session:
        if "DISPLAY" not in session:
            raise Failure("Xvfb was not found.", "./dev setup installs it.")
        environment = dict(session, **demo.secrets(), QT_QPA_PLATFORM="xcb")
        with private.started([path(WINDOW, preset), "--profile", world.profile(demo.YOU[0])], environment) as program:
            window = visibleWindow(program.pid, environment)
            console.output(["xdotool", "windowsize", "--sync", window, "1180", "760"], env=environment)
            take = [path("window-picture", preset), window, picture]  # it waits until the window has come to rest
            console.run(take, environment=environment, quiet=True)
            console.output(["xdotool", "windowfocus", "--sync", window, "key", "ctrl+1"], env=environment)
            console.run(take, environment=environment)


def visibleWindow(pid, environment, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = console.output(["xdotool", "search", "--onlyvisible", "--pid", pid], env=environment).split()
        if found:
            return found[-1]
        time.sleep(0.2)
    raise Failure("The window did not appear.", "Start the program by hand with --profile and see what it says.")
