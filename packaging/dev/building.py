# SPDX-License-Identifier: GPL-3.0-or-later
"""Configuring, building and testing a preset of CMakePresets.json."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import console
import places
import qca
from console import Failure


def defaultPreset():
    return {"darwin": "macos", "win32": "windows"}.get(sys.platform, "dev")


def folder(preset):
    return places.BUILDS / preset


def configure(preset):
    options = [f"-DCMAKE_PREFIX_PATH={qca.prefix()}"] if qca.isBuilt() else []
    if sys.platform == "darwin":
        options.append(f"-DCMAKE_PREFIX_PATH={console.output(['brew', '--prefix']).strip()}")
    if Path("/usr/bin/python3").exists() and sys.platform.startswith("linux"):
        options.append("-DPython3_EXECUTABLE=/usr/bin/python3")  # the one that sees apt's packages
    options.append(f"-DLUCCHETTO_WERROR={'ON' if os.environ.get('CI') else 'OFF'}")
    console.step(f"Configuring {folder(preset).relative_to(places.ROOT)}")
    console.run(["cmake", "--preset", preset, *options], directory=places.ROOT, quiet=True,
                remedy="./dev setup installs what is missing. If that did not help, delete the build folder.")


def build(preset, targets=()):
    """Configures and builds; says how far it is. Nothing to do takes about a second."""
    configure(preset)
    console.step("Building " + (", ".join(targets) if targets else "everything"))
    command = ["cmake", "--build", folder(preset)]
    if targets:
        command += ["--target", *targets]
    console.run(command, environment=dict(os.environ, NINJA_STATUS="    [%f/%t, %es] "),
                remedy="The compiler's first error above says why.")


@contextlib.contextmanager
def privateSession(display=True):
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
        if display and shutil.which("Xvfb"):
            environment["DISPLAY"] = programs.enter_context(privateDisplay())
            if shutil.which("openbox"):
                programs.enter_context(started(["openbox"], environment))
        yield environment


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
def privateDisplay(size="1600x1000x24"):
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


def test(preset, pattern=""):
    command = ["ctest", "--test-dir", folder(preset), "--output-on-failure", "--no-tests=error",
               "--parallel", str(os.cpu_count() or 2), "--timeout", "900"]
    if pattern:
        command += ["--tests-regex", pattern]
    console.step("Testing" + (f" what matches {pattern}" if pattern else ""))
    with privateSession() as environment:
        console.run(command, environment=environment, directory=places.ROOT,
                    remedy="Failed tests are named above; './dev test NAME' runs only those.")


def fuzz(seconds):
    """Runs each fuzz target from its seeds; what it learnt stays in build/fuzz/corpus for the next time."""
    build("fuzz", ["fuzz-targets"])
    environment = dict(os.environ, UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1", QT_QPA_PLATFORM="offscreen")
    for seeds in sorted((places.ROOT / "tests/fuzz/seeds").iterdir()):
        corpus = folder("fuzz") / "corpus" / seeds.name
        corpus.mkdir(parents=True, exist_ok=True)
        console.step(f"Fuzzing {seeds.name} for {seconds} s")
        console.run([folder("fuzz") / "tests/fuzz" / f"fuzz-{seeds.name}", f"-max_total_time={seconds}", "-timeout=10",
                     "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0",
                     f"-artifact_prefix={folder('fuzz')}/{seeds.name}-", corpus, seeds], environment=environment,
                    remedy="The input that broke it is named above; run the program with that file to see it again.")
