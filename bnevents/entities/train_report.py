"""Score names on held-out text: `python -m bnevents.entities.train_report --data DIR [--bare MODEL]`.

Prints exact-span F1 by class for the held-out tenth of each corpus (and rifat's own test part), of

* the tables and cues alone,
* the model alone, which knows no table (`--bare`, a model trained with `train --bare`),
* the model that sees the tables' matches,
* the whole recogniser, over documents of forty sentences.

The corpora know people, places and organisations only, so buildings and natural features count as places, and
adjectives of nationality are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bnevents.entities.backends import CrfModel
from bnevents.entities.corpora import BLOCK, LABELS, Sentence, mended, spans
from bnevents.entities.crf import Tagger, read_weights
from bnevents.entities.gazetteer import builtin_gazetteer
from bnevents.entities.lookup import gazetteer_tags, listed_mentions
from bnevents.entities.names import DATA
from bnevents.entities.recognizer import Recognizer
from bnevents.entities.train import load
from bnevents.entities.words import Words
from bnevents.text import Sentence as TextSentence
from bnevents.text import Tokens

Spans = set[tuple[int, int, str]]
_KIND = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def joined(sentences: Sequence[Sentence]) -> tuple[Tokens, list[tuple[int, int]]]:
    """Return sentences as one document, its tokens a space apart, and the ranges of the sentences."""
    tokens, ranges, at = Tokens(" ".join(form.text for s in sentences for form in s.forms)), [(0, 0)], 0
    for sentence in sentences:
        for form in sentence.forms:
            tokens.starts.append(at)
            tokens.ends.append(at + len(form.text))
            tokens.forms.append(form)
            at += len(form.text) + 1
        ranges.append((ranges[-1][1], len(tokens.forms)))
    return tokens, ranges[1:]


def by_recognizer(recognizer: Recognizer, sentences: Sequence[Sentence]) -> Iterator[tuple[Spans, Spans]]:
    """Yield what the corpus and what the recogniser has, document by document."""
    for start in range(0, len(sentences), BLOCK):
        part = sentences[start : start + BLOCK]
        tokens, ranges = joined(part)
        filled = [(first, last) for first, last in ranges if last > first]
        found = recognizer.find(
            tokens, [TextSentence(a, b, tokens.starts[a], tokens.ends[b - 1], quote=False) for a, b in filled]
        )
        mine: Spans = {
            (tokens.at(entity.start), tokens.at(entity.end - 1) + 1, _KIND[entity.label])
            for entity in found
            if entity.label in _KIND
        }
        gold: Spans = {
            (first + a, first + b, kind)
            for (first, _), sentence in zip(ranges, part, strict=True)
            for a, b, kind in spans(sentence.tags)
        }
        yield gold, mine


def by_model(tagger: Tagger, sentences: Sequence[Sentence], *, tables: bool) -> Iterator[tuple[Spans, Spans]]:
    """Yield what the corpus and what the model has, sentence by sentence."""
    gazetteer = builtin_gazetteer()
    cut = Words(gazetteer.root.next.__contains__)
    for sentence in sentences:
        words = cut.of(sentence.forms)
        whole = [(0, len(words))]
        listed = listed_mentions(gazetteer, words, whole) if tables else []
        yield spans(sentence.tags), spans(mended(tagger.tag(words, gazetteer_tags(len(words), listed), whole)))


def scores(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, float]:
    """Return F1 by class and of all together."""
    counts = {kind: [0, 0, 0] for kind in (*LABELS, "all")}
    for gold, mine in pairs:
        for span in gold | mine:
            place = 0 if span in gold and span in mine else 1 if span in mine else 2
            for kind in (span[2], "all"):
                counts[kind][place] += 1
    return {kind: 2 * hit / max(2 * hit + spare + missed, 1) for kind, (hit, spare, missed) in counts.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--model", type=Path, default=DATA / "names.npz", help="the model")
    parser.add_argument("--bare", type=Path, help="a model that was trained without the tables")
    args = parser.parse_args()
    _, held = load(args.data)
    tagger = Tagger(read_weights(args.model))
    ways: dict[str, Callable[[Sequence[Sentence]], Iterator[tuple[Spans, Spans]]]] = {}
    ways["tables and cues"] = lambda part: by_recognizer(Recognizer(builtin_gazetteer()), part)
    if args.bare:
        bare = Tagger(read_weights(args.bare))
        ways["model alone"] = lambda part: by_model(bare, part, tables=False)
    ways["model with tables"] = lambda part: by_model(tagger, part, tables=True)
    ways["recogniser"] = lambda part: by_recognizer(Recognizer(builtin_gazetteer(), CrfModel(tagger)), part)
    lines = ["| corpus | way | PER | LOC | ORG | all |", "|---|---|---|---|---|---|"]
    for corpus, part in held.items():
        for way, run in ways.items():
            found = scores(run(part))
            cells = " | ".join(f"{100 * found[kind]:.1f}" for kind in ("PER", "LOC", "ORG", "all"))
            lines.append(f"| {corpus} | {way} | {cells} |")
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
