"""Train the name model: `python -m bnevents.entities.train --data DIR` (DIR as described in docs/model_card.md).

The corpora leave out many names. So each is first relabelled by a model of the others: spans of which that model is
sure are added, sentences where it is in doubt are dropped. Sentences with names are then seen again with other names
in their places, drawn from the name tables, and with rare words shown without what names them, so that the model
learns what to do with words that it has never seen. Two models are trained, of which one sees the most careful corpus
as it is; the model that is written has the mean of their weights. Seeds are fixed: the same data give the same file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Any

from bnevents.entities import corpora
from bnevents.entities import features as f
from bnevents.entities import words as w
from bnevents.entities.augment import Substituter
from bnevents.entities.corpora import Sentence
from bnevents.entities.crf import write_weights
from bnevents.entities.gazetteer import builtin_gazetteer
from bnevents.entities.lookup import gazetteer_tags, listed_mentions
from bnevents.entities.names import DATA
from bnevents.entities.words import Word, Words

SURE, DOUBT = 0.9, 0.5
SEED = 20_240_619
SMALLEST = 0.02  # a weight nearer to zero is not worth its bytes
# a form is a common word if the corpora have it this often outside names, and in names at most this rarely
COMMON_COUNT, COMMON_SHARE = 2, 0.1
RARE_COUNT = 3  # words that are no more frequent are shown as strangers in the copies
TRUSTED = "rifat"  # whole articles, tagged with care: one of the two models sees them as they are
WEIGHTS = {"rifat": 2}  # how often sentences are shown: headlines are many, whole articles are what we read


def sequence(words: Sequence[Word], listed: Sequence[int], unnamed: Container[int] = frozenset()) -> list[list[str]]:
    """Return the feature strings of a sentence for CRFsuite; `crf.Tagger` adds up the same ones.

    Args:
        words: the sentence.
        listed: for each word the index of its gazetteer tag.
        unnamed: words, by index, that are shown without what names them, so that the model learns what to do with new
            words.
    """
    pad = f.padding()
    by_word = [pad, pad, *(_shown(word, at in unnamed) for at, word in enumerate(words)), pad, pad]
    classes = [0, *(f.class_of(word) for word in words), 0]
    around = [0, *listed, 0]
    out: list[list[str]] = []
    for at in range(len(words)):
        own = [feature for offset in f.OFFSETS for feature in by_word[at + 2 + offset][offset]]
        own += [f.gazetteer_feature(offset, around[at + 1 + offset]) for offset in f.GAZETTEER_OFFSETS]
        before, this, after = classes[at : at + 3]
        own += [
            f.class_feature(before, this, after),
            f.pair_feature(this, after, own_first=True),
            f.pair_feature(before, this, own_first=False),
        ]
        out.append(own)
    return out


def _shown(word: Word, unnamed: bool) -> dict[int, list[str]]:
    features = f.features_of(word)
    if not unnamed:
        return features
    return {
        offset: [name for name in names if not name.partition(":")[2].startswith(f.LEXICAL)]
        for offset, names in features.items()
    }


def stranger(word: Word) -> Word:
    """Return a word as it would be if neither a lexicon nor our lists of name parts had it."""
    other = copy(word)
    other.flags &= ~(w.NAME_PART | w.LISTED | w.KNOWN | w.COMMON)
    other.known = False
    return other


def rare_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the words that the sentences have at most `RARE_COUNT` times."""
    counts = Counter(form.norm for sentence in sentences for form in sentence.forms if form.kind != "punct")
    return frozenset(word for word, count in counts.items() if count <= RARE_COUNT)


class Trainer:
    """Turns sentences into CRFsuite's input and trains.

    Args:
        bare: leave out what the tables say.
    """

    def __init__(self, *, bare: bool = False) -> None:
        self.gazetteer = builtin_gazetteer()
        self._bare = bare
        self.words = Words(self.gazetteer.root.next.__contains__)
        self.crfsuite: Any = import_module("pycrfsuite")
        self.rare: frozenset[str] = frozenset()

    def items(self, sentence: Sentence, *, blind: bool = False) -> list[list[str]]:
        """Return a sentence's features; with `blind`, rare words are shown without what names them."""
        words, strangers = self.words.of(sentence.forms), sentence.strangers
        mentions = [] if self._bare else listed_mentions(self.gazetteer, words, [(0, len(words))])
        listed = [m for m in mentions if strangers.isdisjoint(range(m.first, m.last))]
        if blind:
            rare = (at for at, word in enumerate(words) if word.norm in self.rare and sentence.tags[at] == "O")
            strangers = strangers.union(rare)
        shown = [stranger(word) if at in strangers else word for at, word in enumerate(words)]
        return sequence(shown, gazetteer_tags(len(words), listed), strangers)

    def train(
        self,
        sentences: Iterable[Sentence],
        path: Path,
        *,
        iterations: int,
        blind: Iterable[Sentence] = (),
        c1: float = 0.05,
        c2: float = 0.05,
    ) -> None:
        """Train a model and write it in CRFsuite's own format."""
        trainer = self.crfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": 2})
        for sentence in sentences:
            trainer.append(self.items(sentence), sentence.tags)
        for sentence in blind:
            trainer.append(self.items(sentence, blind=True), sentence.tags)
        trainer.train(str(path))

    def relabel(self, sentences: Sequence[Sentence], model: Path) -> list[Sentence]:
        """Return the sentences with the names added of which a model is sure, without those where it is in doubt."""
        tagger = self.crfsuite.Tagger()
        tagger.open(str(model))
        out: list[Sentence] = []
        for sentence in sentences:
            tagger.set(self.items(sentence))
            guessed = corpora.mended(tagger.tag())
            tags = list(sentence.tags)
            doubt = False
            for first, last, label in sorted(corpora.spans(guessed)):
                if any(tag != "O" for tag in sentence.tags[first:last]):
                    continue
                sure = min(tagger.marginal(guessed[at], at) for at in range(first, last))
                if sure >= SURE:
                    tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
                elif sure >= DOUBT:
                    doubt = True
            if not doubt:
                out.append(Sentence(sentence.forms, corpora.mended(tags), sentence.source, sentence.tags))
        return out


