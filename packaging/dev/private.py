# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of our own for tests and pictures: own folders, own X server, nothing of the user's is touched."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import console
from console import Failure


@contextlib.contextmanager
def session(withDisplay=True):
    """An environment in which tests touch nothing of the user's: own folders, own X server, no session bus."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8",
                       DBUS_SESSION_BUS_ADDRESS="disabled:", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="0")
    environment.pop("WAYLAND_DISPLAY", None)
    environment.pop("DISPLAY", None)
    with tempfile.TemporaryDirectory(prefix="lucchetto-test-") as home, contextlib.ExitStack() as programs:
        for name in ("CONFIG", "DATA", "STATE"):
            environment[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        runtime = Path(home) / "runtime"
        runtime.mkdir(mode=0o700)
        environment["XDG_RUNTIME_DIR"] = str(runtime)
        if withDisplay and shutil.which("Xvfb"):
            environment["DISPLAY"] = programs.enter_context(display())
            if shutil.which("openbox"):
                programs.enter_context(started(["openbox"], environment))
                waitForWindowManager(environment)
        yield environment


def waitForWindowManager(environment, seconds=10):
    """A window that is shown while the manager starts may be lost."""
    deadline = time.monotonic() + seconds
    while not console.output(["xdotool", "get_desktop"], env=environment) and time.monotonic() < deadline:
        time.sleep(0.05)


@contextlib.contextmanager
def started(command, environment=None):
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def display(size="1600x1000x24"):
    """An X server of our own, on a display number that it finds free itself."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
                              pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failure("The private X server (Xvfb) did not start.", "./dev setup installs it.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
