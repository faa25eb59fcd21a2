"""Cases of the engine's tests: texts with every event that a small rule set of their own must find in them.

The rule set is `events/packs/`: few frames, written for the purpose, so that these tests speak of the engine and not
of the built-in rules. A case is written like an example of a rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bnevents.models import Extraction
from bnevents.pipeline import Extractor
from bnevents.rules import RuleSet, load_rules
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.schema import Example

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
