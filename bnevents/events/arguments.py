"""From phrases to the arguments of an event."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.events.fillers import Content, Filled
from bnevents.events.phrases import Phrase
from bnevents.models import Argument, Entity, GenericRole, Span
from bnevents.text import Tokens, normalize
from bnevents.text.numerals import Quantity

# determiners that belong to what they stand before (`দুই দেশ`, `কোনো দেশ`)
KEPT = frozenset(map(normalize, ("দুই", "উভয়", "কোনো", "কোনও", "কোন", "সব", "সকল", "একাধিক", "বিভিন্ন", "অন্য", "অপর")))

# roles whose number is the quantity of the event
COUNTED = frozenset(("victims", "deceased", "force"))


def argument(
    filled: Filled, role: str, generic: GenericRole, tokens: Tokens, *, resolved_from: Span | None = None
) -> Argument:
    """Return what fills a role as a value."""
    if isinstance(filled, Content):
        return _plain(tokens, filled.first, filled.last, role, generic)
    if filled.entity is not None:
        return of_entity(filled.entity, role, generic, resolved_from=resolved_from)
    first, last = phrase_range(filled, tokens, numbered=role not in COUNTED)
    text = _text(tokens, first, last)
    head = tokens.forms[filled.head]
    start, end = tokens.starts[first], tokens.starts[last - 1] + head.cut
    before = tokens.text[start : tokens.starts[last - 1]]
    stem = head.noun.stem if filled.stem == "জন" else filled.stem  # `দুজনকে`
    lemma = head.text if filled.pronoun else before + _written(head.text, stem)
    span = Span(start=start, end=end, text=tokens.text[start:end])
    return Argument(role=role, generic=generic, span=span, lemma=lemma or text, resolved_from=resolved_from)


def phrase_range(phrase: Phrase, tokens: Tokens, *, numbered: bool) -> tuple[int, int]:
    """Return the tokens of a phrase that name its filler: with its genitives, without articles.

    Args:
        phrase: the phrase.
        tokens: tokens of the document.
        numbered: whether a number of people stays with them (`তিনজন পুরুষকে`).
    """
    first = phrase.core
    number = phrase.quantity
    if numbered and number is not None and number.value != 1:
        words = tokens.forms[number.last - 1], tokens.forms[min(number.last, phrase.head)]
        counted = any(form.noun.stem.endswith("জন") for form in words)
        first = min(first, number.first) if counted else first
    short = number is None or (numbered and number.last == number.first + 1)  # `দুই দেশ`, but no `দুই শতাধিক মানুষ`
    if phrase.determiner in KEPT and short:
        first = phrase.first
    for modifier in reversed(phrase.modifiers):
        if modifier.end != first or modifier.parenthetical or modifier.pronoun not in ("", "self"):
            break
        opening = modifier.group[0] if modifier.group else modifier  # `তুরস্ক ও জার্মানির নেতারা`
        named = opening.entity
        begin = opening.first if opening.determiner in KEPT else opening.core  # `দুই দেশের প্রতিনিধিরা`
        first = begin if named is None else tokens.at(named.start)
    return first, phrase.head + 1


def is_bare_count(phrase: Phrase) -> bool:
    """Whether a phrase only counts people (`১৫ জন`, `তিনজন`)."""
    quantity = phrase.quantity
    told = quantity is not None and (quantity.value, quantity.minimum, quantity.maximum) != (None, None, None)
    if phrase.entity is not None or not told:
        return False  # `কয়েকজন` says who, not how many
    return phrase.stem == "জন"


def counts_named(count: Phrase, fillers: Sequence[Filled]) -> bool:
    """Whether a count only counts those who are named beside it (`রহিম ও করিমসহ দুজনকে`)."""
    named = sum(isinstance(item, Phrase) and item.entity is not None for item in fillers)
    number = count.quantity.value if count.quantity is not None else None
    return number is not None and 0 < number <= named


def of_entity(entity: Entity, role: str, generic: GenericRole, *, resolved_from: Span | None = None) -> Argument:
    """Return an entity as an argument."""
    span = Span(start=entity.start, end=entity.end, text=entity.text)
    return Argument(
        role=role, generic=generic, span=span, lemma=entity.lemma, entity=entity, resolved_from=resolved_from
    )


def of_quantity(quantity: Quantity, tokens: Tokens) -> Argument:
    """Return a number as the argument `quantity`."""
    text = _text(tokens, quantity.first, quantity.last)
    start, end = tokens.starts[quantity.first], tokens.ends[quantity.last - 1]
    return Argument(
        role="quantity",
        generic="quantity",
        span=Span(start=start, end=end, text=text),
        lemma=text,
        value=quantity.value,
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        approximate=quantity.approximate,
    )


def span_of(tokens: Tokens, first: int, last: int) -> Span:
    """Return the span of the tokens `[first, last)`, without the clitics of the last one."""
    start, end = tokens.starts[first], tokens.starts[last - 1] + tokens.forms[last - 1].cut
    return Span(start=start, end=end, text=tokens.text[start:end])


def _plain(tokens: Tokens, first: int, last: int, role: str, generic: GenericRole) -> Argument:
    span = span_of(tokens, first, last)
    return Argument(role=role, generic=generic, span=span, lemma=span.text)


def _text(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]]


def _written(text: str, stem: str) -> str:
    """Return the stem in the letters of the text where they begin it, else as the lexicon writes it."""
    return text[: len(stem)] if text[: len(stem)] == stem else stem
