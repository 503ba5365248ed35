#!/bin/sh
# Rebuilds SmritiIcons.ttf, codepoints.txt, smriti.svg and the PNGs beside this
# script. Not part of the program's build: its results are committed. Needs sh,
# npm, python3 (with venv) and rsvg-convert (Debian: librsvg2-bin), with network
# access to npm and PyPI; and ../fonts/SmritiSans-Bold.ttf.
# Usage: assets/icons/make.sh [WORKDIR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"

[ -d lucide ] || {
    npm pack --silent lucide-static@1.62.0
    mkdir lucide
    tar xzf lucide-static-1.62.0.tgz -C lucide --strip-components=1
}
[ -d venv ] || {
    python3 -m venv venv
    venv/bin/pip --quiet install fonttools==4.68.0 uharfbuzz==0.57.0
}
venv/bin/python "$here/build.py" --lucide lucide --bold "$here/../fonts/SmritiSans-Bold.ttf" --out "$here"
cp lucide/LICENSE "$here/LICENSE"
for size in 64 256; do
    rsvg-convert -w $size -h $size "$here/smriti.svg" -o "$here/smriti-$size.png"
done
