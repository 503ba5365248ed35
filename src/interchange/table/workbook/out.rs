//! A workbook of one sheet or several, as Excel, `LibreOffice` and Google Sheets open it. Every cell
//! is text but our own numbers: nothing is run, and nothing becomes a date.

use std::fmt::Write;

use crate::interchange::archive::pack;
use crate::interchange::letters;
use crate::interchange::table::cell::Cell;

/// The most characters of a cell, as Excel counts them.
pub(in crate::interchange) const MOST_CHARACTERS: usize = 32_767;

/// The most characters of the name of a sheet, as Excel counts them.
const MOST_OF_NAME: usize = 31;

/// A sheet that is written.
pub(in crate::interchange) struct Grid<'a, C> {
    /// The name of the sheet. What Excel takes in none is left away.
    pub(in crate::interchange) name: &'a str,
    /// The row that heads the columns, from 1: bold, and always in sight.
    pub(in crate::interchange) header: usize,
    /// The widths of the columns, in characters.
    pub(in crate::interchange) widths: &'a [usize],
    /// The rows, from the first.
    pub(in crate::interchange) rows: &'a [Vec<C>],
}

/// Where the kinds of parts and of links are named.
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

const ROOT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    r"</Relationships>",
);

/// Style 1 wraps its lines, style 2 is bold too, and both are text; style 3 is for numbers.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    r"</styleSheet>",
);

/// The bytes of the workbook with these sheets.
pub(in crate::interchange) fn xlsx<C: Cell>(
    grids: &[Grid<'_, C>],
) -> zip::result::ZipResult<Vec<u8>> {
    let mut types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{OFFICE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{OFFICE}.styles+xml\"/>"
    );
    let mut book = format!(
        "{HEAD}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"{LINK}\"><sheets>"
    );
    let mut links = format!(
        "{HEAD}<Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId0\" Type=\"{LINK}/styles\" Target=\"styles.xml\"/>"
    );
    let mut sheets = Vec::with_capacity(grids.len());
    let mut names: Vec<String> = Vec::with_capacity(grids.len());
    for (number, grid) in (1..).zip(grids) {
        let name = sheet_name(grid.name, number, &names);
        book.push_str("<sheet name=\"");
        escape(&name, &mut book);
        names.push(name);
        // Writing to a string cannot fail.
        let _ = write!(book, "\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
             ContentType=\"{OFFICE}.worksheet+xml\"/>"
        );
        let _ = write!(
            links,
            "<Relationship Id=\"rId{number}\" Type=\"{LINK}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        );
        sheets.push((format!("xl/worksheets/sheet{number}.xml"), sheet(grid)));
    }
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    links.push_str("</Relationships>");
    let mut parts = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ];
    parts.extend(sheets.iter().map(|(path, sheet)| (path.as_str(), sheet.as_bytes())));
    pack(&parts)
}

/// A name as Excel takes it for a sheet: short, without its own marks, and not given before, whatever
/// the case of its letters.
fn sheet_name(wanted: &str, number: usize, taken: &[String]) -> String {
    let is_fit = |c: char| !c.is_control() && !"[]:*?/\\\"".contains(c);
    let mut name = String::new();
    for c in wanted.chars().filter(|c| is_fit(*c)) {
        if name.encode_utf16().count() + c.len_utf16() > MOST_OF_NAME {
            break;
        }
        name.push(c);
    }
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let is_same = |other: &String| other.to_lowercase() == name.to_lowercase();
    if name.is_empty() || taken.iter().any(is_same) {
        return format!("Sheet{number}");
    }
    name.to_owned()
}

fn sheet<C: Cell>(grid: &Grid<'_, C>) -> String {
    let size = grid.rows.iter().flatten().map(|cell| cell.text().len() + 60).sum();
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
        if cells.iter().all(|cell| cell.text().is_empty()) {
            continue;
        }
        let style = if row == header { 2 } else { 1 };
        let _ = write!(out, "<row r=\"{row}\">");
        for (column, cell) in (1..).zip(cells).filter(|(_, cell)| !cell.text().is_empty()) {
            let place = letters(column);
            let text = cell.text();
            if cell.is_number() {
                let _ = write!(out, "<c r=\"{place}{row}\" s=\"3\"><v>{text}</v></c>");
                continue;
            }
            let _ = write!(
                out,
                "<c r=\"{place}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            );
            escape(text, &mut out);
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
