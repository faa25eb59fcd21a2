"""The spaCy component: alone, beside others, in several processes, saved and loaded."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import spacy
from event_cases import PACKS, extractor
from spacy.language import Language
from spacy.tokens import Doc

import bnevents
from bnevents.errors import GazetteerError, InputError, RuleError
from bnevents.models import Extraction

SIGNED = "গতকাল নেপাল চুক্তিতে সই করেছে।"
CONFIG = {"rules": [str(path) for path in PACKS], "builtin": False}


def types(doc: Doc) -> list[str]:
    return [event.type for event in doc._.bnevents.events]


def day(doc: Doc) -> str | None:
    time = doc._.bnevents.events[0].time
    return None if time is None else time.value


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("bn")
    made.add_pipe("bnevents", config=CONFIG)
    return made


def test_in_a_blank_pipeline(nlp: Language) -> None:
    doc = nlp(SIGNED)
    assert isinstance(doc._.bnevents, Extraction)
    assert doc._.bnevents == extractor().extract(SIGNED)
    assert doc.text == SIGNED
    assert nlp.pipe_names == ["bnevents"]


def test_the_default_configuration_uses_the_builtin_rules() -> None:
    made = spacy.blank("bn")
    made.add_pipe("bnevents")
    assert types(made("নেপাল চুক্তিতে সই করেছে।")) == ["TreatySigned"]


def test_a_doc_that_was_not_read_has_nothing() -> None:
    assert spacy.blank("bn")(SIGNED)._.bnevents is None


def test_the_configuration_is_json(nlp: Language) -> None:
    assert json.loads(json.dumps(nlp.config))["components"]["bnevents"]["builtin"] is False


@pytest.mark.parametrize("given", ["2024-11-10", dt.date(2024, 11, 10), dt.datetime(2024, 11, 10, 9, 30)])
def test_the_date_of_a_document(nlp: Language, given: object) -> None:
    doc = nlp.make_doc(SIGNED)
    doc._.published = given
    assert day(nlp(doc)) == "2024-11-09"


def test_without_a_date_of_its_own(nlp: Language) -> None:
    doc = nlp(SIGNED)
    assert doc._.published is None
    assert doc._.bnevents.published is None


def test_an_unreadable_date(nlp: Language) -> None:
    doc = nlp.make_doc(SIGNED)
    doc._.published = "soon"
    with pytest.raises(InputError, match="ISO"):
        nlp(doc)


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe(nlp: Language, processes: int) -> None:
    texts = [f"{SIGNED} {number}" for number in range(6)]
    docs = list(nlp.pipe(texts, n_process=processes))
    assert [doc.text for doc in docs] == texts
    assert all(doc._.bnevents == extractor().extract(doc.text) for doc in docs)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    "context", [{"published": "2024-11-10"}, {"published": dt.date(2024, 11, 10)}, "2024-11-10", dt.date(2024, 11, 10)]
)
def test_the_date_as_context(nlp: Language, processes: int, context: object) -> None:
    pairs = list(nlp.pipe([(SIGNED, context), (SIGNED, None)], as_tuples=True, n_process=processes))
    assert [kept for _, kept in pairs] == [context, None]
    assert [day(doc) for doc, _ in pairs] != [None, None]
    assert day(pairs[0][0]) == "2024-11-09"
    assert day(pairs[1][0]) != "2024-11-09"


def test_a_doc_travels_as_bytes(nlp: Language) -> None:
    doc = nlp.make_doc(SIGNED)
    doc._.published = "2024-11-10"
    doc = nlp(doc)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.bnevents == doc._.bnevents
    assert back._.published == "2024-11-10"
    assert day(back) == "2024-11-09"


def test_beside_other_components() -> None:
    made = spacy.blank("bn")
    made.add_pipe("sentencizer", config={"punct_chars": ["।"]})
    made.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "নেপাল"}])  # type: ignore[attr-defined]
    made.add_pipe("bnevents", config=CONFIG, last=True)
    doc = made(f"{SIGNED} সবাই খুশি।")
    assert len(list(doc.sents)) == 2
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("নেপাল", "LOC")]
    assert types(doc) == ["TreatySigned"]


def test_any_tokenizer_will_do() -> None:
    made = spacy.blank("xx")
    made.tokenizer = lambda text: Doc(made.vocab, words=list(text), spaces=[False] * len(text))  # type: ignore[assignment]
    made.add_pipe("bnevents", config=CONFIG)
    assert made(SIGNED)._.bnevents == extractor().extract(SIGNED)


def test_names_of_a_component_before_ours() -> None:
    made = spacy.blank("bn")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "জুবোমিক"}])  # type: ignore[attr-defined]
    made.add_pipe("bnevents", config={**CONFIG, "ner": "doc"})
    (event,) = made("জুবোমিক চুক্তিতে সই করেছেন।")._.bnevents.events
    assert [party.entity.label for party in event.signatories] == ["PERSON"]


def test_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    back = spacy.load(tmp_path / "model")
    assert back(SIGNED)._.bnevents == nlp(SIGNED)._.bnevents
    assert types(back("মন্ত্রী সেতুটি উদ্বোধন করেছেন।")) == ["CrossingOpened"]


def test_the_packs_travel_with_the_pipeline(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    signing = next(path for path in PACKS if "treaty" in path.name)
    mine.write_text(signing.read_text(encoding="utf-8"), encoding="utf-8")
    made = spacy.blank("bn")
    made.add_pipe("bnevents", config={"rules": [str(mine)], "builtin": False})
    made.to_disk(tmp_path / "model")
    stored = made.to_bytes()
    mine.unlink()
    (tmp_path / "model").rename(tmp_path / "moved")
    assert types(spacy.load(tmp_path / "moved")(SIGNED)) == ["TreatySigned"]
    again = spacy.blank("bn")
    again.add_pipe("bnevents", config={"rules": [str(mine)], "builtin": False})
    again.from_bytes(stored)
    assert types(again(SIGNED)) == ["TreatySigned"]


def test_load() -> None:
    nlp = bnevents.load(rules=PACKS, builtin=False, disable=["treaty-signed.sign"])
    assert types(nlp(SIGNED)) == []
    assert types(nlp("মন্ত্রী সেতুটি উদ্বোধন করেছেন।")) == ["CrossingOpened"]


def test_load_with_names_of_ones_own(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    names.write_text('names:\n- {name: জুবোমিক, label: PERSON, id: "Q42"}\n', encoding="utf-8")
    nlp = bnevents.load(rules=PACKS, builtin=False, gazetteer=[names])
    (event,) = nlp("জুবোমিক চুক্তিতে সই করেছেন।")._.bnevents.events
    assert [(party.lemma, party.entity.id) for party in event.signatories] == [("জুবোমিক", "Q42")]
    names.write_text("- জুবোমিক\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"names\.yaml:1"):
        bnevents.load(gazetteer=[names])


def test_what_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="none"):
        bnevents.load(rules=[tmp_path / "none.yaml"])
    with pytest.raises((RuleError, InputError), match="no-such"):
        bnevents.load(disable=["no-such.frame"])


@pytest.mark.parametrize("what", ["rules", "gazetteer", "disable"])
def test_load_takes_lists(what: str) -> None:
    with pytest.raises(InputError, match=rf"{what} must be a list; write {what}=\['one'\]"):
        bnevents.load(**{what: "one"})


def test_importing_the_library_does_not_import_spacy() -> None:
    import subprocess
    import sys

    code = "import bnevents, sys; bnevents.extract('ক'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
