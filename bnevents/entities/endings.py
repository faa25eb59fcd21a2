"""Names of people whose last letters only look like a case ending: ক্রিস্টিয়ান লিন্ডনার, লুইস আর্সে."""

from __future__ import annotations

from collections.abc import Sequence

from bnevents.entities import words as w
from bnevents.entities.mentions import Mention
from bnevents.entities.words import Word, unended
from bnevents.text import Form, normalize

# what is written after a name without an ending, by the case that the name itself seems to have
_AFTER_NAME = {
    "genitive": tuple(normalize(ending) for ending in ("ের", "কে")),
    "locative": tuple(normalize(ending) for ending in ("র", "কে", "য়ের")),
}
_ENDINGS = tuple(normalize(ending) for ending in ("ের", "র", "কে"))
_JOINS = frozenset(normalize(word) for word in ("ও", "এবং"))
_STOPS = frozenset(",;:।!?(")
_NAMING = frozenset(normalize(word) for word in ("নামে", "নামের", "নামক"))


def keep_whole(forms: Sequence[Form], words: Sequence[Word], mentions: Sequence[Mention]) -> None:
    """Let names of people keep what is no case ending, by what stands after them and how the document inflects them.

    Nobody is in a person, so that a locative hardly ends a full name. A genitive has its noun after it: before a comma,
    a conjunction or a finite verb the -র is the name's own.

    Args:
        forms: the forms of the text.
        words: the same as words.
        mentions: what was found; the stem of those that are whole is set, and of what repeats them.
    """
    seen: set[str] | None = None
    whole: set[str] = set()
    for mention in mentions:
        last = words[mention.last - 1]
        if mention.label != "PERSON" or mention.name is not None or mention.stem == last.norm:
            continue
        if last.case not in _AFTER_NAME or (last.case == "genitive" and not unended(last)):
            continue
        seen = seen or {form.norm for form in forms}
        inflected = any(last.norm + ending in seen for ending in _AFTER_NAME[last.case])
        bare = last.stem in seen
        if inflected or (not bare and (_is_whole(words, mention) or _stands_alone(forms, mention))):
            mention.stem = last.norm
            whole.add(last.norm)
    for mention in mentions if whole else ():
        norm = words[mention.last - 1].norm
        base = next(
            (name for name in (norm, *(norm.removesuffix(ending) for ending in _ENDINGS)) if name in whole), None
        )
        if base is not None and mention.name is None:
            mention.stem = base


def _is_whole(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a locative ends a full name, or one that a title stands before."""
    titled = mention.first > 0 and bool(words[mention.first - 1].flags & w.TITLE)
    last = words[mention.last - 1]
    return last.case == "locative" and not last.flags & w.LISTED and (len(mention) > 1 or titled)  # not `বিমান সাগরে`


def _stands_alone(forms: Sequence[Form], mention: Mention) -> bool:
    """Whether no noun can follow that a genitive would belong to.

    Not at the end of a text: there it is the subject of a headline (`রাজ্যকে তোপ মমতার`).
    """
    if mention.last >= len(forms):
        return False
    form = forms[mention.last]
    finite = form.verb_first and any(verb.form == "finite" for verb in form.verbs)
    return finite or form.norm in _JOINS | _NAMING or (form.norm in _STOPS and len(mention) > 1)
