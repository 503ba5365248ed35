//! Words, their plain forms and their sounds: what a query meets and what it does not.

use std::fmt::Write as _;

use proptest::prelude::*;
use smriti::domain::bank::find::{Picked, Wanted, forms, matches, plain, roman, words};

/// Words of papers, each with spellings that people use. Every one must find it.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("संयुक्त", &["sanyukt", "samyukt", "sanyukta", "samyukta"]),
    ("राष्ट्र", &["rashtra", "raashtra", "rashtr", "raashtr", "rastra"]),
    ("राष्ट्रीय", &["rashtriya", "raashtriya", "rashtriy", "rashtreey", "rastriya"]),
    ("अपराध", &["apradh", "aparadh", "apraadh", "aparaadh"]),
    ("संधि", &["sandhi", "sandhee", "sndhi"]),
    ("सन्धि", &["sandhi", "sandhee"]),
    ("अनुच्छेद", &["anuchchhed", "anuched", "anuchhed", "anuchched", "anucched", "anoochchhed"]),
    ("अभिसमय", &["abhisamay", "abhisamaya", "abhisamy"]),
    ("राज्य", &["rajya", "raajya", "rajy"]),
    ("पक्षकार", &["pakshakar", "pakshkar", "pakshakaar", "paxkar"]),
    ("साक्ष्य", &["sakshya", "saakshya", "sakshy", "saxya"]),
    ("न्यायालय", &["nyayalay", "nyayalaya", "nyaayaalay", "nyaayalaya"]),
    ("विधि", &["vidhi", "widhi", "vidhee"]),
    ("संविधान", &["samvidhan", "sanvidhan", "samvidhaan", "sanwidhan"]),
    ("अधिकार", &["adhikar", "adhikaar"]),
    ("मानव", &["manav", "maanav", "manaw", "maanava"]),
    ("अधिकारिता", &["adhikarita", "adhikaarita", "adhikaritaa"]),
    ("प्रत्यर्पण", &["pratyarpan", "pratyarpana", "pratyarpann"]),
    ("सहायता", &["sahayata", "sahayta", "sahaayata", "sahaaytaa"]),
    ("सहयोग", &["sahyog", "sahayog", "sahyoga"]),
    ("सम्मेलन", &["sammelan", "samelan", "sammelana"]),
    ("सचिवालय", &["sachivalay", "sachivalaya", "sachiwalay", "sachivaalay"]),
    ("सचिव", &["sachiv", "sachiva", "sachiw"]),
    ("महासभा", &["mahasabha", "mahaasabha", "mahasabhaa"]),
    ("सभा", &["sabha", "sabhaa", "sbha"]),
    ("लोकसभा", &["loksabha", "lokasabha", "loksabhaa"]),
    ("संसद", &["sansad", "samsad", "sansada"]),
    ("प्रधानमंत्री", &["pradhanmantri", "pradhaanmantri", "pradhanmantree"]),
    ("मंत्रालय", &["mantralay", "mantralaya", "mantraalay"]),
    ("मन्त्री", &["mantri", "mantree"]),
    ("राष्ट्रपति", &["rashtrapati", "raashtrapati", "rashtrpati", "rashtrapatee"]),
    ("मुख्यमंत्री", &["mukhyamantri", "mukhymantri", "mukhyamantree"]),
    ("चुनाव", &["chunav", "chunaav", "chunaw"]),
    ("निर्वाचन", &["nirvachan", "nirvaachan", "nirwachan"]),
    ("आयोग", &["ayog", "aayog", "aayoga"]),
    ("आयुक्त", &["ayukt", "aayukt", "ayukta"]),
    ("परिषद", &["parishad", "parishada", "parisad"]),
    ("सुरक्षा", &["suraksha", "surakshaa", "suraxa"]),
    ("शिक्षा", &["shiksha", "siksha", "shikshaa", "shixa"]),
    ("क्षेत्र", &["kshetra", "kshetr", "xetra"]),
    ("ज्ञान", &["gyan", "gyaan", "jnan", "jnaan", "dnyan"]),
    ("विज्ञान", &["vigyan", "vigyaan", "vijnan", "vidnyan", "wigyan"]),
    ("अज्ञान", &["agyan", "agyaan", "ajnan"]),
    ("आज्ञा", &["agya", "aagya", "aajna"]),
    ("कृषि", &["krishi", "krushi", "krishee"]),
    ("ऋण", &["rin", "rina", "runa"]),
    ("प्रकृति", &["prakriti", "prakruti", "prakritee"]),
    ("भारत", &["bharat", "bhaarat", "bharata"]),
    ("भारतीय", &["bhartiya", "bharatiya", "bhaarateey", "bharatiy"]),
    ("हिंदी", &["hindi", "hindee", "hindii"]),
    ("हिन्दी", &["hindi", "hindee"]),
    ("संबंध", &["sambandh", "sanbandh", "sambandha"]),
    ("सम्बन्ध", &["sambandh", "sambandha"]),
    ("पंचायत", &["panchayat", "panchaayat", "pnchayat"]),
    ("पञ्चायत", &["panchayat"]),
    ("जनसंख्या", &["jansankhya", "janasankhya", "jansankhyaa"]),
    ("अंतरराष्ट्रीय", &["antarrashtriya", "antarashtriya", "antararashtriya"]),
    ("इलेक्ट्रॉनिक", &["ilektronik", "elektronik", "ilektraunik"]),
    ("आँकड़े", &["ankde", "aankde", "ankade", "aankre", "akde", "ankare"]),
    ("पहुँच", &["pahunch", "pahuch", "pahoonch"]),
    ("लड़का", &["ladka", "larka", "ladaka", "ladkaa"]),
    ("पढ़ना", &["padhna", "parhna", "padhana"]),
    ("ज़मीन", &["zameen", "jameen", "zamin", "jamin"]),
    ("फ़ैसला", &["faisla", "phaisla", "faisala", "faislaa"]),
    ("क़ानून", &["kanoon", "qanoon", "kanun", "qanun", "kaanoon"]),
    ("ग़रीब", &["garib", "gareeb", "ghareeb"]),
    ("ख़बर", &["khabar", "khabr"]),
    ("दुःख", &["dukh", "duhkh", "dukha"]),
    ("स्वास्थ्य", &["swasthya", "svasthya", "swaasthya", "swasthy"]),
    ("स्वराज", &["swaraj", "svaraj", "swaraaj"]),
    ("विश्व", &["vishv", "vishwa", "viswa", "wishva"]),
    ("शहर", &["shahar", "shahr", "sahar"]),
    ("शांति", &["shanti", "shaanti", "santi", "shantee"]),
    ("श्रम", &["shram", "shrama", "sram"]),
    ("सत्ता", &["satta", "sattaa", "sata"]),
    ("बच्चा", &["bachcha", "baccha", "bachchaa", "bacha"]),
    ("अच्छा", &["achchha", "accha", "achha", "acha"]),
    ("युद्ध", &["yuddh", "yudh", "yuddha"]),
    ("बौद्ध", &["bauddh", "bauddha", "boudh"]),
    ("क्रिया", &["kriya", "kria", "kriyaa"]),
    ("नियम", &["niyam", "niyama", "neeyam"]),
    ("न्याय", &["nyay", "nyaya", "nyaay"]),
    ("दायित्व", &["dayitva", "daayitva", "dayitwa"]),
    ("ऐतिहासिक", &["aitihasik", "etihasik", "aitihaasik"]),
    ("औद्योगिक", &["audyogik", "odyogik", "audyogika"]),
    ("उद्देश्य", &["uddeshya", "udeshya", "uddeshy", "uddesya"]),
    ("ऊर्जा", &["urja", "oorja", "urjaa"]),
    ("योजना", &["yojana", "yojna", "yojanaa"]),
    ("एवं", &["evam", "evan"]),
    ("में", &["mein", "men"]),
    ("लोगों", &["logon", "logo", "logom"]),
    ("गए", &["gaye", "gae"]),
    ("भाई", &["bhai", "bhaai", "bhaee"]),
    ("मामला", &["mamla", "maamla", "mamala", "maamalaa"]),
    ("जानना", &["janna", "jaanna", "janana"]),
    ("वित्त", &["vitt", "vit", "witta"]),
    ("धारा", &["dhara", "dhaara", "dharaa"]),
    ("पृथ्वी", &["prithvi", "pruthvi", "prithwi", "prithvee"]),
    ("अनुसमर्थन", &["anusamarthan", "anusmarthan", "anusamarthana"]),
    ("निक्षेपागार", &["nikshepagar", "nikshepaagaar", "nixepagar"]),
];

