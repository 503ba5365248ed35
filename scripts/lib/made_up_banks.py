"""Writes banks of made-up questions, to measure Smriti with far more than it ships.

    made_up_banks.py HOW_MANY FOLDER

About 960 bytes a question, a fifth of them in English and Hindi, 5,000 to a bank. The same every
time: the words are drawn from a fixed seed. The sentences mean nothing.
"""

import random
import sys
from pathlib import Path

ENGLISH = (
    "state party convention article offence electronic data evidence request authority court law "
    "system access computer network service provider preservation disclosure order measure crime "
    "investigation prosecution extradition assistance protection victim property seizure "
    "confiscation transfer training technical cooperation secretariat conference signature "
    "ratification depositary protocol amendment reservation dispute jurisdiction penalty child "
    "image fraud forgery interception interference device misuse laundering proceeds territory "
    "vessel aircraft national resident sovereignty human rights safeguard judicial review"
).split()
HINDI = (
    "राज्य पक्षकार अभिसमय अनुच्छेद अपराध इलेक्ट्रॉनिक आँकड़े साक्ष्य अनुरोध प्राधिकारी न्यायालय विधि प्रणाली "
    "पहुँच नेटवर्क सेवा प्रदाता संरक्षण प्रकटन आदेश उपाय अन्वेषण अभियोजन प्रत्यर्पण सहायता पीड़ित संपत्ति "
    "अधिग्रहण हस्तांतरण प्रशिक्षण तकनीकी सहयोग सचिवालय सम्मेलन हस्ताक्षर अनुसमर्थन निक्षेपागार संशोधन विवाद "
    "अधिकारिता दंड बालक कूटरचना अवरोधन उपकरण दुरुपयोग क्षेत्र नागरिक संप्रभुता मानव अधिकार"
).split()
PER_BANK = 5000
TOPICS = 8


def sentence(draw, words, length):
    return " ".join(draw.choices(words, k=length)).capitalize()


def text(draw, both, length, end=""):
    english = sentence(draw, ENGLISH, length) + end
    if not both:
        return f'"{english}"'
    return f'(en: "{english}", hi: "{sentence(draw, HINDI, length)}{end}")'


def question(draw, bank, number):
    both = draw.random() < 0.2
    options = [f"(text: {text(draw, both, 3)}, right: true)"]
    options += [
        f"(text: {text(draw, both, 3)}, why: {text(draw, both, 3, '.')})" for _ in range(3)
    ]
    # No two options of a question may read the same.
    options = [option.replace('"', f'"{letter} ', 1) for letter, option in zip("KLMN", options)]
    draw.shuffle(options)
    listed = "\n".join(f"                    {option}," for option in options)
    return f"""        (
            id: "{bank}-{number:04}",
            topic: "topic-{number % TOPICS + 1}",
            difficulty: {draw.randint(1, 5)},
            ask: Single(
                stem: {text(draw, both, 8, '?')},
                options: [
{listed}
                ],
            ),
            explain: {text(draw, both, 7, '.')},
            sources: ["made-up"],
        ),
"""


def bank(draw, name, count):
    topics = "".join(
        f'        (id: "topic-{number}", title: "Made-up topic {number}"),\n'
        for number in range(1, TOPICS + 1)
    )
    questions = "".join(question(draw, name, number) for number in range(1, count + 1))
    return f"""(
    schema: 1,
    id: "{name}",
    title: "Made-up questions, {name}",
    subject: "Made-up questions",
    licence: "CC0-1.0",
    authors: ["Nobody"],
    checked: "2026-11-21",
    exams: [Upsc, Ssc],
    topics: [
{topics}    ],
    sources: [
        (id: "made-up", short: "Made up", cite: "Made up to measure with."),
    ],
    questions: [
{questions}    ],
)
"""


def main():
    how_many, folder = int(sys.argv[1]), Path(sys.argv[2])
    draw = random.Random(1)
    for first in range(0, how_many, PER_BANK):
        name = f"made-up-{first // PER_BANK + 1:03}"
        count = min(PER_BANK, how_many - first)
        (folder / f"{name}.ron").write_text(bank(draw, name, count), encoding="utf-8")


if __name__ == "__main__":
    main()
