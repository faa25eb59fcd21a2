"""Numbers in words and digits, with scales, fractions, bounds and ranges: one grammar for all that is counted.

`সাড়ে তিন হাজার`, `৪ হাজার ১৭২ কোটি ১৬ লাখ`, `দেড় শতাধিক`, `অন্তত ১৫`, `পাঁচ থেকে ছয়`: read once from left to right, each word
form analysed once. The words stand in `data/numerals.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bnevents.text.characters import normalize
from bnevents.text.forms import Form
from bnevents.text.number_words import Number, Piece, number_word, number_words, piece_of
from bnevents.text.tokens import Tokens

__all__ = ["Number", "Quantity", "number_word", "read_quantity", "starts_quantity"]

_MOST_TERMS = 8  # কোটি, লাখ, হাজার, শ and what is left, twice over
_NINE = normalize("নয়")
_DOUBTFUL = frozenset(("এক", _NINE, "ছ", "দু"))  # a, is not, and two that are seldom words by themselves
_ORDINAL_ENDINGS = frozenset(normalize(e) for e in ("ম", "য়", "র্থ", "তম", "ষ্ঠ", "লা", "রা", "ঠা", "ই", "শে"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text says it.

    Attributes:
        first, last: half-open range of tokens; the counted noun and a classifier (`জন`) that stands alone are outside.
        value: the number, or None where the text gives only bounds (`শত শত`, `পাঁচ থেকে ছয়`).
        minimum, maximum: bounds, or None where there is none; `শতাধিক`, more than a hundred, has the minimum 100.
        approximate: whether the text says that the number is not exact (`প্রায়`, `শতাধিক`).
        exclusive: whether the bound itself is excluded (`শতাধিক`, `এর কম`).
        case: case ending of the last word: bare, genitive or locative.
        counted: whether a classifier is glued to the number word (`তিনজন`).
    """

    first: int
    last: int
    value: Number | None
    minimum: Number | None = None
    maximum: Number | None = None
    approximate: bool = False
    exclusive: bool = False
    case: str = "bare"
    counted: bool = False


def starts_quantity(form: Form) -> bool:
    """Whether a quantity may begin with this form: digits, a number word, or a bound (`অন্তত`, `প্রায়`).

    Example:
        >>> from bnevents.text import analyse
        >>> [starts_quantity(analyse(word)) for word in ("১৫", "পনেরো", "অন্তত", "সৈন্য")]  # 15, at least, soldier
        [True, True, True, False]
    """
    if form.kind == "number":
        return form.number is not None
    return form.kind == "word" and (piece_of(form.norm) is not None or form.norm in number_words().bounds)


def read_quantity(tokens: Tokens, i: int, last: int) -> Quantity | None:
    """Return the numeral expression that begins at token `i` and ends before token `last`, or None.

    Args:
        tokens: the text.
        i: where it begins.
        last: the token that it must not reach, as a rule the end of the sentence.

    Example:
        >>> from bnevents.text import tokenize
        >>> found = read_quantity(tokenize("অন্তত সাড়ে তিন হাজার মানুষ"), 0, 5)  # at least 3,500 people
        >>> found.value, found.minimum, found.last
        (3500, 3500, 4)
    """
    if i >= last or not starts_quantity(tokens.forms[i]):
        return None
    return _Reader(tokens, last).quantity(i)


@dataclass(slots=True)
class _Amount:
    """A number without bounds: what it is, where it ends, and the one scale that it has."""

    value: Number | None
    last: int
    scale: int = 1
    more: bool = False
    about: bool = False
    many: bool = False
    counted: bool = False
    case: str = "bare"


