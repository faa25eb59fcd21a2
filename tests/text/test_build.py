"""The lexicon of stems out of counts of word forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnevents.text.build import build, is_stem
from bnevents.text.characters import normalize

TABLE = """
    সরকার:90 সরকারের:60 সরকারকে:20 সরকারি:30 দেশ:50 দেশে:40 দেশের:60 দেশটি:20 দেশটির:12 বিষয়:40 বিষয়টি:30
    বিষয়টির:5 কমিটি:30 কমিটির:20 কমিটিকে:5 আবার:25 ঢাকায়:30 ঢাকা:40 করেছে:80 দিন:30 দিনের:20 দিনে:10
    পাঠায়নি:9 বিরল:1 ২০২৪:50 ক:70 দূরে:30
"""
COUNTS = {normalize(pair.split(":")[0]): int(pair.split(":")[1]) for pair in TABLE.split()}


@pytest.mark.parametrize("form", ["সরকার", "দেশ", "বিষয়", "কমিটি", "আবার", "ঢাকা", "দিন", "সরকারি"])
def test_stems(form: str) -> None:
    assert is_stem(normalize(form), COUNTS)


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("সরকারের", "a genitive"),
        ("দেশে", "a locative, of which দেশের is no form"),
        ("দেশটি", "a definite form"),
        ("বিষয়টি", "a definite form"),
        ("ঢাকায়", "a locative"),
        ("দূরে", "ends like a locative, though its stem does not occur"),
        ("করেছে", "a verb"),
        ("পাঠায়নি", "a verb"),
        ("বিরল", "too rare to tell"),
        ("২০২৪", "no word"),
        ("ক", "a letter"),
    ],
)
def test_what_is_no_stem(form: str, why: str) -> None:
    assert not is_stem(normalize(form), COUNTS), why


def test_build(tmp_path: Path) -> None:
    source, target = tmp_path / "forms.tsv", tmp_path / "stems.txt"
    lines = [f"{form}\t{count}" for form, count in COUNTS.items()]
    # counts of both spellings of one form add up; what is no count is passed over
    source.write_text(
        "\n".join([*lines, "নদী\t5", "নদীর\t4", "নদীতে\t2", "কো\u09b0\u09bf\u09df\u09be\tmany"]), encoding="utf-8"
    )
    count = build(source, target)
    stems = target.read_text(encoding="utf-8").split()
    assert len(stems) == count
    assert stems == sorted(stems)
    assert {"নদী", "সরকার"} <= set(stems)
    assert "নদীর" not in stems
