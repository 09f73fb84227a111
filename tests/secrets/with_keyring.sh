#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with_keyring.sh keyring|bus|nothing COMMAND [ARGUMENT…]
# Runs a command in an empty home: with an unlocked gnome-keyring on a session bus of its own, with
# the bus alone, or without any. Nothing it starts outlives it.
set -eu

mode=$1
shift
here=$(dirname "$0")
home=$(mktemp -d)
bus=
keyring=

finish() {
    for process in $keyring $bus; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_CURRENT_DESKTOP
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run"
mkdir -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"

start_bus() {
    mkfifo "$home/address"
    dbus-daemon --config-file="$here/session.conf" --nofork --print-address=3 \
        3>"$home/address" 2>"$home/bus.log" &
    bus=$!
    read -r DBUS_SESSION_BUS_ADDRESS <"$home/address"
    export DBUS_SESSION_BUS_ADDRESS
}

keyring_is_there() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q 'boolean true'
}

start_keyring() {
    printf test >"$home/password"
    gnome-keyring-daemon --foreground --unlock --components=secrets \
        <"$home/password" >"$home/keyring.log" 2>&1 &
    keyring=$!
    tries=0
    until keyring_is_there; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            cat "$home/keyring.log" >&2
            exit 1
        fi
        sleep 0.05
    done
}

case $mode in
keyring)
    start_bus
    start_keyring
    ;;
bus) start_bus ;;
nothing) ;;
*) exit 2 ;;
esac
"$@"
