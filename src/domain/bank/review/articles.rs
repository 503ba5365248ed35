//! Articles of the treaty: that those cited exist, and that what is said of one is about it. Only
//! English is read; that Hindi has the same numbers is looked after by `languages`.

use super::tables::{Article, Tables};
use super::words::{content, words};
use super::{Concern, Finding, Reviewed};
use crate::domain::bank::check::each_text;
use crate::domain::bank::{Body, Pair, Question};
use crate::domain::locale::Locale;

/// Other instruments that have articles; a sentence that names one is not judged.
const OTHERS: &[&str] = &["budapest", "protocol", "constitution", "unodc", "untoc", "uncac"];

pub(super) fn exist(bank: Reviewed<'_>, tables: &Tables, found: &mut Vec<Finding>) {
    if tables.articles.is_empty() {
        return;
    }
    for (index, question) in bank.questions().iter().enumerate() {
        each_text(question, &mut |field, text| {
            let text = text.text(Locale::En);
            let believed = field == "explain" || is_true(question, field);
            for sentence in sentences(text) {
                let cited = cited(sentence);
                for article in cited.iter().filter(|number| tables.article(**number).is_none()) {
                    let (field, article) = (field.to_owned(), *article);
                    found.push(bank.question(index, Concern::NoSuchArticle { field, article }));
                }
                let [only] = cited.as_slice() else { continue };
                let Some(article) = tables.article(*only).filter(|_| believed) else { continue };
                if speaks_of_another(sentence, article) {
                    found.push(bank.question(index, other(field, article)));
                }
            }
        });
        if let Body::PairsCoded(pairs) | Body::PairsHowMany(pairs) = &question.body {
            for (number, pair) in pairs.pairs.iter().enumerate() {
                if let Some(article) = mismatched(pair, tables) {
                    let field = format!("ask.pairs[{}]", number + 1);
                    found.push(bank.question(index, other(&field, article)));
                }
            }
        }
    }
}

fn other(field: &str, article: &Article) -> Concern {
    Concern::OtherArticle {
        field: field.to_owned(),
        article: article.number,
        title: article.title.clone(),
    }
}

/// Whether the field is a statement that holds.
fn is_true(question: &Question, field: &str) -> bool {
    let (Body::Statements(body) | Body::HowMany(body)) = &question.body else { return false };
    body.statements.iter().enumerate().any(|(number, statement)| {
        statement.holds && field == format!("ask.statements[{}].text", number + 1)
    })
}

/// Sentences and their halves, which may be about different articles.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(". ").flat_map(|sentence| sentence.split("; "))
}

/// The articles that a sentence names in so many words: "Article 7", "Articles 7 to 15", "Art. 7(1)".
fn cited(sentence: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut after = false;
    for token in sentence.split(|c: char| c.is_whitespace() || matches!(c, '–' | '-' | ',')) {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if matches!(bare.as_str(), "article" | "articles" | "art" | "arts") {
            after = true;
            continue;
        }
        if matches!(bare.as_str(), "" | "to" | "and" | "or") {
            continue;
        }
        let number = bare.split('(').next().and_then(|number| number.parse().ok());
        match number {
            Some(number) if after => found.push(number),
            _ => after = false,
        }
    }
    found
}

/// Whether a sentence about one article has none of its words.
fn speaks_of_another(sentence: &str, article: &Article) -> bool {
    let said: Vec<String> = words(sentence).collect();
    let elsewhere = said.iter().any(|word| OTHERS.contains(&word.as_str()));
    // A bare citation says nothing about it.
    !elsewhere && said.len() > 6 && !is_about(sentence, article)
}

/// Whether a text has one of the words by which the article is known.
fn is_about(text: &str, article: &Article) -> bool {
    let title = content(&article.title);
    let said = content(text);
    let begins = |word: &String, with: &String| {
        let stem: String = with.chars().take(6).collect();
        word.starts_with(&stem)
    };
    said.iter().any(|word| title.iter().any(|known| begins(word, known)))
        || article.words.iter().any(|known| text.to_lowercase().contains(known.as_str()))
}

/// The article of a pair "Article 7 – Illegal access" that is marked wrongly.
fn mismatched<'t>(pair: &Pair, tables: &'t Tables) -> Option<&'t Article> {
    let sides = [pair.left.text(Locale::En), pair.right.text(Locale::En)];
    let numbered = |side: &str| side.strip_prefix("Article ").and_then(|rest| rest.parse().ok());
    let number: u32 = sides.iter().find_map(|side| numbered(side))?;
    let titled = |article: &&Article| {
        sides.iter().any(|side| side.to_lowercase() == article.title.to_lowercase())
    };
    let titled = tables.articles.iter().find(titled)?;
    (pair.matched != (titled.number == number)).then(|| tables.article(number)).flatten()
}
