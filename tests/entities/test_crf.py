"""The name model: its file, its decoder against a plain one, and that its training learns."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from bnevents.entities import features as f
from bnevents.entities.corpora import Sentence, mended, spans, split, without_repeats
from bnevents.entities.crf import Tagger, read_weights, viterbi, write_weights
from bnevents.entities.names import DATA
from bnevents.errors import ModelError
from bnevents.text import tokenize


def test_viterbi_finds_the_best_path_of_every_sentence() -> None:
    chance = np.random.default_rng(7)
    lengths = np.array([5, 4, 4, 1])
    emissions = chance.normal(size=(5, 4, 3)).astype(np.float32)
    transitions = chance.normal(size=(3, 3)).astype(np.float32)
    path = viterbi(emissions, transitions, lengths)
    for number, length in enumerate(lengths.tolist()):

        def score(tags: tuple[int, ...], number: int = number) -> float:
            own = sum(emissions[at, number, tag] for at, tag in enumerate(tags))
            return float(own + sum(transitions[a, b] for a, b in itertools.pairwise(tags)))

        best = max(itertools.product(range(3), repeat=length), key=score)
        assert tuple(path[:length, number].tolist()) == best


def test_weights_survive_their_file(tmp_path: Path) -> None:
    path = tmp_path / "names.npz"
    states = {("0:w=ঢাকা", "B-LOC"): 1.5, ("0:w=ঢাকা", "O"): -0.5, ("0:w=ও", "O"): 0.001}
    assert write_weights(path, states, {("B-PER", "I-PER"): 2.0}, smallest=0.01) == 2
    weights = read_weights(path)
    row = weights.states[weights.attributes["0:w=ঢাকা"]]
    assert row[weights.labels.index("B-LOC")] == pytest.approx(1.5)
    assert row[weights.labels.index("O")] == pytest.approx(-0.5)
    assert "0:w=ও" not in weights.attributes
    assert weights.transitions[weights.labels.index("B-PER"), weights.labels.index("I-PER")] == pytest.approx(2.0)


def test_files_that_are_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot read the name model"):
        read_weights(tmp_path / "absent.npz")
    (tmp_path / "text.npz").write_text("no model")
    with pytest.raises(ModelError):
        read_weights(tmp_path / "text.npz")
    np.savez(tmp_path / "other.npz", labels=np.zeros(2, np.uint8))
    with pytest.raises(ModelError, match="is damaged"):
        read_weights(tmp_path / "other.npz")


def test_the_model_in_the_package_is_small_and_plain() -> None:
    path = DATA / "names.npz"
    assert path.stat().st_size < 8_000_000
    weights = read_weights(path)  # allow_pickle is off: it holds plain arrays only
    assert sorted(weights.labels) == sorted(f.TAGS)
    assert len(weights.attributes) > 10_000


def test_broken_tags_are_mended_and_read() -> None:
    assert mended(["I-PER", "I-PER", "I-LOC", "O", "I-ORG"]) == ["B-PER", "I-PER", "B-LOC", "O", "B-ORG"]
    assert spans(["B-PER", "I-PER", "B-PER", "O"]) == {(0, 2, "PER"), (2, 3, "PER")}


def test_every_tenth_block_is_held_out_and_its_repeats_leave_training() -> None:
    sentences = [Sentence(tokenize(f"বাক্য {number}").forms, ["O", "O"]) for number in range(800)]
    sentences[3] = sentences[370]
    train, held = split(sentences)
    assert len(held) == 80
    assert len(train) == 719
    assert len(without_repeats([*train, *train])) == 719


def test_training_learns_and_the_decoder_agrees_with_crfsuite(tmp_path: Path) -> None:
    """A tiny corpus of our own: what CRFsuite tags with its model, our decoder tags with the exported weights."""
    import pycrfsuite

    from bnevents.entities.lookup import gazetteer_tags, listed_mentions
    from bnevents.entities.train import Trainer, export

    people = ["রাকিব হাসান", "সুমাইয়া আক্তার", "নাজমুল করিম", "তপন ঘোষ", "মিতা সেন", "আসাদ চৌধুরী"]
    frames = ["{} বাজারে গেছেন ।", "গতকাল {} কথা বলেছেন ।", "সভায় {} ছিলেন না ।", "তাঁরা {} নিয়ে আলোচনা করেন ।"]
    sentences = []
    for frame, person in itertools.product(frames, people):
        forms = tokenize(frame.format(person)).forms
        inside = person.split()
        tags = [("I-PER" if f"{form.text}" != inside[0] else "B-PER") if form.text in inside else "O" for form in forms]
        sentences.append(Sentence(forms, tags))
    trainer = Trainer()
    trainer.train(sentences * 2, tmp_path / "raw", iterations=40)
    export([tmp_path / "raw"], tmp_path / "names.npz")
    tagger, plain = Tagger(read_weights(tmp_path / "names.npz")), pycrfsuite.Tagger()
    plain.open(str(tmp_path / "raw"))
    right = 0
    for sentence in sentences:
        words = trainer.words.of(sentence.forms)
        listed = gazetteer_tags(len(words), listed_mentions(trainer.gazetteer, words, [(0, len(words))]))
        ours = tagger.tag(words, listed, [(0, len(words))])
        assert ours == plain.tag(trainer.items(sentence))
        right += ours == sentence.tags
    assert right >= 22


def test_strangers_are_seen_without_what_lists_say() -> None:
    pytest.importorskip("pycrfsuite")
    from bnevents.entities.train import Trainer

    forms = tokenize("রহিম ঢাকায় এলেন").forms
    trainer = Trainer()
    seen = trainer.items(Sentence(forms, ["B-PER", "B-LOC", "O"]))
    strange = trainer.items(Sentence(forms, ["B-PER", "B-LOC", "O"], strangers=frozenset({0, 1})))
    assert "g0=B-GPE" in seen[1]
    assert "g0=O" in strange[1]
    assert [f"0:w={form.norm}" in items for form, items in zip(forms, strange, strict=True)] == [False, False, True]
    assert "0:c=both" in seen[0]
    assert "0:c=both" not in strange[0]
