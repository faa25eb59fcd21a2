"""Sentences: up to a danda, `?`, `!` or the end of a line; quotations carry over them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bnevents.text.tokens import Tokens

_STOPS = frozenset(("।", "?", "!", "."))  # the dot ends a sentence only where it shortens no word
_QUOTES = frozenset(("'", '"'))
_PARAGRAPHS = 3
_CLOSING = frozenset(("'", '"', ")", "]", "}", "।", "?", "!"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        first, last: half-open range of tokens.
        start, end: half-open range of characters.
        quote: whether it begins inside a quotation that was opened before it.
    """

    first: int
    last: int
    start: int
    end: int
    quote: bool = False


def split_sentences(tokens: Tokens, ranges: Iterable[tuple[int, int]] | None = None) -> list[Sentence]:
    """Return the sentences of a text, in order.

    Args:
        tokens: the text's tokens.
        ranges: the stretches of characters to look at; all of the text where None.

    Example:
        >>> from bnevents.text import tokenize
        >>> # he says: I will go, they will come. Dr Yunus smiles.
        >>> tokens = tokenize("তিনি বলেন, “আমি যাব। তারা আসবে।” ড. ইউনূস হাসেন।")
        >>> [(tokens.text[s.start : s.end], s.quote) for s in split_sentences(tokens)]
        [('তিনি বলেন, “আমি যাব।', False), ('তারা আসবে।”', True), ('ড. ইউনূস হাসেন।', False)]
    """
    stretches = list(ranges) if ranges is not None else [(0, len(tokens.text))]
    lines: list[tuple[int, int]] = []
    for start, end in stretches:
        first, stop = tokens.at(start), tokens.at(end)
        while first < stop:
            last = _line_end(tokens, first, stop)
            lines.append((first, last))
            first = last
    quoted = _quotations(tokens, lines)
    return [sentence for first, last in lines for sentence in _line(tokens, first, last, quoted)]


def _line_end(tokens: Tokens, first: int, stop: int) -> int:
    """Return the first token after the line of `first`."""
    line_end = tokens.text.find("\n", tokens.starts[first])
    return stop if line_end < 0 else min(stop, tokens.at(line_end))


def _line(tokens: Tokens, first: int, last: int, quoted: Sequence[tuple[int, int]]) -> Iterable[Sentence]:
    forms, starts, ends = tokens.forms, tokens.starts, tokens.ends
    begin = at = first
    for mark in [mark for mark in range(first, last) if forms[mark].norm in _STOPS]:
        if mark < at or (forms[mark].norm == "." and not _is_stop(tokens, mark, last)):
            continue
        at = mark + 1
        while at < last and forms[at].norm in _CLOSING and starts[at] == ends[at - 1]:
            at += 1
        yield Sentence(begin, at, starts[begin], ends[at - 1], _inside(quoted, begin))
        begin = at
    if begin < last:
        yield Sentence(begin, last, starts[begin], ends[last - 1], _inside(quoted, begin))


def _is_stop(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a dot that shortens no word ends a sentence, as some sites write it."""
    if at == 0 or tokens.forms[at - 1].kind != "word" or tokens.starts[at] != tokens.ends[at - 1]:
        return False
    return at + 1 == last or tokens.starts[at + 1] > tokens.ends[at]


def _quotations(tokens: Tokens, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the token ranges between paired quotes, in text order; a quote without its pair opens nothing.

    A quotation may run over a few paragraphs, each of which may open it anew (`“…।` `“…।”`). An apostrophe, which is
    written like a quote, may not, unless it stands where only a quotation begins (`বলেন: '…`).
    """
    pairs: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}  # mark -> token and line
    for number, (first, last) in enumerate(lines):
        for at in [at for at in range(first, last) if tokens.forms[at].norm in _QUOTES]:
            form = tokens.forms[at]
            mark = form.norm
            begin, line = opened.get(mark, (-1, number))
            if _opens(tokens, at, first) and not (begin >= 0 and _stands_alone(tokens, at)):
                anew = at == first and begin >= 0 and line == number - 1 and form.text == tokens.forms[begin].text
                opened[mark] = (begin if anew else at, number)
            elif begin >= 0:
                del opened[mark]
                doubtful = tokens.forms[begin].text == "'" and tokens.forms[begin - 1].norm not in (":", ",")
                if number - line <= (0 if doubtful else _PARAGRAPHS):
                    pairs.append((begin, at))
    return sorted(pairs)


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether a quote has a space before it and nothing, or a space, behind it: it closes what is open (`পারে। '`)."""
    last = at + 1 == len(tokens)
    return tokens.forms[at].text in "'\"" and (last or tokens.starts[at + 1] > tokens.ends[at])


def _opens(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a quote opens: by its shape, or, where both are written alike, by the space before it."""
    written = tokens.forms[at].text
    if written in "“‘„«":
        return True
    if written in "”’»":
        return False
    return at == first or tokens.starts[at] > tokens.ends[at - 1] or tokens.forms[at - 1].norm in ("(", "[", "-")


def _inside(quoted: Sequence[tuple[int, int]], token: int) -> bool:
    """Whether a token stands inside a quotation that began before it."""
    k = bisect_left(quoted, (token, 0))
    # the last quotations that begin before the token; single quotes stand inside double ones
    return any(start < token <= end for start, end in quoted[max(0, k - 8) : k])
