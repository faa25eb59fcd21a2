"""The rule catalogue: a page for each event type, made from the rule file itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from bnevents.models import event_class
from bnevents.rules.checks import kebab
from bnevents.rules.examples import expected_facts, tell
from bnevents.rules.ruleset import LoadedPack, RuleSet
from bnevents.rules.schema import Condition, Example, Filler, Frame, Governs, Predicate

_RELATIONS = {
    "subject": "the subject",
    "object": "the object",
    "possessor": "a genitive before the event noun",
    "compound": "a bare noun right before the event noun",
    "head": "the noun after the participle",
    "content": "the clause, verbal noun or infinitive that the predicate governs",
    "content_subject": "the subject of the clause that the predicate governs",
    "named": "the name that the clause gives to what the trigger describes",
    "controller": "the subject of the clause in which the event noun stands",
    "trigger": "the event noun itself",
}
_POSITIONS = {"headline": "in a headline", "argument": "with a case or postposition", "attribute": "in the genitive"}


def catalogue_pages(rules: RuleSet) -> dict[str, str]:
    """Return the pages of the catalogue: file name -> markdown; `index.md` lists the others.

    Example:
        >>> from bnevents.rules import load_rules
        >>> pages = catalogue_pages(load_rules())
        >>> pages["treaty-signed.md"].splitlines()[0]  # what finds স্বাক্ষর and সই
        '# TreatySigned'
    """
    events = sorted({pack.event for pack in rules.packs})
    pages = {f"{kebab(event)}.md": catalogue_page(rules, event) for event in events}
    return {"index.md": _index(rules, events), **pages}


def catalogue_page(rules: RuleSet, event: str) -> str:
    """Return the page of one event type: meaning, roles, and each frame with its reason and examples."""
    packs = [pack for pack in rules.packs if pack.event == event]
    lines = [f"# {event}", "", _meaning(event), "", "| role | generic role |", "|---|---|"]
    lines += [f"| {role} | {generic} |" for role, generic in event_class(event).roles().items()]
    for pack in packs:
        for frame in pack.frames:
            if frame.id not in rules.disabled:
                lines += ["", *_frame(rules, pack, frame)]
    return "\n".join(lines) + "\n"


def _index(rules: RuleSet, events: Iterable[str]) -> str:
    lines = ["# Rule catalogue", "", "Made from the rule files; each frame's examples are its tests.", ""]
    lines += ["| type | meaning | frames |", "|---|---|---|"]
    for event in events:
        count = sum(rules.event_type(frame.id) == event for frame in rules.frames)
        lines.append(f"| [{event}]({kebab(event)}.md) | {_meaning(event)} | {count} |")
    return "\n".join(lines) + "\n"


def _meaning(event: str) -> str:
    return " ".join((inspect.getdoc(event_class(event)) or "").split("\n\n")[0].split())


def _frame(rules: RuleSet, pack: LoadedPack, frame: Frame) -> Iterator[str]:
    yield f"## `{frame.id}`"
    yield ""
    yield f"{frame.why[:1].upper()}{frame.why[1:]}."
    yield ""
    yield from _predicate(rules, frame.predicate)
    for role, fillers in frame.roles.items():
        ways = "; else ".join(_filler(filler) for filler in fillers)
        yield f"* **{role}**{' (required)' if any(f.required for f in fillers) else ''}: {ways}"
    for title, conditions in (("only if", frame.when), ("not if", frame.unless)):
        for condition in conditions:
            yield f"* {title} {_condition(condition)}"
    yield from _effects(frame)
    yield ""
    yield from _examples(pack, frame)


def _predicate(rules: RuleSet, predicate: Predicate) -> Iterator[str]:
    if predicate.noun:
        light = sorted(rules.resolve_light(predicate.light))
        ways = [f"with {_words(light)}"] if light else []
        ways += [f"alone {_POSITIONS[position]}" for position in predicate.bare]
        inner = f", after {_words(predicate.object)} in the trigger" if predicate.object else ""
        yield f"* noun {_words(predicate.noun)} {', '.join(ways)}{inner}"
    if predicate.verb:
        yield f"* verb {_words(predicate.verb)}"
    if predicate.adjective:
        yield f"* adjective {_words(predicate.adjective)}"


def _filler(filler: Filler) -> str:
    parts = [_RELATIONS[filler.rel]] if filler.rel else []
    if filler.of:
        parts.append(f"a genitive in what fills {filler.of}")
    if filler.inside:
        parts.append(f"a genitive before {_words(filler.inside)} in the locative")
    if filler.postposition:
        parts.append(f"a phrase with {_words(filler.postposition)}")
    if filler.case:
        parts.append(f"{'' if parts else 'a phrase '}{' or '.join(filler.case)}")
    parts += _head(filler)
    if filler.not_head:
        parts.append(f"not {_words(filler.not_head)}")
    if filler.not_label:
        parts.append(f"no name that is {' or '.join(filler.not_label)}")
    return ", ".join(parts)


def _head(model: Filler | Condition) -> Iterator[str]:
    if model.is_:
        yield f"of class {' or '.join(model.is_)}"
    if model.label:
        yield f"a name ({', '.join(model.label)})"
    if model.head:
        yield f"with the head {_words(model.head)}"


def _condition(condition: Condition) -> str:
    parts = [f"the role {condition.role} is filled"] if condition.role else []
    phrase = list(_head(condition))
    if condition.case:
        phrase.insert(0, " or ".join(condition.case))
    if condition.postposition:
        phrase.append(f"with {_words(condition.postposition)}")
    if phrase:
        parts.append(f"by a phrase {', '.join(phrase)}" if parts else f"the clause has a phrase {', '.join(phrase)}")
    if condition.before:
        parts.append(f"{_words(condition.before)} stands before the trigger")
    if condition.after:
        parts.append(f"{_words(condition.after)} stands after the trigger")
    if condition.word:
        parts.append(f"the sentence has {_words(condition.word)}")
    if condition.construction:
        parts.append(f"the predicate is {' or '.join(condition.construction)}")
    if condition.told:
        parts.append(f"a sentence before told {' or '.join(condition.told)}")
    return ", ".join(parts)


def _effects(frame: Frame) -> Iterator[str]:
    if frame.polarity or frame.modality:
        yield f"* the event is {' and '.join(value for value in (frame.polarity, frame.modality) if value)}"
    if frame.governs:
        yield f"* an event that it governs becomes {_governs(frame.governs)}"
    if frame.count_of:
        yield f"* a number at {frame.count_of} is its quantity"
    if frame.caused_by:
        lent = "; ".join(f"its {theirs} is the {own}" for own, theirs in frame.lends.items())
        yield f"* brought about by {', '.join(frame.caused_by)} of the same sentence{f': {lent}' if lent else ''}"
    for own, shared in frame.shares.items():
        told = " or ".join(f"the {theirs} of {name}" for name, theirs in shared.items())
        yield f"* where it is empty, {own} is {told} in the same clause"
    if frame.beats:
        yield f"* before {', '.join(f'`{other}`' for other in frame.beats)}"


def _governs(governs: Governs) -> str:
    parts = [value for value in (governs.polarity, governs.modality) if value]
    if governs.attributed:
        parts.append("attributed to its agent")
    if governs.agent:
        parts.append(f"has its {governs.agent} as agent, where it has none")
    return ", ".join(parts)


def _examples(pack: LoadedPack, frame: Frame) -> Iterator[str]:
    finds = [e for e in frame.examples if any(event.type == pack.event for event in e.events)]
    for example in finds:
        yield f"> {_text(example)}"
        yield ">"
        for event in example.events:
            yield f"> `{tell(expected_facts(event))}`"
        yield ""
    yield "Not found:"
    yield ""
    for example in frame.examples:
        if example not in finds:
            others = ", ".join(event.type for event in example.events)
            why = f": {example.why}" if example.why else ""
            yield f"* {_text(example)}{why}{f' (but {others})' if others else ''}"


def _text(example: Example) -> str:
    place = [f"published {example.published}"] if example.published else []
    place += ["headline"] if example.headline else []
    return " ".join(example.text.split()) + (f" *({', '.join(place)})*" if place else "")


def _words(words: Iterable[str]) -> str:
    return ", ".join(words)
