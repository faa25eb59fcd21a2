"""Dates written freely beside a label of publication, read by dateparser."""

from __future__ import annotations

import re
from typing import Any, cast

from bnevents.articles.moments import Moment

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_CLOCK = re.compile(r"\d\s*[:.]\s*\d{2}|\d\s*(?:am|pm)\b")
_LENGTH = 60  # characters of a date with its clock time
# a complete absolute date or none: a relative one (`২ ঘণ্টা আগে`) would be counted from the machine's clock
_SETTINGS: dict[str, Any] = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def read_free(folded: str) -> Moment | None:
    """Return a complete date that is written in a way of its own, or None.

    Args:
        folded: the line behind its label, as `moments.fold` gives it.

    Example:
        >>> read_free("nov the 10th of 2024")
        datetime.date(2024, 11, 10)
    """
    said = folded.strip(" \t.,;|-–—()[]")
    if len(said) > _LENGTH or not _YEAR.search(said):
        return None
    import dateparser  # half a second: only where a line needs it

    found = dateparser.parse(said, languages=["bn", "en"], settings=cast("Any", _SETTINGS))
    if found is None:
        return None
    return found.replace(tzinfo=None) if _CLOCK.search(said) else found.date()
