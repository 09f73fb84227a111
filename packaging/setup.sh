# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./test: installs what is missing on Debian 12, says what to install elsewhere.

build_packages="build-essential cmake ninja-build pkg-config qt6-base-dev qt6-base-dev-tools
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n qt6-svg-dev
    libqt6svg6 libqt6sql6-sqlite qtkeychain-qt6-dev libexpected-dev libphonenumber-dev libical-dev
    libsqlite3-dev libcurl4-openssl-dev libssl-dev libboost-dev libgl1-mesa-dev libxkbcommon-dev"
test_packages="clang clang-format dbus gnome-keyring libclang-rt-dev lld openssl python3 python3-aiosmtpd slowhttptest sqlite3"

missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

# install_missing PACKAGE…
install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        for tool in cmake ninja c++ pkg-config; do
            command -v "$tool" >/dev/null && continue
            echo "This is no Debian. Install what these Debian packages hold, then try again:" >&2
            echo "  $*" | tr -s '\n ' ' ' >&2
            echo >&2
            exit 1
        done
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -z "$missing" ] && return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; install them as root, then try again:" >&2
            echo "  apt-get install" $missing >&2
            exit 1
        fi
        as_root=sudo
    fi
    echo "Installing" $missing >&2
    $as_root apt-get -o DPkg::Lock::Timeout=600 update -qq >&2
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing >&2
}

# unpack_missing PROGRAM PACKAGE: puts it into build/tools. For servers: installed, they would start at
# once and again at every boot.
unpack_missing() {
    for folder in build/tools/usr/sbin /usr/sbin /usr/local/sbin; do
        [ -x "$folder/$1" ] && return 0
    done
    command -v apt-get >/dev/null || return 0
    mkdir -p build/tools
    (cd build/tools && rm -f "$2"_*.deb && apt-get -qq -o APT::Sandbox::User=root download "$2" &&
        dpkg-deb -x "$2"_*.deb .) >&2 || echo "There is no $1; its tests will be skipped." >&2
}

# build PRESET TARGET…: configures once, builds, quiet unless something fails. Two at once build one after
# the other.
build() {
    mkdir -p build
    (wait_for_turn && build_now "$@") 9>"build/$1.lock" || exit 1
}

wait_for_turn() {
    command -v flock >/dev/null || return 0
    flock -n 9 && return 0
    echo "Another build is under way; waiting for it …" >&2
    flock 9
}

build_now() {
    preset=$1
    shift
    log="build/$preset.log"
    echo "Building ($preset) …" >&2
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset" --target "$@"; } >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "The build failed; all of it is in $log." >&2
        return 1
    fi
}
