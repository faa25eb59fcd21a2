"""The tense of the verb that governs an expression: that of the nearest finite verb after it, else before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bnevents.text import Form, Tokens, Verb, is_arranged, normalize
from bnevents.times.context import Tense

_PAST = frozenset(("past", "past_progressive", "past_perfect", "perfect", "habitual"))
_REACH = 2  # words before a verb in which what it fixes stands: `ধার্য করা হয়েছে`
_FINITE = frozenset(("finite", "imperative"))
_TO_BE = frozenset(normalize(word) for word in ("কথা", "সম্ভাবনা", "পরিকল্পনা"))
_DUE = frozenset(("কথা",))
_STANDS = frozenset(normalize(word) for word in ("রয়েছে", "আছে", "ছিল", "রয়েছে"))
_COMING = frozenset(normalize(word) for word in ("অনুষ্ঠেয়", "অনুষ্ঠিতব্য", "আসন্ন", "অনুষ্ঠেয়"))
_GO, _CALL = normalize("যাওয়া"), "ডাকা"
_SAYING = frozenset(map(normalize, ("বলা", "জানানো")))
_FIXED = frozenset(("ধার্য", "নির্ধারণ", "নির্ধারিত"))


class Tenses:
    """The tenses of a sentence's finite verbs, found once and only when asked for."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self._forms, self._first, self._last = tokens.forms, first, last
        self._verbs: list[tuple[int, Tense | None]] | None = None
        self._says: set[int] = set()  # verbs that a statement without a verb of its own may follow

    def after(self, token: int) -> Tense | None:
        """Return the tense that governs what ends before `token`; None where no verb tells."""
        if self._verbs is None:
            self._verbs = self._find()
        verbs = self._verbs
        at = bisect_left(verbs, token, key=lambda verb: verb[0])
        if verbs and at == len(verbs) and verbs[-1][0] in self._says:
            return None  # `সচিব জানান, জমা দেওয়ার শেষ তারিখ ২ মার্চ।`
        return verbs[min(at, len(verbs) - 1)][1] if verbs else None

    def _find(self) -> list[tuple[int, Tense | None]]:
        found: list[tuple[int, Tense | None]] = []
        forms = self._forms
        for i in range(self._first, self._last):
            form = forms[i]
            if form.norm in _COMING:
                found.append((i, "future"))
            elif form.norm in _DUE and (i + 1 == self._last or forms[i + 1].kind == "punct") and _is_deed(forms[i - 1]):
                found.append((i, "future"))  # `শুক্রবার সমাবেশ হওয়ার কথা।`
            elif form.norm in _TO_BE and i + 1 < self._last and forms[i + 1].norm in _STANDS:
                if forms[i + 1].norm != "ছিল":
                    found.append((i, "future"))
            elif form.verbs and (form.verb_first or not form.noun.known) and form.verbs[0].form in _FINITE:
                found.append((i, _tense(form.verbs[0], forms[max(self._first, i - _REACH) : i])))
                if form.verbs[0].lexeme in _SAYING and i + 1 < self._last and forms[i + 1].norm == ",":
                    self._says.add(i)
        return found


def _is_deed(form: Form) -> bool:
    return any(verb.form == "verbal_noun" for verb in form.verbs)


def _tense(verb: Verb, before: Sequence[Form]) -> Tense:
    """Return the tense of a finite verb; a past verb that fixes a day to come (`হরতাল ডেকেছে`) counts as future."""
    if verb.form == "imperative" or verb.tense == "future" or (verb.lexeme == _CALL and verb.tense != "past_perfect"):
        return "future"
    if any(form.norm in _FIXED or any(other.lexeme == _CALL for other in form.verbs) for form in before):
        return "future"
    if verb.tense in _PAST:
        return "past"
    if verb.tense != "progressive":
        return "present"
    goes = verb.lexeme == _GO and any(other.form == "infinitive" for form in before[-1:] for other in form.verbs)
    goes = goes or any(is_arranged(verb, form) for form in before[-1:])
    return "future" if goes else "progressive"  # হতে যাচ্ছে