/// What must not find one another, although they look alike.
const APART: &[(&str, &[&str])] = &[
    ("संयुक्त", &["sanvidhan", "sankat", "sainik", "yukt", "sanyog"]),
    ("राष्ट्र", &["rajya", "raastaa phir", "rishta"]),
    ("अपराध", &["apeksha", "adhikar", "prayas", "upradh"]),
    ("संधि", &["sindhu", "sandarbh", "sadhu"]),
    ("भारत", &["barat", "bharti kendra", "bhrishtachar"]),
    ("कल", &["kul", "khal", "gal"]),
    ("दिन", &["dhan", "tin", "daan"]),
    ("खाना", &["gaana", "kaana"]),
    ("थाना", &["tana", "dhaana"]),
    ("विधि", &["vidya", "vriddhi"]),
    ("मानव", &["danav", "mandir"]),
    ("ज्ञान", &["dhyan", "gaan"]),
    ("convention", &["kanun", "konvensan"]),
];

fn meets(query: &str, text: &str) -> bool {
    let wanted = Wanted::of(query);
    let found = matches(&wanted, text);
    found.len() == words(text).count() && !found.is_empty()
}

#[test]
fn every_spelling_finds_its_word() {
    assert!(SPELLINGS.len() >= 80);
    let mut missed = String::new();
    for (word, spellings) in SPELLINGS {
        for spelling in *spellings {
            // As the last word, which may go on, and as one that may not.
            for query in [(*spelling).to_owned(), format!("\"{spelling}\"")] {
                if !meets(&query, word) {
                    let sounds = roman::sounds_of_hindi(word);
                    let said = roman::sounds_of_latin(spelling, true);
                    writeln!(missed, "{query} misses {word}: {said:?}, {sounds:?}").unwrap();
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn other_words_do_not() {
    for (word, others) in APART {
        for other in *others {
            assert!(!meets(&format!("\"{other}\""), word), "\"{other}\" finds {word}");
            assert!(matches(&Wanted::of(other), word).is_empty(), "{other} finds {word}");
        }
    }
}

/// While a word is typed it stays found, but for a letter that only the next one explains.
#[test]
fn the_beginning_of_a_spelling_finds_the_word() {
    let (mut all, mut missed) = (0, Vec::new());
    for (word, spellings) in SPELLINGS {
        for spelling in *spellings {
            for end in 3..spelling.len() {
                if roman::sounds_of_latin(&spelling[..end], true).iter().all(|one| one.len() < 2) {
                    // One sound alone is not looked up: it would find a tenth of all Hindi.
                    continue;
                }
                all += 1;
                if !meets(&spelling[..end], word) {
                    missed.push(format!("{} of {word}", &spelling[..end]));
                }
            }
        }
    }
    assert!(missed.len() * 100 < all, "{} of {all}: {missed:?}", missed.len());
}

#[test]
fn words_of_one_plain_form_are_the_same() {
    let same = [
        ("ज़मीन", "जमीन"),
        ("\u{95b}मीन", "ज\u{93c}मीन"),
        ("हिन्दी", "हिंदी"),
        ("सम्बन्ध", "संबंध"),
        ("पञ्च", "पंच"),
        ("अण्डा", "अंडा"),
        ("गङ्गा", "गंगा"),
        ("पहुँच", "पहुंच"),
        ("४०", "40"),
        ("१९४७", "1947"),
        ("Convention", "CONVENTION"),
        ("São", "sao"),
        ("क्\u{200d}ष", "क्ष"),
        ("Ａ１", "a1"),
    ];
    for (one, other) in same {
        assert_eq!(plain(one), plain(other), "{one} and {other}");
        assert!(meets(one, other) && meets(other, one), "{one} and {other}");
    }
    for (one, other) in [("कल", "काल"), ("जन्म", "जंम"), ("मत", "मृत"), ("हिन्दी", "हिदी")]
    {
        assert_ne!(plain(one), plain(other), "{one} and {other}");
    }
}

#[test]
fn words_are_not_cut_in_two() {
    let text = "अपराध-संधि, Art. 65(2): क्‍या “ज़मीन” था? **not** ____ 3.5%";
    let found: Vec<&str> = words(text).map(|at| &text[at]).collect();
    assert_eq!(found, ["अपराध", "संधि", "Art", "65", "2", "क्‍या", "ज़मीन", "था", "not", "3", "5"]);
}

#[test]
fn what_is_found_is_marked() {
    let text = "The Conventions of the United Nations: संयुक्त राष्ट्र का अभिसमय";
    let marked = |query: &str| -> Vec<&str> {
        matches(&Wanted::of(query), text).into_iter().map(|at| &text[at]).collect()
    };
    assert_eq!(marked("conv"), ["Conventions"]);
    assert_eq!(marked("convention of"), ["of"], "only the last word may go on");
    assert_eq!(marked("sanyukt r"), ["संयुक्त"]);
    assert_eq!(marked("sanyukt ras"), ["संयुक्त", "राष्ट्र"]);
    assert_eq!(marked("राष"), ["राष्ट्र"]);
    assert_eq!(marked("\"united nat"), ["United", "Nations"]);
    assert_eq!(marked("\"united n"), ["United"]);
    assert_eq!(marked("\"united na"), ["United", "Nations"]);
    assert_eq!(marked("\"united x"), ["United"], "the first letter counts for nothing yet");
    assert_eq!(marked("\"united nat\""), [""; 0]);
    assert_eq!(marked("\"nations united\""), [""; 0]);
    assert_eq!(marked("\"sanyukt राष्ट्र\""), ["संयुक्त", "राष्ट्र"]);
    assert_eq!(marked(" ,;\"\" - * ( "), [""; 0]);
    assert!(Wanted::of(" ,;\"\" - * ( ").is_empty());
}

#[test]
fn a_set_of_questions_is_what_was_put_in_it() {
    for of in [0, 1, 63, 64, 65, 200] {
        let all = Picked::all(of);
        assert_eq!(all.count(), of);
        assert!(all.iter().eq(0..of));
        let third = Picked::of(of, |number| number % 3 == 0);
        assert!(third.iter().eq((0..of).filter(|number| number % 3 == 0)));
        let mut rest = all.clone();
        rest.drop_all(&third);
        assert_eq!(rest.count() + third.count(), of);
        rest.keep(&third);
        assert_eq!(rest.count(), 0);
        rest.join(&third);
        assert_eq!(rest, third);
        rest.add(of);
        rest.add(u32::MAX);
        assert!(!all.has(of) && rest.count() == third.count(), "beyond the shelf there is nothing");
    }
}

proptest! {
    /// Whatever is typed and whatever is read: nothing panics, and what is marked is a word.
    #[test]
    fn any_text_can_be_looked_for(query in ".{0,60}", text in ".{0,200}") {
        let places: Vec<_> = words(&text).collect();
        for at in matches(&Wanted::of(&query), &text) {
            prop_assert!(places.contains(&at));
        }
        for at in places {
            prop_assert!(forms(&text[at]).len() <= 9);
        }
    }

    /// A word finds itself, whole and by each of its beginnings.
    #[test]
    fn a_word_is_found_by_its_letters(word in "[a-zA-Zऀ-ॿ०-९\u{200d}]{1,20}") {
        let Some(at) = words(&word).next() else { return Ok(()) };
        let word = &word[at];
        let quoted = format!("\"{word}\"");
        prop_assert_eq!(matches(&Wanted::of(&quoted), word).len(), 1);
        prop_assert_eq!(matches(&Wanted::of(word), word).len(), 1);
    }
}
