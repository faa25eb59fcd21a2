"""One id and one full name for each real entity of a document."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.entities import words as w
from bnevents.entities.gazetteer import Gazetteer
from bnevents.entities.mentions import Mention
from bnevents.entities.names import JOINERS
from bnevents.entities.spelling import skeleton
from bnevents.entities.words import Word
from bnevents.models import Entity
from bnevents.text import Sentence, Tokens

_SHORTEST = 3
_HEAVY = 0.5


def link(
    tokens: Tokens,
    words: Sequence[Word],
    sentences: Sequence[Sentence],
    mentions: list[Mention],
    gazetteer: Gazetteer,
) -> list[Entity]:
    """Return the entities of a document's mentions, with later short forms found and linked to the full name."""
    everywhere = mentions + _repeated(words, sentences, mentions)
    everywhere.sort(key=lambda m: m.first)
    full: dict[str, str] = {}
    out: list[Entity] = []
    for mention in everywhere:
        out.append(_entity(tokens, words, mention, full))
    return out


def _lemma(tokens: Tokens, words: Sequence[Word], mention: Mention) -> str:
    """Return the mention as written, its last word without ending."""
    last = mention.last - 1
    before = tokens.text[tokens.starts[mention.first] : tokens.starts[last]]
    word = words[last]
    stem = mention.stem or word.stem
    # the stem is normalised; where it is a beginning of the written form, keep the letters as written
    return before + _written(word.text, stem)


def _written(text: str, stem: str) -> str:
    if not stem:
        return text
    for end in range(len(text), 0, -1):
        if text[:end] == stem:
            return stem
    return stem


def _entity(tokens: Tokens, words: Sequence[Word], mention: Mention, full: dict[str, str]) -> Entity:
    start = tokens.starts[mention.first]
    end = tokens.starts[mention.last - 1] + words[mention.last - 1].cut
    lemma = _lemma(tokens, words, mention)
    name = mention.name
    if mention.label == "PERSON":
        key = name.key if name else ""
        parts = [p for p in lemma.replace("-", " ").split() if p]
        known = full.get(key) if key else None
        if known is None and len(parts) == 1:
            known = full.get(skeleton(parts[0]))
        if known is not None and len(known) > len(lemma):
            lemma = known
        elif len(parts) > 1:
            if key:
                full[key] = lemma
            full[skeleton(parts[-1])] = lemma
            full.setdefault(skeleton(parts[0]), lemma)
    return Entity(
        start=start,
        end=end,
        text=tokens.text[start:end],
        label=mention.label,
        lemma=lemma,
        id=name.id if name else None,
        name=name.english if name else None,
        latitude=name.latitude if name else None,
        longitude=name.longitude if name else None,
        stands_for=name.stands_for if name else None,
        source=mention.source,
    )


def _repeated(words: Sequence[Word], sentences: Sequence[Sentence], mentions: list[Mention]) -> list[Mention]:
    """Return further mentions of names that the document has: single words that are, or end, a name found before."""
    taken = {at for m in mentions for at in range(m.first, m.last)}
    short: dict[str, Mention] = {}
    for mention in mentions:
        if mention.label == "NORP" or mention.source == "gazetteer" and mention.label != "PERSON":
            continue
        last = words[mention.last - 1]
        stem = mention.stem or last.stem
        if len(mention) == 1 or mention.label == "PERSON":
            if not last.known and len(stem) >= _SHORTEST and not (last.flags & w.FAMILY and len(mention) > 1):
                short.setdefault(skeleton(stem), mention)
        if mention.label == "PERSON" and len(mention) > 1:
            head = words[mention.first]
            if not head.known and len(head.norm) >= _SHORTEST and head.norm not in JOINERS and not head.flags & w.PARTICLE:
                short.setdefault(head.skeleton, mention)
    if not short:
        return []
    out: list[Mention] = []
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            word = words[at]
            if at in taken or word.known or word.kind == "punct":
                continue
            for stem, key in word.stems:
                origin = short.get(key)
                if origin is not None and len(key) > 1:
                    out.append(Mention(at, at + 1, origin.label, "coreference", origin.name, stem, _HEAVY))
                    break
    return out
