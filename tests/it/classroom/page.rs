//! The page that phones load.

use std::fs;

fn read(name: &str) -> String {
    fs::read_to_string(format!("assets/classroom/{name}")).expect("a file of the page")
}

#[test]
fn the_page_is_small_and_needs_nothing_from_elsewhere() {
    let files = ["room.html", "room.css", "room.js"].map(read);
    let size: usize = files.iter().map(String::len).sum();
    assert!(size < 100_000, "{size} bytes");
    for file in &files {
        for elsewhere in ["http:", "https:", "@import", "url(", "src=\"//", "import(", "wss:"] {
            assert!(!file.contains(elsewhere), "{elsewhere}");
        }
    }
    // What the policy of the server does not allow, and what would make text into markup.
    for (file, refused) in [
        (&files[0], "style="),
        (&files[0], "onclick"),
        (&files[2], "innerHTML"),
        (&files[2], "insertAdjacentHTML"),
        (&files[2], "document.write"),
        (&files[2], "eval("),
        (&files[2], "new Function"),
        (&files[2], "style:"),
    ] {
        assert!(!file.contains(refused), "{refused}");
    }
}

#[test]
fn the_page_is_written_for_old_browsers() {
    let script = read("room.js");
    for newer in [
        "async ",
        "await ",
        "?.",
        "??",
        "**=",
        ".includes(",
        ".padStart(",
        "Object.entries",
        "Object.values",
        "catch {",
        ".at(",
        "...",
        ".replaceAll(",
        ".replaceChildren(",
        ".append(",
        ".prepend(",
        ".flat(",
        ".flatMap(",
        ".matchAll(",
        ".trimStart(",
        "Object.fromEntries",
        "globalThis",
        "structuredClone",
        "queueMicrotask",
        "randomUUID",
        "IntersectionObserver",
        "AbortController",
        ".finally(",
    ] {
        assert!(!script.contains(newer), "{newer}");
    }
    // What browsers of 2018 do not lay out.
    let style = read("room.css");
    for newer in [
        "gap:",
        "inset:",
        ":is(",
        ":where(",
        ":has(",
        "clamp(",
        "min(",
        "max(",
        "aspect-ratio",
        "dvh",
    ] {
        assert!(!style.contains(newer), "{newer}");
    }
}

/// Both languages say the same things, and all that the page says is there.
#[test]
fn the_page_speaks_both_languages() {
    let script = read("room.js");
    let names = |from: &str, to: &str| {
        let begin = script.find(from).expect("the words") + from.len();
        let end = begin + script[begin..].find(to).expect("their end");
        let mut names: Vec<String> = script[begin..end]
            .split('\'')
            .step_by(2)
            .filter_map(|between| {
                let name = between.trim().trim_start_matches(',').trim().strip_suffix(':')?;
                Some(name.to_owned())
            })
            .collect();
        names.sort();
        names
    };
    let english = names("    en: {", "\n    },");
    let hindi = names("    hi: {", "\n    }\n");
    assert!(english.len() > 60, "{english:?}");
    assert_eq!(english, hindi);
    for name in english.iter().filter(|name| !name.starts_with("why") && name.len() > 2) {
        let used = script.matches(&format!("'{name}'")).count();
        assert!(used > 0, "{name} is not used");
    }
}
