"""Access to the tokens of a sentence with their readings as words of time."""

from __future__ import annotations

from dataclasses import dataclass

from bnevents.text import Form, Tokens, normalize
from bnevents.text.numerals import Quantity, read_quantity
from bnevents.times.lexicon import Lexicon, Word, WordCase, lexicon

_FULL_YEAR = range(1000, 3000)
_LOCATIVES = frozenset(normalize(ending) for ending in ("এ", "তে", "ে", "য়ে", "য়"))


@dataclass(slots=True, eq=False)
class Hit:
    """A word of time that stands at a token: which, and the token after it."""

    word: Word
    last: int


class Scanner:
    """The tokens of one sentence.

    Attributes:
        tokens, forms: the text.
        last: the token after the sentence.
    """

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.tokens, self.forms = tokens, tokens.forms
        self.first, self.last = first, last
        self.lexicon: Lexicon = lexicon()
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._quantities: dict[int, Quantity | None] = {}

    def form(self, i: int) -> Form | None:
        """Return the form of a token, None outside the sentence."""
        return self.forms[i] if self.first <= i < self.last else None

    def norm(self, i: int) -> str:
        """Return the normalised form of a token, an empty string outside the sentence."""
        return self.forms[i].norm if self.first <= i < self.last else ""

    def glued(self, i: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return self.first < i < self.last and self.tokens.starts[i] == self.tokens.ends[i - 1]

    def hits(self, i: int) -> tuple[Hit, ...]:
        """Return the words of time that begin at a token, the longest first."""
        found = self._hits.get(i)
        if found is None:
            found = self._hits[i] = self._walk(i)
        return found

    def _walk(self, i: int) -> tuple[Hit, ...]:
        norm = self.norm(i)
        node = self.lexicon.lookup(norm.lower() if norm.isascii() else norm) if norm else None
        if node is None:
            return ()
        hits: list[Hit] = []
        k = i + 1
        while node is not None:
            hits.extend(Hit(word, k) for word in node.words)
            node = node.after.get(self.norm(k)) if node.after else None
            k += 1
        hits.reverse()
        return tuple(hits)

    def find(self, i: int, *kinds: str) -> Hit | None:
        """Return the longest word of one of these kinds that begins at a token."""
        for hit in self._hits[i] if i in self._hits else self.hits(i):
            if hit.word.kind in kinds:
                return hit
        return None

    def digits(self, i: int) -> int | None:
        """Return the whole number that the digits of a token write, without grouping, or None."""
        form = self.form(i)
        if form is None or form.kind != "number" or not form.norm.isdigit() or len(form.norm) > 9:
            return None
        return int(form.norm)

    def full_year(self, i: int) -> int | None:
        """Return the year that four digits write."""
        value = self.digits(i)
        return value if value is not None and len(self.norm(i)) == 4 and value in _FULL_YEAR else None

    def quantity(self, i: int) -> Quantity | None:
        """Return the numeral expression at a token."""
        if i not in self._quantities:
            found = read_quantity(self.tokens, i, self.last) if self.first <= i < self.last else None
            self._quantities[i] = found
        return self._quantities[i]

    def case_ending(self, i: int) -> tuple[WordCase, int]:
        """Read a case ending that stands by itself after digits: `২০২৪-এর`, `২০১৮ এর`, `২০১৯-এ`, `৫২'র`.

        Returns:
            The case (bare where there is none) and the token after it.
        """
        k = i
        if self.norm(k) in ("-", "'") and self.glued(k) and self.glued(k + 1):
            k += 1
        elif not (self.glued(k) or self.norm(k).rstrip("ওই") == "এর"):
            return "bare", i
        ending = self.norm(k)
        plain = ending[:-1] if ending[-1:] in ("ও", "ই") and len(ending) > 1 else ending
        if plain in ("এর", "ের", "র"):
            return "genitive", k + 1
        if plain in _LOCATIVES:
            return "locative", k + 1
        if plain == "কে":
            return "accusative", k + 1
        return "bare", i
