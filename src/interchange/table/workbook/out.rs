//! A workbook with one sheet, as Excel, `LibreOffice` and Google Sheets open it. Every cell is text:
//! nothing is run, and nothing becomes a date.

use std::borrow::Cow;
use std::fmt::Write;

use crate::interchange::archive::pack;
use crate::interchange::letters;

/// The most characters of a cell, as Excel counts them.
pub(in crate::interchange::table) const MOST_CHARACTERS: usize = 32_767;

/// What is written.
pub(in crate::interchange::table) struct Grid<'a> {
    /// The name of the sheet: at most 31 characters, none of `[]:*?/\`.
    pub(in crate::interchange::table) name: &'static str,
    /// The row that heads the columns, from 1: bold, and always in sight.
    pub(in crate::interchange::table) header: usize,
    /// The widths of the columns, in characters.
    pub(in crate::interchange::table) widths: &'a [usize],
    /// The rows, from the first.
    pub(in crate::interchange::table) rows: &'a [Vec<Cow<'a, str>>],
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    r"</Types>",
);

const ROOT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    r"</Relationships>",
);

const LINKS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r"</Relationships>",
);

/// Style 0 wraps its lines, style 1 is bold too; both are text.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    r"</styleSheet>",
);

/// The bytes of the workbook.
pub(in crate::interchange::table) fn xlsx(grid: &Grid<'_>) -> zip::result::ZipResult<Vec<u8>> {
    let book = format!(
        "{HEAD}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
         <sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        grid.name
    );
    let sheet = sheet(grid);
    pack(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn sheet(grid: &Grid<'_>) -> String {
    let size = grid.rows.iter().flatten().map(|cell| cell.len() + 60).sum();
    let mut out = String::with_capacity(size);
    let header = grid.header;
    out.push_str(HEAD);
    out.push_str(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetViews><sheetView workbookViewId=\"0\">",
    );
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<pane ySplit=\"{header}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews>",
        header + 1
    );
    if !grid.widths.is_empty() {
        out.push_str("<cols>");
        for (column, width) in (1..).zip(grid.widths) {
            let _ = write!(
                out,
                "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"
            );
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (row, cells) in (1..).zip(grid.rows) {
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let style = if row == header { 2 } else { 1 };
        let _ = write!(out, "<row r=\"{row}\">");
        for (column, cell) in (1..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let place = letters(column);
            let _ = write!(
                out,
                "<c r=\"{place}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            );
            escape(cell, &mut out);
            out.push_str("</t></is></c>");
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

/// Adds a text to XML. What looks like one of Excel's own escapes is escaped itself.
fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("_x000D_"),
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_'
}
