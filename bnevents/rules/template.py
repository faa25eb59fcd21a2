"""A first pack to start from: small, complete, and with examples that hold."""

from __future__ import annotations

import re

from bnevents.errors import RuleError
from bnevents.models import Event, GenericRole, event_class
from bnevents.rules.checks import kebab
from bnevents.text import analyse

_PACK = """\
# Rules for {event}. The language is explained in docs/rules.md; check the file with: bnevents rules test FILE
event: {event}
{declare}frames:
  - id: {prefix}.{name}
    why: {why}
    # the noun with করা or হওয়া in any tense, voice and order; alone it is a topic
    predicate: {{noun: [{trigger}], light: [do, occur]}}
    roles:
{roles}
    examples:
      - text: সরকার {trigger} করেছে।
        events:
          - {{type: {event}, trigger: {trigger} করেছে{agent}}}
      - text: সরকার {trigger} করেনি।
        events:
          - {{type: {event}, trigger: {trigger} করেনি{agent}, polarity: negated}}
      - text: '"{trigger}" একটি শব্দ।'
        why: the word itself, no event
"""


def new_pack(event: str, *, trigger: str, doc: str = "", name: str = "own") -> str:
    """Return the text of a pack to start from; its examples hold.

    Args:
        event: an event type; one that is not known is declared in the pack.
        trigger: a noun that names the event with করা or হওয়া (`উদ্বোধন`).
        doc: meaning of a new event type.
        name: second half of the frame's id.

    Raises:
        RuleError: the event cannot be the name of a type, or the trigger is not one Bengali noun.

    Example:
        >>> new_pack("MuseumOpened", trigger="উদ্বোধন").splitlines()[1]  # উদ্বোধন, inauguration
        'event: MuseumOpened'
    """
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", event):
        raise RuleError(f"{event!r} cannot be an event type; write it as a class name, such as `FerrySank`")
    if not trigger.strip() or " " in trigger.strip() or analyse(trigger.strip()).kind != "word":
        raise RuleError(f"{trigger!r} cannot be the trigger; give one Bengali noun, such as উদ্বোধন")
    known = event_class(event)
    if known is Event:
        meaning = doc or "What happened, in one line."
        declare = f"declare:\n  doc: {meaning}\n  roles: {{actor: agent}}\n"
        roles: dict[str, GenericRole] = {"actor": "agent"}
    else:
        declare, roles = "", known.roles()
    agent = next((role for role, generic in roles.items() if generic == "agent"), None)
    filler = f'      {agent}: {{rel: subject, is: "@actor"}}' if agent else "      place: {case: locative}"
    return _PACK.format(
        event=event,
        declare=declare,
        prefix=kebab(event),
        name=name,
        why=doc or "somebody does it, or it happens",
        trigger=trigger.strip(),
        roles=filler,
        agent=f", {agent}: [সরকার]" if agent else "",
    )
