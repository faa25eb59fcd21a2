"""Each trigger, each way to fill a role and each condition of the frames, in a sentence of `tests/golden/frames/`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bnevents.pipeline.batch import default_extractor
from bnevents.rules import load_rules
from bnevents.rules.examples import compare, tell_all
from bnevents.rules.schema import Example

FILES = sorted((Path(__file__).resolve().parents[1] / "golden" / "frames").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_sentences_come_out_as_they_say(path: Path) -> None:
    extractor = default_extractor()
    wrong: list[str] = []
    for frame, examples in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader).items():
        for example in map(Example.model_validate, examples):
            found = extractor.extract(example.text, published=example.published, headline=example.headline)
            wrong += [f"{frame}: {example.text}: {said}" for said in tell_all(compare(example, found))]
    assert not wrong, "\n".join(wrong)


def test_every_sentence_stands_under_a_frame() -> None:
    known = {frame.id for frame in load_rules().frames}
    told = {frame for path in FILES for frame in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)}
    assert told
    assert told <= known