def load(folder: Path) -> tuple[dict[str, list[Sentence]], dict[str, list[Sentence]]]:
    """Return training and held-out sentences by corpus."""
    test = list(corpora.read_rifat(folder / "rifat_test.tsv"))
    readers = {
        "rifat": corpora.read_rifat(folder / "rifat_train.tsv"),
        "neonp": corpora.read_neonp(folder / "neonp.tsv"),
        "banglakit": corpora.read_banglakit(folder / "banglakit.jsonl"),
    }
    train: dict[str, list[Sentence]] = {}
    held: dict[str, list[Sentence]] = {"rifat_test": test}
    for name, sentences in readers.items():
        train[name], held[name] = corpora.split(sentences)
    every = [s for part in held.values() for s in part]
    for part in (*train.values(), *(part for name, part in held.items() if name != "rifat_test")):
        for sentence in part:
            sentence.tags = without_demonyms(sentence)
    return {name: corpora.without_repeats(part, every) for name, part in train.items()}, held


def without_demonyms(sentence: Sentence) -> list[str]:
    """Return the tags without adjectives of nationality, which one corpus has as places and the tables know."""
    tags = list(sentence.tags)
    for first, last, _ in corpora.spans(tags):
        known = builtin_gazetteer().find(sentence.forms[first].noun.stem) if last - first == 1 else None
        if known is not None and known.label == "NORP" and not known.weak:
            tags[first] = "O"
    return tags


def common_words(sentences: Iterable[Sentence]) -> list[str]:
    """Return the forms that the corpora have outside names again and again."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for sentence in sentences:
        for form, tag in zip(sentence.forms, sentence.tags, strict=True):
            if form.kind == "word":
                (outside if tag == "O" else inside)[form.norm] += 1
    return sorted(
        form
        for form, count in outside.items()
        if count >= COMMON_COUNT and inside[form] <= COMMON_SHARE * (count + inside[form])
    )


def relabelled(trainer: Trainer, train: dict[str, list[Sentence]], *, iterations: int) -> dict[str, list[Sentence]]:
    """Return the training sentences by corpus, each corpus relabelled by a model of the others."""
    out: dict[str, list[Sentence]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, part in train.items():
            model = Path(folder) / name
            others = [sentence for other, rest in train.items() if other != name for sentence in rest]
            trainer.train(others, model, iterations=iterations)
            out[name] = trainer.relabel(part, model)
    return out


def fit(trainer: Trainer, corpora_: dict[str, list[Sentence]], path: Path, *, seed: int, iterations: int) -> None:
    """Train one model on sentences and their copies with other names."""
    sentences = [sentence for part in corpora_.values() for sentence in part]
    substitute = Substituter(trainer.gazetteer, random.Random(seed))
    more = [new for sentence in sentences if (new := substitute(sentence)) is not None]
    named = {id(sentence) for sentence in sentences if any(tag != "O" for tag in sentence.tags)}
    shown = [
        sentence
        for name, part in corpora_.items()
        for sentence in part
        if id(sentence) in named
        for _ in range(WEIGHTS.get(name, 1))
    ]
    hidden = [sentence for sentence in sentences if id(sentence) not in named]
    unlisted = [substitute.unlisted(sentence) for sentence in sentences if id(sentence) in named]
    trainer.train(shown, path, iterations=iterations, blind=[*hidden, *more, *unlisted])


def export(models: Sequence[Path], path: Path) -> int:
    """Write the mean weights of CRFsuite models as arrays, the weak ones left out; return how many are kept."""
    states: dict[tuple[str, str], float] = {}
    transitions: dict[tuple[str, str], float] = {}
    for model in models:
        tagger: Any = import_module("pycrfsuite").Tagger()
        tagger.open(str(model))
        info = tagger.info()
        for total, weights in ((states, info.state_features), (transitions, info.transitions)):
            for key, weight in weights.items():
                total[key] = total.get(key, 0.0) + weight / len(models)
    return write_weights(path, states, transitions, smallest=SMALLEST)


def main() -> None:
    """Train on the corpora of a folder and write the model and the list of common words into the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--model", type=Path, default=DATA / "names.npz", help="where to write the model")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--bare", action="store_true", help="train without the tables, for comparison; needs --model")
    args = parser.parse_args()
    train, _ = load(args.data)
    if not args.bare:
        words = common_words(s for part in train.values() for s in part)
        (DATA / "common_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    trainer = Trainer(bare=args.bare)
    trainer.rare = rare_words(s for part in train.values() for s in part)
    mended = relabelled(trainer, train, iterations=args.iterations * 3 // 4)
    with tempfile.TemporaryDirectory() as folder:
        models = [Path(folder) / "trusting", Path(folder) / "mended"]
        fit(trainer, {**mended, TRUSTED: train[TRUSTED]}, models[0], seed=SEED, iterations=args.iterations)
        fit(trainer, mended, models[1], seed=SEED + 1, iterations=args.iterations)
        export(models, args.model)


if __name__ == "__main__":
    main()