class _Reader:
    def __init__(self, tokens: Tokens, last: int) -> None:
        self.tokens, self.forms, self.last = tokens, tokens.forms, min(last, len(tokens.forms))
        self.words = number_words()

    def norm(self, i: int) -> str:
        return self.forms[i].norm if i < self.last else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return 0 < i < self.last and self.tokens.starts[i] == self.tokens.ends[i - 1]

    def quantity(self, first: int) -> Quantity | None:
        i, bounds = first, set[str]()
        while (bound := self.words.bounds.get(self.norm(i))) is not None:
            bounds.add(bound)
            i += 1
        amount = self.amount(i, bounded=bool(bounds))
        if amount is None:
            return None
        if (pair := self.range(amount)) is not None:
            low, high, end = pair
            return Quantity(first, end.last, None, low, high, "about" in bounds, case=end.case, counted=end.counted)
        value, at, case = amount.value, amount.last, amount.case
        if amount.many:
            return Quantity(
                first, at, None, 2 * amount.scale, None, approximate=True, case=case, counted=amount.counted
            )
        after, at = self.bound_after(at, case)
        more, less = amount.more or after == "more", after == "less"
        minimum = value if more or "at_least" in bounds else None
        maximum = value if less or "at_most" in bounds or after == "nearly" else None
        if after == "passed":
            minimum, more = value, True
        about = amount.about or "about" in bounds or after in ("like", "nearly") or more
        if at != amount.last:
            case = "bare"
        exclusive = more or less or after == "nearly"
        return Quantity(first, at, value, minimum, maximum, about, exclusive, case, amount.counted)

    def bound_after(self, at: int, case: str) -> tuple[str | None, int]:
        """Read a bound after the number: `১০ হাজারের বেশি`, `২০ জনের মতো`, `১০০ ছাড়িয়ে`."""
        sets, norm = self.words.sets, self.norm(at)
        if norm in sets["about_suffixes"]:
            return "like", at + 1
        if norm in sets["nearly"] and self.norm(at + 1) == norm:
            return "nearly", at + 2
        if norm in sets["passed"]:
            return "passed", at
        k = at
        if norm == "-" and self.glued(at) and self.glued(at + 1):
            k += 1
        if self.norm(k) in sets["more_words"] and k > at:
            return "more", k + 1
        ending = self.norm(k).rstrip("ও") if k < self.last else ""
        if case == "genitive":
            k = at
        elif ending in ("এর", "র", "ের") or self.words.classified.get(self.norm(k)) == "genitive":
            k += 1
        elif norm in ("জন", "টি", "টা") and self.norm(at + 1).rstrip("ও") in ("এর", "ের"):
            k = at + 2
        else:
            return None, at
        for name in ("more", "less", "like"):
            if self.norm(k) in sets[name]:
                return name, k + 1
        return None, at

    def range(self, low: _Amount) -> tuple[Number | None, Number | None, _Amount] | None:
        """Read `A থেকে B`, `A-B`, `A বা B`, `A/B`, or two number words side by side (`দুই তিন`)."""
        at, sets = low.last, self.words.sets
        norm = self.norm(at)
        if low.value is None or low.more or (low.counted and norm != "-") or norm == "":
            return None
        spelled = self.forms[at - 1].kind == "word"
        if norm in sets["range"] or norm in sets["alternatives"] or norm in ("-", "/"):
            high = self.amount(at + 1)
        else:
            return None
        if high is None or high.value is None or (self.norm(high.last) == "-" and self.glued(high.last + 1)):
            return None
        start: Number = low.value
        if low.scale == 1 and high.scale > 1 and start * high.scale <= high.value:
            start = _whole(start * high.scale)
        if start > high.value:
            start, end = (high.value, start) if spelled and start - high.value == 1 else (start, None)
            if end is None:
                return None
            return start, end, high
        return (start, high.value, high) if start < high.value else None

    def amount(self, i: int, *, bounded: bool = False) -> _Amount | None:
        """Read a number with its scales: `দুই কোটি ৫৭ লাখ`."""
        if i >= self.last:
            return None
        if (many := self.many(i)) is not None:
            return many
        group: Number = 0
        lowest, at, terms, scale = 0, i, 0, 1
        piece: Piece | None = None
        while True:
            term = self.term(at, bounded=bounded and terms == 0)
            if term is None or terms >= _MOST_TERMS or (lowest and (term.value is None or term.value >= lowest)):
                break
            if lowest and term.scales and term.scales[0] == lowest:
                break  # দুই কোটি তিন কোটি are two numbers
            if terms and (self.forms[at].kind == "number" and at > i and lowest <= 1):
                break
            value, scales, nxt, piece = term.value, term.scales, term.last, term.piece
            terms += 1
            scale = 1
            for factor in scales:
                if lowest and factor > lowest and value is not None:
                    value = (group + value) * factor
                    group = 0
                else:
                    value = (1 if value is None else value) * factor
                scale *= factor
            group += value if value is not None else 0
            at = nxt
            lowest = scales[-1] if scales else 1
            if lowest == 1 or piece.more or piece.about or piece.counted or piece.case != "bare":
                break
        if terms == 0 or piece is None:
            return None
        return _Amount(
            _whole(group),
            at,
            scale if terms == 1 else 1,
            piece.more,
            piece.about,
            counted=piece.counted,
            case=piece.case,
        )

    def many(self, i: int) -> _Amount | None:
        """Read `শত শত`, `হাজার হাজার`, `হাজারো`, `কয়েক হাজার`: hundreds, thousands, some thousands."""
        piece = piece_of(self.norm(i))
        if piece is None:
            return None
        if piece.many:
            return _Amount(None, i + 1, piece.scale, many=True)
        if piece.vague:
            follow = piece_of(self.norm(i + 1)) if piece.scale == 1 else None
            if piece.scale > 1:
                return _Amount(None, i + 1, piece.scale, many=True, case=piece.case)
            if follow is not None and follow.value is None and follow.scale > 1 and not piece.counted:
                return _Amount(None, i + 2, follow.scale, many=True, case=follow.case)
            return None
        if piece.value is not None or piece.scale == 1 or piece.case != "bare":
            return None
        k = i + 2 if self.norm(i + 1) == "-" else i + 1
        if self.norm(k) == self.norm(i):
            return _Amount(None, k + 1, piece.scale, many=True)
        return None

    def term(self, i: int, *, bounded: bool = False) -> _Term | None:
        """Read one number with the scales after it: `সাড়ে তিন হাজার`, `৭শ কোটি`, `সোয়া লাখ`."""
        if i >= self.last:
            return None
        form, at = self.forms[i], i + 1
        value: Number | None = None
        piece: Piece | None = Piece()
        if form.kind == "number":
            value = form.number
            if value is None or (self.glued(at) and self.norm(at) in _ORDINAL_ENDINGS):
                return None
        elif (piece := piece_of(form.norm)) is None or piece.many or piece.vague:
            return None
        elif piece.added is not None:
            return self.fraction(i, piece.added)
        elif not self.is_number_here(i, piece, bounded=bounded):
            return None
        else:
            value = piece.value
        scales: list[int] = [piece.scale] if piece.scale != 1 else []
        if value is not None and not scales and self.norm(at) in self.words.sets["point"]:
            return self.decimals(value, at + 1)
        closed = piece.more or piece.about or piece.counted or piece.case != "bare"
        while not closed and len(scales) < _MOST_TERMS and (nxt := piece_of(self.norm(at))) is not None:
            if nxt.value is not None or nxt.scale == 1 or nxt.many or nxt.vague or (nxt.collective and scales):
                break
            scales.append(nxt.scale)
            at += 1
            if at < self.last and scales[-1] == 100 and self.norm(at) == "'" and self.glued(at):
                at += 1
            piece = nxt
            closed = nxt.more or nxt.about or nxt.case != "bare"
        return _Term(value, scales, at, piece)

    def is_number_here(self, i: int, piece: Piece, *, bounded: bool) -> bool:
        """Whether a word that is also another word is a number: `নয়` (nine or is not), `এক` (one or a), `হাজার`."""
        norm, nxt, sets = self.norm(i), self.norm(i + 1), self.words.sets
        if piece.value is None:
            sure = bounded or piece.more or piece.about or (piece.collective and norm != "কুড়ি")
            return sure or (piece.case == "bare" and self.counted(i + 1))
        if piece.counted or piece.scale != 1:
            return True
        if norm not in _DOUBTFUL and piece.value != 0.5:
            return True
        follow = piece_of(nxt)
        scaled = follow is not None and follow.value is None and follow.scale > 1
        if piece.value == 0.5:
            return scaled
        if nxt in sets["classifiers"] or nxt in self.words.classified or scaled or nxt in sets["point"]:
            return True
        if self.joins(i + 1):
            return self.is_plain_number(i + 2)
        if norm != _NINE and not bounded and self.joins(i - 1) and self.is_plain_number(i - 2):
            return True
        return self.counted(i + 1) or (norm == "এক" and not sets["persons"].isdisjoint(self.stems(i + 1)))

    def joins(self, i: int) -> bool:
        """Whether a hyphen, `থেকে` or `বা` stands at token `i`."""
        norm = self.norm(i) if i >= 0 else ""
        return norm == "-" or norm in self.words.sets["range"] or norm in self.words.sets["alternatives"]

    def is_plain_number(self, i: int) -> bool:
        """Whether digits or a word with a value stand at token `i`."""
        if not 0 <= i < self.last:
            return False
        piece = piece_of(self.forms[i].norm)
        return self.forms[i].number is not None or (piece is not None and piece.value is not None)

    def stems(self, i: int) -> frozenset[str]:
        """Return the stems of a token, none after the end."""
        return self.forms[i].stems if i < self.last else frozenset()

    def counted(self, i: int) -> bool:
        """Whether a noun that is as a rule counted stands at token `i`."""
        return not self.words.sets["counted"].isdisjoint(self.stems(i))

    def fraction(self, i: int, added: float) -> _Term | None:
        """Read `সাড়ে তিন`, `পৌনে দুই লাখ`, `সোয়া লাখ`."""
        nxt = piece_of(self.norm(i + 1))
        if (i + 1 < self.last and self.forms[i + 1].kind == "number") or (nxt is not None and nxt.value is not None):
            term = self.term(i + 1)
            if term is None or term.value is None:
                return None
            return _Term(term.value + added, term.scales, term.last, term.piece)
        alone = self.words.added_alone.get(self.norm(i))
        if alone is None:
            return None
        if nxt is not None and nxt.scale > 1 and nxt.value is None and not nxt.many:
            return _Term(alone, [nxt.scale], i + 2, nxt)
        return _Term(alone, [], i + 1, Piece(value=alone)) if self.counted(i + 1) else None

    def decimals(self, value: Number, at: int) -> _Term | None:
        """Read what stands after `দশমিক`: digits, or digits in words one by one."""
        digits = ""
        piece = Piece()
        scales: list[int] = []
        while at < self.last:
            form = self.forms[at]
            word = piece_of(form.norm) if form.kind == "word" else None
            if form.kind == "number" and isinstance(form.number, int) and not digits:
                digits, at = form.norm.replace(",", ""), at + 1
                break
            if word is None or word.value is None or word.scale != 1 or not isinstance(word.value, int):
                break
            digits, at, piece = digits + str(word.value), at + 1, word
            if word.case != "bare" or word.counted:
                break
        if not digits:
            return None
        while (nxt := piece_of(self.norm(at))) is not None and nxt.value is None and nxt.scale > 1 and not nxt.many:
            scales.append(nxt.scale)
            at, piece = at + 1, nxt
        return _Term(float(Decimal(f"{value}.{digits}")), scales, at, piece)


@dataclass(slots=True)
class _Term:
    value: Number | None
    scales: list[int]
    last: int
    piece: Piece


def _whole(value: Number) -> Number:
    """Return a float without a fraction as an int; the others rounded to what binary floats spoil."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
