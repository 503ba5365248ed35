"""Builds SmritiSans-{Regular,Medium,SemiBold,Bold}.ttf; run by make.sh.

Mukta subset to Latin and Devanagari, plus the signs Mukta lacks from Noto,
renamed, with Mukta's vertical metrics; then checked against Mukta by shaping.
"""

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FAMILY = "Smriti Sans"
WEIGHTS = [  # style, weight class, Mukta file, Noto style nearest to it
    ("Regular", 400, "400Regular/Mukta_400Regular.ttf", "Regular"),
    ("Medium", 500, "500Medium/Mukta_500Medium.ttf", "Regular"),
    ("SemiBold", 600, "600SemiBold/Mukta_600SemiBold.ttf", "Bold"),
    ("Bold", 700, "700Bold/Mukta_700Bold.ttf", "Bold"),
]
UNICODES = (
    "U+0020-007E,U+00A0-024F,U+0300-036F,U+0900-097F,U+1CD0-1CFF,U+200B-200F,"
    "U+2010-203A,U+20AC,U+20B9,U+25CC,U+A830-A839,U+A8E0-A8FF"
)
# Signs every face must have. Those that Mukta has are kept from Mukta.
SIGNS = (
    "←→↑↓↔↵⏎⇒⇧⌫✓✗✕√≤≥≠≈∈∉∴☐☑★☆▲▼●○◉■□⚠⅓⅔½¼¾−×÷±∞…•·–—‘’“”′″₹€°§©®™²³"
    "\u2009\u2011\u202f"
    # What formulas are written with: raised and lowered digits, and Greek.
    "¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎∑∏∫∂∇∝∪∩⊂⊃⊆⊇∀∃¬∧∨"
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω"
    "ₐₑₒₓₕₖₗₘₙₚₛₜ∘⊥∥∠△∅≡⇔≅∵≪≫∓ℝℕℤℚℂ"
)
# Mukta's fractions are the same thin drawing in all weights, and two are missing.
NOT_MUKTA = {ord(s) for s in "½¼¾"}
# Where to look for a sign that Mukta lacks, in this order; "%s" is Regular or Bold.
# Noto Sans Math has no bold, so bold arrows come from Noto Sans Symbols.
SOURCES = {
    "Regular": ["NotoSans-%s.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf"],
    "Bold": ["NotoSans-%s.ttf", "NotoSansSymbols-%s.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf"],
}

# iced cannot switch on the font feature "tnum", so Mukta's digits of equal width
# (for a running clock) are also at private code points: TABULAR + digit.
TABULAR = 0xF030
DIGITS = "zero one two three four five six seven eight nine".split()

NOTICE = "Copyright (c) 2014, Girish Dalvi, Ek Type. All rights reserved. Signs: Copyright 2015-2018 Google LLC (Noto)."


def parse_unicodes(text):
    out = set()
    for part in text.split(","):
        a, _, b = part.strip()[2:].partition("-")
        out.update(range(int(a, 16), int(b or a, 16) + 1))
    return out


def cut(path, unicodes, out, layout):
    o = subset.Options()
    o.layout_features = ["*"] if layout else []
    o.name_IDs = ["*"]
    o.glyph_names = True  # dropped again at the end; the check needs them
    o.notdef_outline = True
    o.recalc_timestamp = False
    o.hinting = layout  # the merge keeps the first font's hinting only
    font = subset.load_font(str(path), o)
    if not layout:
        for tag in ("GSUB", "GPOS", "GDEF", "DSIG"):
            if tag in font:
                del font[tag]
    s = subset.Subsetter(o)
    s.populate(unicodes=unicodes)
    s.subset(font)
    if not layout and font["head"].unitsPerEm != 1000:
        scale_upem(font, 1000)
    subset.save_font(font, str(out), o)


def rename(font, style):
    name = font["name"]
    version = name.getDebugName(5).split(";")[0]
    keep = [n for n in name.names if n.platformID == 3 and n.nameID in (8, 9, 11, 12, 13, 14)]
    name.names = keep
    ps = "SmritiSans-" + style
    for nid, text in {
        0: NOTICE,
        1: FAMILY,
        2: style,
        3: version.replace("Version ", "") + ";" + ps,
        4: f"{FAMILY} {style}",
        5: version + "; subset of Mukta with signs of Noto",
        6: ps,
        10: "Mukta (Ek Type), subset, with arrows, ticks and mathematical signs of Noto Sans.",
    }.items():
        name.setName(text, nid, 3, 1, 0x409)
    for tag in ("STAT", "DSIG"):
        if tag in font:
            del font[tag]


def copy_metrics(font, src):
    for k in ("ascent", "descent", "lineGap", "caretSlopeRise", "caretSlopeRun", "caretOffset"):
        setattr(font["hhea"], k, getattr(src["hhea"], k))
    for k in (
        "sTypoAscender sTypoDescender sTypoLineGap usWinAscent usWinDescent fsSelection "
        "usWeightClass usWidthClass fsType sxHeight sCapHeight panose achVendID yStrikeoutSize "
        "yStrikeoutPosition xAvgCharWidth"
    ).split():
        setattr(font["OS/2"], k, getattr(src["OS/2"], k))
    for k in ("underlinePosition", "underlineThickness", "italicAngle", "isFixedPitch"):
        setattr(font["post"], k, getattr(src["post"], k))
    for k in ("macStyle", "created", "modified", "lowestRecPPEM", "flags", "fontRevision"):
        setattr(font["head"], k, getattr(src["head"], k))


