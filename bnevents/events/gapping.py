"""Gapping: the first of two happenings that are joined has no verb of its own (`ঢাকায় ভোট এবং রাজশাহীতে ভোট হবে`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bnevents.events.drafts import Draft
from bnevents.events.phrases import JOINTS, Mark, VerbGroup


def share_verbs(drafts: Sequence[Draft]) -> None:
    """Give each draft that a bare noun names the verb of the next one of its type, where a conjunction joins them.

    Polarity, modality, time and source of the second then hold for the first as well.

    Args:
        drafts: the drafts of a sentence; their matches are changed.
    """
    for draft in drafts:
        if (verb := _gapped(draft, drafts)) is not None:
            draft.match = replace(draft.match, verb=verb)


def _gapped(draft: Draft, drafts: Sequence[Draft]) -> VerbGroup | None:
    match = draft.match
    phrase, items = match.phrase, match.clause.items
    if match.verb is not None or match.construction != "noun" or phrase is None or phrase.case != "bare":
        return None
    after = items[match.at + 1] if match.at + 1 < len(items) else None
    if phrase.postposition or not isinstance(after, Mark) or after.kind not in JOINTS:
        return None
    for other in drafts:
        second = other.match
        if second.clause is match.clause and other.event == draft.event and second.at > match.at:
            verbless = not any(isinstance(item, VerbGroup) for item in items[match.at : second.at])
            return second.verb if verbless and second.verb is not None and second.verb.finite else None
    return None
