"""The Stanza backend: a tiny model, trained here with Stanza's own trainer, finds names through `extract`."""

from __future__ import annotations

import itertools
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.extras

PEOPLE = ["রাকিব হাসান", "সুমাইয়া আক্তার", "নাজমুল করিম", "তপন ঘোষ", "মিতা সেন", "আসাদ চৌধুরী", "টিনটিন হাডক"]
PLACES = ["ঝলমলপুর", "সোনারচর", "মেঘডুবি", "নীলকুঠি"]
FRAMES = ["গতকাল {who} {where} গেছেন ।", "{where} সভায় {who} ছিলেন ।", "{who} বলেন , {where} কেউ নেই ।"]


def sentences() -> list[list[dict[str, Any]]]:
    """Return sentences of our own, in the form that Stanza's trainer reads."""
    out = []
    for frame, who, where in itertools.product(FRAMES, PEOPLE, PLACES):
        tokens: list[dict[str, Any]] = []
        for part in frame.split():
            words = {"{who}": who.split(), "{where}": [where]}.get(part, [part])
            kind = {"{who}": "PER", "{where}": "LOC"}.get(part)
            tags = ["O"] * len(words)
            if kind and len(words) == 1:
                tags = [f"S-{kind}"]
            elif kind:
                tags = [f"B-{kind}", *[f"I-{kind}"] * (len(words) - 2), f"E-{kind}"]
            tokens += [
                {"id": [len(tokens) + k + 1], "text": word, "ner": tag, "multi_ner": [tag]}
                for k, (word, tag) in enumerate(zip(words, tags, strict=True))
            ]
        out.append(tokens)
    return out


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from stanza.models import ner_tagger
    from stanza.models.common.pretrain import Pretrain

    folder = tmp_path_factory.mktemp("stanza")
    data = sentences()
    (folder / "train.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "dev.json").write_text(json.dumps(data[::7], ensure_ascii=False), encoding="utf-8")
    words = sorted({token["text"] for sentence in data for token in sentence})
    torch.manual_seed(1)
    with (folder / "vectors.txt").open("w", encoding="utf-8") as lines:
        lines.write(f"{len(words)} 16\n")
        lines.writelines(f"{w} {' '.join(f'{x:.4f}' for x in torch.randn(16).tolist())}\n" for w in words)
    Pretrain(str(folder / "tiny.pretrain.pt"), str(folder / "vectors.txt")).load()
    arguments = [
        *("--mode", "train", "--shorthand", "bn_tiny", "--cpu"),
        *("--train_file", str(folder / "train.json"), "--eval_file", str(folder / "dev.json")),
        *("--wordvec_pretrain_file", str(folder / "tiny.pretrain.pt")),
        *("--save_dir", str(folder), "--save_name", "names.pt"),
        *("--hidden_dim", "32", "--char_hidden_dim", "16", "--char_emb_dim", "16", "--word_emb_dim", "16"),
        *("--max_steps", "120", "--eval_interval", "40", "--batch_size", "16", "--lr", "0.3", "--dropout", "0.1"),
    ]
    ner_tagger.main(arguments)
    return folder / "names.pt"


def test_a_trained_model_runs_through_extract(model: Path) -> None:
    import bnevents

    nlp = bnevents.load(ner="stanza", stanza_model=model)
    text = "ঢাকা: গতকাল টিনটিন হাডক মেঘডুবি গেছেন।"
    found = [(e.text, e.label, e.source) for e in nlp(text)._.bnevents.entities]
    assert ("টিনটিন হাডক", "PERSON", "model") in found
    assert ("মেঘডুবি", "GPE", "model") in found
    assert ("ঢাকা", "GPE", "gazetteer") in found  # merged with our tables
    assert all(text[e.start : e.end] == e.text for e in nlp(text)._.bnevents.entities)


def test_it_travels_to_other_processes(model: Path) -> None:
    from entities.names import labelled

    from bnevents.entities import make_recognizer

    recognizer = pickle.loads(pickle.dumps(make_recognizer(ner="stanza", stanza_model=model)))
    assert ("তপন ঘোষ", "PERSON") in labelled("গতকাল তপন ঘোষ সোনারচর গেছেন।", recognizer=recognizer)


def test_files_that_are_no_model(tmp_path: Path) -> None:
    from bnevents.entities.stanza_backend import StanzaModel
    from bnevents.errors import ModelError

    with pytest.raises(ModelError, match="there is no Stanza model"):
        StanzaModel(tmp_path / "absent.pt")
    (tmp_path / "text.pt").write_text("no model")
    with pytest.raises(ModelError, match="Stanza cannot load"):
        StanzaModel(tmp_path / "text.pt")
