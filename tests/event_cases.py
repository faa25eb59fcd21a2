"""Cases of the engine's tests: texts with every event that a small rule set of their own must find in them.

The rule set is `events/packs/`: few frames, written for the purpose, so that these tests speak of the engine and not
of the built-in rules. A case is written like an example of a rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bnevents.events.clauses import Clause, split_clauses
from bnevents.events.index import trigger_index
from bnevents.events.parsing import parse
from bnevents.events.phrases import Parsed
from bnevents.models import Extraction
from bnevents.pipeline import Extractor
from bnevents.rules import RuleSet, load_rules
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.schema import Example
from bnevents.text import Tokens

FOLDER = Path(__file__).parent / "events"
PACKS = sorted((FOLDER / "packs").glob("*.yaml"))


@cache
def rules() -> RuleSet:
    """The small rule set."""
    return load_rules(PACKS, builtin=False)


@cache
def extractor() -> Extractor:
    """An extractor with the small rule set and the default names."""
    return Extractor(rules=rules())


def cases(name: str) -> list[Example]:
    """The cases of `events/<name>.yaml`; all scalars are strings until the schema reads them."""
    table = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return [Example.model_validate(case) for case in table]


def read(text: str, *, published: str | None = None, headline: bool = False) -> Extraction:
    """What is found in a text with the small rule set."""
    return extractor().extract(text, published=published, headline=headline)


def differences(case: Example) -> list[str]:
    """How what is found differs from what a case says."""
    found = extractor().extract(case.text, published=case.published, region=case.region, headline=case.headline)
    for event in found.events:
        for span in (event.trigger, event.sentence, *event.cues, *(argument.span for argument in event.arguments)):
            assert case.text[span.start : span.end] == span.text
    return list(tell_all(compare(case, found)))


def parsed(text: str, *, headline: bool = False) -> tuple[Tokens, list[Parsed]]:
    """The tokens of a text, and the items of each sentence."""
    analysis = extractor().analyse(text, headline=headline)
    tokens = analysis.tokens
    names = {tokens.at(entity.start): entity for entity in analysis.entities}
    times = {tokens.at(time.start): time for time in analysis.times}
    index = trigger_index(rules())
    return tokens, [parse(tokens, sentence, names, times, index.words) for sentence in analysis.sentences]


def clauses_of(text: str, *, headline: bool = False) -> tuple[Tokens, list[list[Clause]]]:
    """The tokens of a text, and the clauses of each sentence."""
    tokens, sentences = parsed(text, headline=headline)
    return tokens, [split_clauses(sentence, tokens) for sentence in sentences]
