"""One spelling of one name, and how names are cut into words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bnevents.errors import GazetteerError
from bnevents.models import EntityLabel

DATA = Path(__file__).parent / "data"
LABELS: tuple[EntityLabel, ...] = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
PLACES: frozenset[EntityLabel] = frozenset({"GPE", "LOC", "FAC"})
# what stands between the words of a name and does not count: tokens are split at hyphens
JOINERS = frozenset({"-", "–", "."})
_GAPS = str.maketrans("-–—", "   ")
_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a name.

    Attributes:
        spelling: as papers write it, without case ending.
        label: what it names.
        key: the same for all spellings of one entity; different for different entities.
        id, english, latitude, longitude, country, stands_for: as in `bnevents.models.Entity`.
        weak: also a common word or part of other names; counts only beside other evidence.
        priority: which of two names of one spelling is meant, the higher one.
    """

    spelling: str
    label: EntityLabel
    key: str
    id: str | None = None
    english: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    stands_for: str | None = None
    weak: bool = False
    priority: int = 0


def words_of(spelling: str) -> list[str]:
    """Return the words of a name as the tokenizer cuts them: at spaces and hyphens.

    Example:
        >>> words_of("কিম জং-উন")  # Kim Jong-un
        ['কিম', 'জং', 'উন']
    """
    return spelling.translate(_GAPS).split()


def name_key(label: str, ident: str | None, english: str | None, spelling: str) -> str:
    """Return what tells one entity from others: a person's or organisation's English name, else its id, else itself."""
    if english and label in ("PERSON", "ORG"):
        return f"{label}:{english}"
    return ident or f"{label}:{english or spelling}"


def read_table(path: Path) -> list[Name]:
    """Return the names of a compiled table: tab-separated spellings, label, id, English, coordinates, …

    Raises:
        GazetteerError: a line has another number of fields or an unknown label.
    """
    names: list[Name] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != _FIELDS or fields[1] not in LABELS:
            raise GazetteerError("not a line of the compiled table", path=str(path), line=number)
        spellings, label, ident, english, latitude, longitude, country, stands_for, weak, priority = fields
        key = name_key(label, ident, english, spellings.partition("|")[0])
        for spelling in spellings.split("|"):
            names.append(
                Name(
                    spelling,
                    cast("EntityLabel", label),
                    key,
                    ident or None,
                    english or None,
                    float(latitude) if latitude else None,
                    float(longitude) if longitude else None,
                    country or None,
                    stands_for or None,
                    bool(weak),
                    int(priority),
                )
            )
    return names
