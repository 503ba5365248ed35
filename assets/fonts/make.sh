#!/bin/sh
# Rebuilds SmritiSans-*.ttf beside this script. Not part of the program's build:
# the TTFs are committed. Needs sh, npm, python3 (with venv), and apt-get and
# dpkg-deb of a Debian system, with network access to npm, PyPI and Debian.
# Usage: assets/fonts/make.sh [WORKDIR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"

[ -d mukta ] || {
    npm pack --silent @expo-google-fonts/mukta@0.4.1
    mkdir mukta
    tar xzf expo-google-fonts-mukta-0.4.1.tgz -C mukta --strip-components=1
}
[ -d noto ] || {
    # Debian 12: fonts-noto-core 20201225-1
    apt-get download fonts-noto-core
    dpkg-deb -x fonts-noto-core_*.deb noto
}
[ -d venv ] || {
    python3 -m venv venv
    venv/bin/pip --quiet install fonttools==4.68.0 uharfbuzz==0.57.0
}
venv/bin/python "$here/build.py" \
    --mukta mukta --noto noto/usr/share/fonts/truetype/noto --words "$here/words.txt" --out "$here"
