//! Workbooks of other programs, and workbooks that mean harm.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use smriti::domain::locale::Text;
use smriti::interchange::table::{Opened, open, take};
use smriti::interchange::{Format, Place, Said};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{cells, choices, fixture, only_sheet, right, said};

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// An Excel workbook with this in its one sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    zipped(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='/xl/s.xml'/>\
              <Relationship Id='r2' Type='x/sharedStrings' Target='t.xml'/></Relationships>",
        ),
        ("xl/t.xml", b"<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si></sst>"),
        ("xl/s.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}

fn ods(table: &str) -> Vec<u8> {
    let text = format!("<o:d><table:table table:name='S'>{table}</table:table></o:d>");
    zipped(&[("content.xml", text.as_bytes())])
}

#[test]
fn a_workbook_of_excels_kind_is_read_cell_by_cell() {
    let opened = open(&fixture("polity.xlsx"));
    assert_eq!(opened.format, Format::Xlsx);
    assert_eq!(opened.sheets.len(), 2);
    let sheet = &opened.sheets[0];
    assert_eq!(sheet.name.as_deref(), Some("Polity"));
    let row = |number: usize| sheet.row(number).expect("a row");
    // Days as days, numbers as they are typed, shares as they are shown.
    assert_eq!(row(2).cell(3), "2024-12-24");
    assert_eq!(row(3).cell(4), "30");
    assert_eq!(row(4).cell(3), "37.5%");
    // What is merged over rows holds for each of them.
    assert!((2..=5).all(|number| row(number).cell(1) == "Treaties"));
}

#[test]
fn a_formula_without_its_value_and_a_cell_far_away_are_said() {
    let bytes = fixture("polity.xlsx");
    let opened = open(&bytes);
    let place =
        |row, column| Place::Cell { sheet: Some("Polity".to_owned()), row, column: Some(column) };
    let found: Vec<_> = opened.remarks.iter().map(|r| (r.place.clone(), r.said.clone())).collect();
    assert_eq!(
        found,
        [
            (place(5, 3), Said::Unreadable { found: "a formula without its value".to_owned() }),
            (place(900_000, 702), Said::Limit { what: "columns", most: 256 }),
        ]
    );
    let taken = take(&bytes);
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [[1], [3], [2], [1]]);
    assert!(taken.items.iter().all(|item| item.topic == ["Treaties"]));
    // The sheet of notes asks nothing.
    assert!(taken.remarks.iter().any(|remark| remark.said == Said::NotAsked), "{taken:?}");
}

#[test]
fn an_opendocument_sheet_is_read_and_a_million_empty_rows_cost_nothing() {
    let bytes = fixture("hindi.ods");
    let opened = open(&bytes);
    assert_eq!(opened.format, Format::Ods);
    let sheet = &opened.sheets[0];
    assert_eq!(sheet.rows.len(), 3);
    assert_eq!(sheet.rows[2].number(), 1_000_003);
    let taken = take(&bytes);
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [[2], [1]]);
    assert_eq!(choices(&taken.items[1]).options[0].text, Text::same("1950-01-26".to_owned()));
    assert_eq!(
        taken.items[0]
            .explanation
            .as_ref()
            .map(|t| t.get(smriti::domain::locale::Locale::Hi).0.as_str()),
        Some("दिल्ली\n1911 से")
    );
}

#[test]
fn cells_are_read_as_they_are_kept() {
    let sheet = only_sheet(&xlsx(
        "<row r='3'><c r='B3' t='s'><v>1</v></c><c t='inlineStr'><is><t>a &amp; b&#10;c</t></is></c>\
         <c t='b'><v>1</v></c><c><f>1+1</f><v>2</v></c><c><v>0.30000000000000004</v></c>\
         <c><v>1E3</v></c><c t='str'><f>A1</f><v>x_x000D__x005F_</v></c><c t='e'><v>#REF!</v></c></row>",
    ));
    let texts: Vec<String> = cells(&sheet)[0].1.iter().map(|cell| cell.1.clone()).collect();
    assert_eq!(texts, ["two", "a & b\nc", "TRUE", "2", "0.3", "1000", "x\n_"]);
    assert_eq!(cells(&sheet)[0].1[0].0, 2);
    let opened =
        open(&xlsx("<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c t='s'><v>9</v></c></row>"));
    assert_eq!(said(&opened.remarks).len(), 2);
}

#[test]
fn rows_and_cells_in_any_order_are_put_right() {
    let sheet = only_sheet(&xlsx(
        "<row r='9'><c r='B9'><v>4</v></c><c r='A9'><v>3</v></c></row>\
         <row r='2'><c r='C2'><v>2</v></c></row><row r='9'><c r='D9'><v>5</v></c></row>",
    ));
    let cell = |column, text: &str| (column, text.to_owned());
    assert_eq!(
        cells(&sheet),
        [(2, vec![cell(3, "2")]), (9, vec![cell(1, "3"), cell(2, "4"), cell(4, "5")]),]
    );
}

