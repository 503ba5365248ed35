"""Builds SmritiIcons.ttf, codepoints.txt and smriti.svg; run by make.sh."""

import argparse
import json
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates

FAMILY = "Smriti Icons"
NAMES = """
archive-restore arrow-down arrow-left arrow-right arrow-up book-open bookmark bookmark-check
calendar-check chart-pie check chevron-down chevron-left chevron-right chevron-up circle circle-alert
circle-check circle-help circle-x clock copy database download ellipsis external-link eye eye-off
file-text flag folder-open globe graduation-cap hard-drive history image info keyboard languages library
lightbulb list-checks lock log-out maximize merge minus monitor moon pause pencil-line play plus
presentation printer qr-code rotate-ccw save search settings shield-check skip-forward
sliders-horizontal star sun timer trash-2 triangle-alert undo-2 upload user users x
""".split()
# The outer contour alone of an outline icon; lucide has no filled ones.
FILLED = {"star": ("star-filled", 0xF000), "bookmark": ("bookmark-filled", 0xF001)}
# Glyphs sit in 1000 x 1000; the baseline goes 180 units above the bottom, so that
# an icon is centred in its own line box and on the capitals of Smriti Sans too.
DESCENT = 180
NUDGE = 8  # of the vowel sign in the app icon, font units


def outer_contour(glyph):
    ends, best = glyph.endPtsOfContours, None
    for i, end in enumerate(ends):
        start = ends[i - 1] + 1 if i else 0
        pts = [glyph.coordinates[j] for j in range(start, end + 1)]
        w = max(p[0] for p in pts) - min(p[0] for p in pts)
        if best is None or w > best[0]:
            best = (w, start, end)
    _, a, b = best
    out = Glyph()
    out.numberOfContours = 1
    out.coordinates = GlyphCoordinates(list(glyph.coordinates[a : b + 1]))
    out.flags = glyph.flags[a : b + 1]
    out.endPtsOfContours = [b - a]
    out.program = glyph.program
    return out


def icons(lucide, out):
    points = json.loads((lucide / "font/codepoints.json").read_text())
    o = subset.Options()
    o.layout_features = []
    o.drop_tables += ["GSUB", "FFTM"]
    o.name_IDs = ["*"]
    o.glyph_names = True
    o.notdef_outline = True
    o.recalc_timestamp = False
    o.hinting = False
    font = subset.load_font(str(lucide / "font/lucide.ttf"), o)
    assert font["head"].unitsPerEm == 1000
    s = subset.Subsetter(o)
    s.populate(unicodes=[points[n] for n in NAMES])
    s.subset(font)
    glyf, hmtx, cmap = font["glyf"], font["hmtx"], font.getBestCmap()
    listed = {n: points[n] for n in NAMES}
    for base, (name, code) in FILLED.items():
        glyf[name] = outer_contour(glyf[cmap[points[base]]])
        hmtx[name] = hmtx[cmap[points[base]]]
        listed[name] = code
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    for g in font.getGlyphOrder():
        glyph = glyf[g]
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, -DESCENT))
            glyph.recalcBounds(glyf)
    widths = {hmtx[g][0] for g in font.getBestCmap().values()}
    assert widths == {1000}, widths
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = 1000 - DESCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 1000 - DESCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = 1000 - DESCENT, DESCENT
    os2.usWeightClass, os2.fsType = 400, 0
    font["name"].names = []
    version = json.loads((lucide / "package.json").read_text())["version"]
    for nid, text in {
        0: "Copyright (c) Lucide Icons and Contributors; parts copyright (c) 2013-present Cole Bemis.",
        1: FAMILY,
        2: "Regular",
        3: f"{version};SmritiIcons-Regular",
        4: FAMILY,
        5: f"Version {version}; subset of lucide",
        6: "SmritiIcons-Regular",
        13: "ISC License; parts (from Feather) MIT License.",
    }.items():
        font["name"].setName(text, nid, 3, 1, 0x409)
    font["post"].formatType = 3.0
    font.recalcTimestamp = False
    font.save(out / "SmritiIcons.ttf")

    done = TTFont(out / "SmritiIcons.ttf")
    cmap = done.getBestCmap()
    assert all(c in cmap for c in listed.values())
    lines = [f"{n} U+{c:04X}\n" for n, c in sorted(listed.items())]
    (out / "codepoints.txt").write_text("".join(lines))
    print(len(lines), "icons,", (out / "SmritiIcons.ttf").stat().st_size, "bytes")


def app_icon(bold, out):
    """White "स्मृ" on a teal rounded square, as paths."""
    tt = TTFont(bold)
    glyphs, order = tt.getGlyphSet(), tt.getGlyphOrder()
    buf = hb.Buffer()
    buf.add_str("स्मृ")
    buf.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(bold)))), buf, {})

    def draw(pen, transform):
        x = 0
        for i, p in zip(buf.glyph_infos, buf.glyph_positions):
            # The vowel sign is set a little left of the stem, which shows at icon size.
            nudge = NUDGE if p.x_advance == 0 else 0
            t = transform.translate(x + p.x_offset + nudge, p.y_offset)
            glyphs[order[i.codepoint]].draw(TransformPen(pen, t))
            x += p.x_advance

    bounds = BoundsPen(glyphs)
    draw(bounds, Transform())
    x0, y0, x1, y1 = bounds.bounds
    k = min(176 / (x1 - x0), 168 / (y1 - y0))
    pen = SVGPathPen(glyphs, ntos=lambda v: f"{v:.2f}".rstrip("0").rstrip("."))
    draw(pen, Transform(k, 0, 0, -k, 128 - k * (x0 + x1) / 2, 128 + k * (y0 + y1) / 2))
    (out / "smriti.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">\n'
        "  <title>Smriti</title>\n"
        '  <rect x="8" y="8" width="240" height="240" rx="54" fill="#14595B"/>\n'
        f'  <path fill="#FFFFFF" d="{pen.getCommands()}"/>\n'
        "</svg>\n"
    )


p = argparse.ArgumentParser()
for key in ("lucide", "bold", "out"):
    p.add_argument("--" + key, type=Path, required=True)
args = p.parse_args()
icons(args.lucide, args.out)
app_icon(args.bold, args.out)
