"""Make the lexicon of stems: `python -m bnevents.text.build WORD_FORMS.tsv` (a form, a tab, its count on each line).

A form is a stem where other forms are made of it (সরকার: সরকারের, সরকারকে), or where it is frequent and nothing that
could be its stem occurs (আবার). Verb forms are left out: `verbs.py` knows them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from bnevents.text.characters import normalize
from bnevents.text.nouns import candidates
from bnevents.text.verbs import is_noun_first, verb_readings

_INFLECTED = ("ের", "র", "কে", "ে", "তে", "য়", "য়ের", "রা", "েরা", "দের", "টি", "টির", "গুলো")
_NEVER_WHOLE = tuple(normalize(ending) for ending in ("ে", "য়", "ই", "ও", "সহ", "কে", "দের", "তে"))
_FREQUENT = 8
# stems that hide the reading of far more frequent forms: জনকে is of জন and not of জনক, a begetter
_MISLEADING = frozenset(normalize("জনক মুম্বাইয়ের রিচার").split())


def is_stem(form: str, counts: Mapping[str, int]) -> bool:
    """Return whether the counts show that a normalised form is a stem."""
    if len(form) < 2 or form in _MISLEADING or any(character.isdigit() for character in form):
        return False
    if verb_readings(form) and not is_noun_first(form):
        return False
    # দেশে + র is দেশ + ের
    made = sum((form + normalize(end)) in counts for end in _INFLECTED if not (form[-1] == "ে" and end in ("র", "য়")))
    shorter = [noun.stem for noun in candidates(form)]
    if any(noun.definite and counts.get(noun.stem, 0) * 4 > counts[form] for noun in candidates(form)):
        return False  # বিষয়টি is বিষয় with -টি
    best = max((counts.get(stem, 0) for stem in shorter), default=0)
    if made >= 2 and best < counts[form]:
        return True
    if made and best * 4 < counts[form]:
        return True
    # a locative or a clitic is an ending also where its stem happens not to occur
    whole = not form.endswith(_NEVER_WHOLE)
    return counts[form] >= _FREQUENT and best == 0 and whole


def build(source: Path, target: Path) -> int:
    """Write the stems of a table of word forms, one a line, and return how many there are."""
    counts: dict[str, int] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        form, _, count = line.partition("\t")
        if count.isdigit():
            counts[normalize(form)] = counts.get(normalize(form), 0) + int(count)
    stems = sorted(form for form in counts if is_stem(form, counts))
    target.write_text("\n".join(stems) + "\n", encoding="utf-8")
    return len(stems)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).parent / "data" / "stems.txt")