class Shaper:
    def __init__(self, path):
        self.tt = TTFont(path)
        self.order = self.tt.getGlyphOrder()
        self.glyphs = self.tt.getGlyphSet()
        self.font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        self.hashes = {}

    def shape(self, text, lang=None):
        buf = hb.Buffer()
        buf.add_str(text)
        buf.guess_segment_properties()
        if lang:
            buf.language = lang
        hb.shape(self.font, buf, {})
        return [
            (self.order[i.codepoint], p.x_advance, p.x_offset, p.y_offset)
            for i, p in zip(buf.glyph_infos, buf.glyph_positions)
        ]

    def outline(self, glyph):
        if glyph not in self.hashes:
            pen = DecomposingRecordingPen(self.glyphs)
            self.glyphs[glyph].draw(pen)
            self.hashes[glyph] = hashlib.sha1(repr(pen.value).encode()).hexdigest()
        return self.hashes[glyph]


def check(original, named, final, words, style):
    """named has glyph names, final is the file that ships (without them)."""
    a, b, c = Shaper(original), Shaper(named), Shaper(final)
    bad = 0
    for w in words:
        sa, sb, sc = a.shape(w), b.shape(w), c.shape(w)
        drawn_a = [(a.outline(g[0]),) + g[1:] for g in sa]
        drawn_c = [(c.outline(g[0]),) + g[1:] for g in sc]
        if sa != sb or drawn_a != drawn_c or any(g[0] == ".notdef" for g in sa):
            bad += 1
            print("  differs:", w, sa, sb, sc)
    cmap = c.tt.getBestCmap()
    for s in SIGNS:
        if ord(s) not in cmap or any(g[0] in (".notdef", c.order[0]) for g in c.shape(s)):
            bad += 1
            print(f"  no glyph: U+{ord(s):04X}")
    if len({c.shape(chr(TABULAR + i))[0][1] for i in range(10)}) != 1 or TABULAR + 9 not in cmap:
        bad += 1
        print("  tabular digits differ in width")
    for tag in ("GSUB", "GPOS"):
        scripts = {r.ScriptTag for r in c.tt[tag].table.ScriptList.ScriptRecord}
        if not {"deva", "dev2"} <= scripts and tag == "GSUB":
            bad += 1
            print("  scripts:", tag, scripts)
    n, os2 = c.tt["name"], c.tt["OS/2"]
    if n.getDebugName(1) != FAMILY or n.getDebugName(16):
        bad += 1
        print("  family:", n.getDebugName(1), n.getDebugName(16))
    src = a.tt
    for t, k in [("hhea", "ascent"), ("hhea", "descent"), ("OS/2", "sTypoAscender"), ("OS/2", "sTypoDescender"),
                 ("OS/2", "usWinAscent"), ("OS/2", "usWinDescent"), ("OS/2", "fsSelection")]:
        if getattr(src[t], k) != getattr(c.tt[t], k):
            bad += 1
            print("  metric:", t, k)
    print(f"{style}: weight {os2.usWeightClass}, {len(c.order)} glyphs, {Path(final).stat().st_size} bytes, "
          f"{len(words)} words and {len(SIGNS)} signs checked, {bad} wrong")
    return bad


def main():
    p = argparse.ArgumentParser()
    for k in ("mukta", "noto", "words", "out"):
        p.add_argument("--" + k, type=Path, required=True)
    args = p.parse_args()
    words = [w for w in args.words.read_text(encoding="utf-8").split() if w]
    tmp = Path(tempfile.mkdtemp())
    bad = 0
    for style, weight, file, noto in WEIGHTS:
        mukta = args.mukta / file
        src = TTFont(mukta)
        assert src["OS/2"].usWeightClass == weight, src["OS/2"].usWeightClass
        have = set(src.getBestCmap()) - NOT_MUKTA
        wanted = parse_unicodes(UNICODES) | {ord(s) for s in SIGNS}
        parts = [tmp / f"{style}-0.ttf"]
        cut(mukta, wanted & have, parts[0], True)
        missing = {ord(s) for s in SIGNS} - have
        for i, pattern in enumerate(SOURCES[noto], 1):
            path = args.noto / (pattern % noto if "%s" in pattern else pattern)
            take = missing & set(TTFont(path).getBestCmap())
            if take:
                parts.append(tmp / f"{style}-{i}.ttf")
                cut(path, take, parts[-1], False)
                missing -= take
                print(f"{style}: {''.join(map(chr, sorted(take)))!r} from {path.name}")
        if missing:
            sys.exit(f"no source for {[hex(c) for c in missing]}")
        font = Merger().merge([str(x) for x in parts])
        font.recalcTimestamp = False
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap.update({TABULAR + i: "tabular" + d for i, d in enumerate(DIGITS)})
        rename(font, style)
        copy_metrics(font, src)
        named = tmp / f"named-{style}.ttf"
        font.save(named)
        font = TTFont(named, recalcTimestamp=False)
        font["post"].formatType = 3.0
        final = args.out / f"SmritiSans-{style}.ttf"
        font.save(final)
        bad += check(mukta, named, final, words, style)
    sys.exit(1 if bad else 0)


main()
