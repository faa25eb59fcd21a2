"""Whose calendar a text follows."""

from __future__ import annotations

import pytest

from bnevents.text import tokenize
from bnevents.times import guess_region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("চলতি অর্থবর্ষে রাজ্যের আয় বেড়েছে।", "IN"),
        ("১৫ অগস্ট নবান্নে পতাকা তোলা হয়।", "IN"),
        ("চলতি অর্থবছরে উপজেলার বরাদ্দ বেড়েছে।", "BD"),
        ("বাসস জানায়, ঢাকায় বৃষ্টি হয়েছে।", "BD"),
        ("বিধানসভায় বিল পাশ হয়েছে, জানান মুখ্যমন্ত্রী।", "IN"),
        ("রোববার কলকাতায় মুখ্যমন্ত্রী বিজেপির সমালোচনা করেন।", "BD"),
        ("রাশিয়া চুক্তি করেছে।", "BD"),
        ("", "BD"),
    ],
)
def test_region(text: str, region: str) -> None:
    assert guess_region(text) == region
    assert guess_region(tokenize(text)) == region


def test_default_where_nothing_tells() -> None:
    assert guess_region("রাশিয়া চুক্তি করেছে।", default="IN") == "IN"
