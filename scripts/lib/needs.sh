# shellcheck shell=sh
# What building and running Smriti needs beyond a Rust toolchain, and how to get it.
# Sourced by the commands in scripts/ and .ci/; does nothing by itself.
#
# The need_* functions look, and note the Debian names of what is missing; `provide` installs
# that, or says exactly what to install and stops.

missing=

say() {
    printf '%s\n' "$*" >&2
}

want() {
    missing="$missing $*"
}

need_cargo() {
    if ! command -v cargo >/dev/null && [ -f "${CARGO_HOME:-$HOME/.cargo}/env" ]; then
        # shellcheck source=/dev/null
        . "${CARGO_HOME:-$HOME/.cargo}/env"
    fi
    if ! command -v cargo >/dev/null; then
        say "Smriti is written in Rust, and 'cargo' was not found."
        say "Install the Rust toolchain (https://rustup.rs), then run this command again."
        exit 1
    fi
}

# Rust links through the C compiler, and the database inside Smriti is compiled by it.
need_c_compiler() {
    if ! printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' |
        cc -x c -o /dev/null - 2>/dev/null; then
        want gcc libc6-dev
    fi
}

# cargo downloads the libraries that Smriti is built from; without certificates it cannot.
need_certificates() {
    if command -v apt-get >/dev/null && [ -z "${SSL_CERT_FILE-}${CARGO_HTTP_CAINFO-}" ] &&
        ! [ -e /etc/ssl/certs/ca-certificates.crt ]; then
        want ca-certificates
    fi
}

need_build_tools() {
    need_cargo
    need_c_compiler
    need_certificates
}

# The window opens these libraries while it runs, so no linker and no `ldd` ever names them.
need_window_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    installed=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    while read -r library package; do
        case $installed in
        *"$library"*) ;;
        *) want "$package" ;;
        esac
    done <<'LIBRARIES'
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libXcursor.so.1 libxcursor1
libXi.so.6 libxi6
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
LIBRARIES
}

# need_command COMMAND PACKAGE: a tool that is run by name.
need_command() {
    command -v "$1" >/dev/null || want "$2"
}

# provide WHY: installs what was found missing. Without apt, or without the right to use it, says
# what to install and ends the script.
provide() {
    [ -n "$missing" ] || return 0
    if [ "$(uname -s)" = Darwin ]; then
        say "A C compiler is missing. Install it with: xcode-select --install"
        exit 1
    fi
    if ! command -v apt-get >/dev/null; then
        say "Some system packages are missing $1."
        say "Their names on Debian and Ubuntu are:$missing"
        say "Install what your system calls them, then run this command again."
        exit 1
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say_how_to_install "$1"
            exit 1
        fi
        as_root=sudo
    fi
    say "Installing system packages $1:$missing"
    [ -z "$as_root" ] || say "sudo does it, and may want your password."
    # An out-of-date list still serves when the mirror is out of reach: only the install decides.
    # shellcheck disable=SC2086  # $missing is a list of words
    if ! $as_root env DEBIAN_FRONTEND=noninteractive sh -c '
        apt-get -qq update || true
        apt-get -qq install --yes --no-install-recommends "$@" >/dev/null' sh $missing; then
        say_how_to_install "$1"
        exit 1
    fi
    missing=
}

say_how_to_install() {
    say "Some system packages are missing $1. As root, run"
    say ""
    say "    apt-get update && apt-get install --yes --no-install-recommends$missing"
    say ""
    say "then run this command again."
}
