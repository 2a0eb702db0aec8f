#!/bin/sh
# Runs a command with an empty, unlocked keychain (Secret Service) of its own on a private D-Bus.
#     dbus-run-session -- with-keychain.sh COMMAND...
set -e
home=$(mktemp -d)
trap 'kill "$keyring" 2>/dev/null; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config"
unset XDG_CURRENT_DESKTOP KDE_FULL_SESSION DISPLAY WAYLAND_DISPLAY
printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
tries=0
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q true; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "the keychain did not start" >&2; exit 1; }
    sleep 0.1
done
"$@"
