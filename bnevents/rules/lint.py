"""What is well formed in a rule file and yet cannot be meant: frames that never match, duplicates, unknown words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from bnevents.rules.ruleset import LoadedPack, RuleSet
from bnevents.rules.schema import Condition, Filler, Frame, Predicate
from bnevents.text import analyse
from bnevents.text.nouns import lexicon
from bnevents.text.verbs import lexemes

Kind = Literal["never", "no-effect", "duplicate", "unknown-word"]

_BY_CASE = (None, "subject", "object")  # the relations that case and postposition tell; others have their own place
_WITH_VERB = frozenset(("finite", "passive", "participle", "verbal_noun"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule author should look at.

    Attributes:
        path, line: the frame's place.
        frame: its id.
        kind: never (it cannot match), no-effect (a condition that changes nothing), duplicate, or unknown-word (a word
            that the lexicon does not have: perhaps a slip of the pen).
        message: what is the matter.
    """

    path: str
    line: int
    frame: str
    kind: Kind
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.frame}: {self.message} ({self.kind})"


def lint(rules: RuleSet, packs: Iterable[LoadedPack] | None = None) -> list[Finding]:
    """Return what looks wrong in rules that are well formed.

    Args:
        rules: the rule set.
        packs: the packs of it to look at; all where None.

    Example:
        >>> from bnevents.rules import load_rules
        >>> [finding for finding in lint(load_rules()) if finding.kind == "never"]
        []
    """
    found: list[Finding] = []
    beaten = _always_beaten(rules)
    twins = _twins(rules)
    for pack in rules.packs if packs is None else packs:
        for frame, line in zip(pack.frames, pack.frame_lines, strict=True):
            if frame.id in rules.disabled:
                continue
            said = [
                *(("never", text) for text in (*_never(rules, frame), *beaten.get(frame.id, ()))),
                *(("no-effect", text) for text in _no_effect(frame)),
                *(("duplicate", text) for text in (*_doubled(frame), *twins.get(frame.id, ()))),
                *(("unknown-word", text) for text in _unknown(frame)),
            ]
            found += [Finding(pack.path, line, frame.id, cast("Kind", kind), text) for kind, text in said]
    return found


def _never(rules: RuleSet, frame: Frame) -> Iterator[str]:
    """Say why a frame cannot match, whatever the text."""
    predicate = frame.predicate
    for verb in (*predicate.verb, *sorted(rules.resolve_light(predicate.light))):
        last = verb.split()[-1]
        if last not in lexemes():
            read = sorted({reading.lexeme for reading in analyse(last).verbs})
            yield f"«{last}» is no verb that the library can inflect; write {' or '.join(read) or 'a verbal noun (করা)'}"
    required = {name for name, fillers in frame.roles.items() if any(filler.required for filler in fillers)}
    for name in sorted(required):
        if all(_impossible(rules, filler) for filler in frame.roles[name]):
            yield f"nothing can fill the required role {name}"
    reachable = _reachable(predicate)
    for condition in frame.when:
        if condition.role is not None and condition.role not in frame.roles and condition.role not in rules.common:
            yield f"`when` asks for the role {condition.role}, which the frame has no way to fill"
        if condition.construction and not reachable & set(condition.construction):
            yield f"its predicate never stands as {' or '.join(condition.construction)}"
    for condition in frame.unless:
        keys = set(condition.model_fields_set)
        if keys == {"role"} and condition.role in required:
            yield f"`unless` forbids the required role {condition.role}"
        if keys == {"construction"} and reachable <= set(condition.construction):
            yield "`unless` forbids every construction that its predicate can stand in"


def _impossible(rules: RuleSet, filler: Filler) -> bool:
    if filler.head and set(filler.head) <= set(filler.not_head):
        return True
    if filler.label and set(filler.label) <= set(filler.not_label):
        return True
    labels = {label for name in filler.is_ for label in rules.classes[name.removeprefix("@")].label}
    return bool(filler.label and filler.is_) and not labels & set(filler.label)


def _reachable(predicate: Predicate) -> set[str]:
    found: set[str] = set()
    if predicate.verb or (predicate.noun and predicate.light):
        found |= _WITH_VERB
    if predicate.adjective:
        found |= {"finite", "passive", "participle", "headline", "noun"}
    if "headline" in predicate.bare:
        found.add("headline")
    if {"argument", "attribute"} & set(predicate.bare):
        found.add("noun")
    return found


