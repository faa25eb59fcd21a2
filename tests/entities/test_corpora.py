"""Readers of the training corpora, on small files of our own, and sentences with other names."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from bnevents.entities.augment import Substituter, inflected
from bnevents.entities.corpora import Sentence, read_banglakit, read_neonp, read_rifat, spans
from bnevents.entities.gazetteer import Gazetteer
from bnevents.entities.names import Name
from bnevents.text import tokenize


def names(sentence: Sentence) -> list[tuple[str, str]]:
    return [
        (" ".join(form.text for form in sentence.forms[first:last]), label)
        for first, last, label in sorted(spans(sentence.tags))
    ]


def test_rifat(tmp_path: Path) -> None:
    """A byte order mark, initials tagged one by one, orphan I- tags, times, quotes left on words."""
    path = tmp_path / "rifat.tsv"
    rows = [
        "‘নদীটি\tO",
        "এ\tB-PER",
        "কে\tB-PER",
        "রহমান\tI-PER",
        "গতকাল\tTIM",
        "ঢাকায়\tI-LOC",
        "যান।’\tO",
        "পরে\tO",
        "ফেরেন\tO",
    ]
    path.write_text("\ufeff" + "\n".join(rows) + "\n", encoding="utf-8")
    first, second = read_rifat(path)
    assert names(first) == [("এ কে রহমান", "PER"), ("ঢাকায়", "LOC")]
    assert names(second) == []
    assert first.source == "rifat"


def test_neonp(tmp_path: Path) -> None:
    """`0` means outside, `O-X` the last token of a name of label X."""
    path = tmp_path / "neonp.tsv"
    path.write_text("বিশ্ব B-ORG\nব্যাংকের O-ORG\nঋণ 0\nপেল 0\nনেপাল B-LOC\n\nআজ B-TIME\nবৃষ্টি 0\n", encoding="utf-8")
    first, second = read_neonp(path)
    assert names(first) == [("বিশ্ব ব্যাংকের", "ORG"), ("নেপাল", "LOC")]
    assert names(second) == []


def test_banglakit(tmp_path: Path) -> None:
    """Tags stand on the tokens of spaCy's blank pipeline; sentences whose tags do not fit are left out."""
    path = tmp_path / "banglakit.jsonl"
    rows = [["রাকিব হাসান ঢাকায় যান।", ["B-PERSON", "L-PERSON", "U-GPE", "O", "O"]], ["ভুল সংখ্যা", ["O"]]]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    [sentence] = read_banglakit(path)
    assert names(sentence) == [("রাকিব হাসান", "PER"), ("ঢাকায়", "LOC")]


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("ঢাকা", "genitive", "ঢাকার"),
        ("লন্ডন", "genitive", "লন্ডনের"),
        ("লন্ডন", "locative", "লন্ডনে"),
        ("ঢাকা", "locative", "ঢাকাতে"),
        ("মীনা", "accusative", "মীনাকে"),
        ("মীনা", "bare", "মীনা"),
    ],
)
def test_endings(name: str, case: str, form: str) -> None:
    assert inflected(name, case) == form


def test_other_names_keep_the_sentence_and_its_tags_in_step() -> None:
    table = Gazetteer([Name("সোনারচর", "GPE", "a"), Name("কমলা সংঘ", "ORG", "b"), Name("টিনটিন হাডক", "PERSON", "c")])
    substitute = Substituter(table, random.Random(3))
    sentence = Sentence(tokenize("গতকাল রাকিব হাসান ঢাকায় ছিলেন।").forms, ["O", "B-PER", "I-PER", "B-LOC", "O", "O"])
    for _ in range(20):
        new = substitute(sentence)
        assert new is not None
        assert len(new.forms) == len(new.tags)
        found = names(new)
        assert [label for _, label in found] == ["PER", "LOC"]
        assert found[1][0].startswith("সোনারচর")
        assert new.forms[0].text == "গতকাল"
    assert substitute(Sentence(tokenize("বৃষ্টি হয়েছে।").forms, ["O", "O", "O"])) is None