#[test]
fn notes_and_tables_within_cells_are_no_text_of_them() {
    let sheet = only_sheet(&ods(
        "<table:table-row><table:table-cell office:value-type='string'><office:annotation><text:p>note\
         </text:p></office:annotation><text:p>a<text:s text:c='2'/>b</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='2' office:value-type='float' \
         office:value='1.0'><text:p>1.00</text:p></table:table-cell></table:table-row>",
    ));
    let cell = |column, text: &str| (column, text.to_owned());
    assert_eq!(cells(&sheet), [(1, vec![cell(1, "a  b"), cell(2, "1"), cell(3, "1")])]);
}

/// How many bytes the cells of what was opened hold.
fn size(opened: &Opened) -> usize {
    opened
        .sheets
        .iter()
        .flat_map(|s| &s.rows)
        .flat_map(smriti::interchange::table::Row::cells)
        .map(|c| c.1.len())
        .sum()
}

#[test]
fn repetition_is_bounded() {
    let most = "4000000000";
    for cell in [
        format!(
            "<table:table-row table:number-rows-repeated='{most}'><table:table-cell \
            office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>"
        ),
        format!(
            "<table:table-row><table:table-cell table:number-columns-repeated='{most}' \
            office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>"
        ),
        format!(
            "<table:table-row><table:table-cell office:value-type='string'><text:p>x{}\
            </text:p></table:table-cell></table:table-row>",
            format!("<text:s text:c='{most}'/>x").repeat(100)
        ),
    ] {
        let opened = open(&ods(&cell));
        assert!(opened.remarks.iter().all(|r| matches!(r.said, Said::Limit { .. })), "{cell}");
        assert_eq!(opened.remarks.len(), 1, "{cell}");
        assert!(size(&opened) < 1 << 20);
    }
}

#[test]
fn a_text_shared_by_many_cells_is_bounded() {
    let mut strings = b"<sst><si><t>".to_vec();
    strings.extend(std::iter::repeat_n(b'x', 60_000));
    strings.extend(b"</t></si></sst>");
    let row = "<row>".to_owned() + &"<c t='s'><v>0</v></c>".repeat(200) + "</row>";
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(40));
    let opened = open(&zipped(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            b"<R><Relationship Id='r1' Type='/worksheet' Target='s.xml'/>\
              <Relationship Id='r2' Type='/sharedStrings' Target='t.xml'/></R>",
        ),
        ("xl/t.xml", &strings),
        ("xl/s.xml", sheet.as_bytes()),
    ]));
    assert!(size(&opened) <= 256 << 20);
    assert!(
        matches!(opened.remarks[0].said, Said::Limit { what: "bytes", .. }),
        "{:?}",
        opened.remarks
    );
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    let zeros = vec![b' '; 300 << 20];
    let bytes = zipped(&[("content.xml", &zeros)]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(said(&open(&bytes).remarks), [&Said::Limit { what: "bytes", most: 256 << 20 }]);
}

#[test]
fn a_zip_of_something_else_is_said() {
    for bytes in [b"PK\x03\x04 and no more".to_vec(), zipped(&[("a.txt", b"hello")])] {
        let opened = open(&bytes);
        assert_eq!(opened.sheets, []);
        assert!(matches!(opened.remarks[0].said, Said::Unreadable { .. }));
    }
}

/// Pieces of which sheets are made, so that chance comes upon what is nearly right.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("<row r='1'>".to_owned()),
        Just("<row>".to_owned()),
        Just("</row>".to_owned()),
        Just("<c r='A1' t='s'><v>1</v></c>".to_owned()),
        Just("<c t='inlineStr'><is><t>Question</t></is></c>".to_owned()),
        Just("<c s='9'><v>45000.5</v></c>".to_owned()),
        Just("<mergeCell ref='A1:A9999999'/>".to_owned()),
        Just("<table:table-row table:number-rows-repeated='9'>".to_owned()),
        Just("</table:table-row>".to_owned()),
        Just("<table:table-cell table:number-columns-repeated='3'><text:p>B".to_owned()),
        Just("</table:table-cell>".to_owned()),
        Just("<table:table>".to_owned()),
        Just("</table:table>".to_owned()),
        Just("&#xD800;&x;&amp;".to_owned()),
        Just("<![CDATA[x]]>".to_owned()),
        "<[a-z]{1,3} [a-z:]{1,4}='[A-Z0-9:$]{0,12}'/?>",
        "[<>/='&;a-c\"!?\\-]{0,8}",
    ]
}

proptest! {
    #[test]
    fn no_sheet_panics(pieces in proptest::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        take(&xlsx(&text));
        take(&ods(&text));
    }

    #[test]
    fn no_bytes_within_a_zip_panic(
        parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..60), 5),
    ) {
        let names = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/styles.xml"];
        let mut all: Vec<(&str, &[u8])> =
            names.into_iter().zip(&parts).map(|(name, part)| (name, part.as_slice())).collect();
        take(&zipped(&all));
        all.push(("content.xml", &parts[4]));
        take(&zipped(&all));
    }

    #[test]
    fn no_damage_to_a_workbook_panics(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(),
        which in 0_usize..3,
    ) {
        let mut bytes = fixture(["polity.xlsx", "kahoot.xlsx", "hindi.ods"][which]);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        take(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        take(&bytes);
    }
}