def _no_effect(frame: Frame) -> Iterator[str]:
    for name, fillers in frame.roles.items():
        for filler in fillers:
            if filler.rel not in _BY_CASE and (filler.case or filler.postposition):
                yield f"role {name}: `rel: {filler.rel}` has its own place; `case:` and `postposition:` change nothing"
            asked = (filler.is_, filler.head, filler.not_head, filler.label, filler.not_label)
            if filler.rel == "content" and any(asked):
                yield f"role {name}: a content is no phrase; conditions on its head change nothing"
    predicate = frame.predicate
    if predicate.object and not predicate.noun:
        yield "`object:` belongs to a noun; the predicate has none"
    if frame.lends and not frame.caused_by:
        yield "`lends:` needs `caused_by:`"


def _doubled(frame: Frame) -> Iterator[str]:
    predicate = frame.predicate
    lists = [
        ("noun", predicate.noun),
        ("light", predicate.light),
        ("verb", predicate.verb),
        ("adjective", predicate.adjective),
        ("object", predicate.object),
        *((f"roles.{name}", words) for name, fillers in frame.roles.items() for f in fillers for words in _words(f)),
        *(("when", words) for condition in frame.when for words in _words(condition)),
        *(("unless", words) for condition in frame.unless for words in _words(condition)),
    ]
    for where, words in lists:
        for word, count in Counter(words).items():
            if count > 1:
                yield f"«{word}» stands twice in {where}"


def _words(model: Filler | Condition) -> list[tuple[str, ...]]:
    values = (getattr(model, name) for name in type(model).model_fields)
    return [cast("tuple[str, ...]", value) for value in values if isinstance(value, tuple)]


def _twins(rules: RuleSet) -> dict[str, list[str]]:
    """Find frames of one type with a trigger, its carriers, roles and conditions in common."""
    seen: dict[tuple[object, ...], str] = {}
    found: dict[str, list[str]] = {}
    for frame in rules.frames:
        p = frame.predicate
        rest = (rules.event_type(frame.id), str(frame.roles), frame.when, frame.unless, p.object)
        carriers = {("light", verb) for verb in rules.resolve_light(p.light)} | {("bare", place) for place in p.bare}
        triggers = [*((n, c) for n in p.noun for c in carriers), *((v, "verb") for v in p.verb)]
        triggers += [(a, "adjective") for a in p.adjective]
        for word, carrier in triggers:
            first = seen.setdefault((word, carrier, *rest), frame.id)
            text = f"«{word}» is a trigger of {first} with the same roles and conditions"
            if first != frame.id and text not in found.setdefault(frame.id, []):
                found[frame.id].append(text)
    return found


def _always_beaten(rules: RuleSet) -> dict[str, list[str]]:
    """Find frames that give way wherever they match: another beats them with fewer conditions."""
    found: dict[str, list[str]] = {}
    frames = {frame.id: frame for frame in rules.frames}
    for frame in rules.frames:
        free = not (frame.when or frame.unless or any(f.required for fs in frame.roles.values() for f in fs))
        for other_id in frame.beats if free else ():
            other = frames.get(other_id)
            if other is not None and _covers(rules, frame.predicate, other.predicate):
                found.setdefault(other_id, []).append(f"{frame.id} beats it wherever it matches")
    return found


def _covers(rules: RuleSet, wide: Predicate, narrow: Predicate) -> bool:
    pairs = (
        (wide.noun, narrow.noun),
        (wide.verb, narrow.verb),
        (wide.adjective, narrow.adjective),
        (wide.bare, narrow.bare),
        (rules.resolve_light(wide.light), rules.resolve_light(narrow.light)),
    )
    return not wide.object and all(set(more) >= set(less) for more, less in pairs)


def _is_form(word: str) -> bool:
    """Whether a word is an inflected form of one that the lexicon has: some frames ask for `গুলিতে`."""
    form = analyse(word)
    return bool(form.verbs) or any(noun.known for noun in form.nouns)


def _unknown(frame: Frame) -> Iterator[str]:
    known = lexicon()
    predicate = frame.predicate
    entries = (*predicate.noun, *predicate.adjective, *predicate.object)
    heads = (word for fillers in frame.roles.values() for f in fillers for word in (*f.head, *f.not_head, *f.inside))
    conditions = (word for c in (*frame.when, *frame.unless) for word in c.head)
    words = dict.fromkeys(part for entry in (*entries, *heads, *conditions) for part in entry.split())
    strange = [word for word in words if word not in known and not _is_form(word)]
    if strange:
        yield f"not in the lexicon, so check the spelling: {', '.join(strange)}"
