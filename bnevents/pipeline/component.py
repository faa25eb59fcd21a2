"""The spaCy component: `nlp.add_pipe("bnevents")`, results in `doc._.bnevents`.

It works on `doc.text` with tokens of its own, so the host's tokenizer may be any. The result is kept as JSON in
`doc.user_data`, which travels through `Doc.to_bytes` and between processes; `doc._.bnevents` reads it back.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from bnevents.entities import Recognizer, make_recognizer
from bnevents.models import Extraction
from bnevents.pipeline.extractor import Extractor
from bnevents.rules import RuleSet, load_rules

_KEY = "bnevents"
_PUBLISHED = "bnevents.published"
_CONFIG_FILE = "bnevents.json"
_PACKS = "packs"
_DEFAULTS: dict[str, Any] = {
    "rules": [],
    "ner": "default",
    "stanza_model": None,
    "disable": [],
    "builtin": True,
    "gazetteer": [],
}


def _read(doc: Doc) -> Extraction | None:
    stored = doc.user_data.get(_KEY)
    return None if stored is None else Extraction.model_validate_json(stored)


def _get_published(doc: Doc) -> str | None:
    stored = doc.user_data.get(_PUBLISHED)
    return stored if stored is not None else _published_of_context(doc)


def _set_published(doc: Doc, published: object) -> None:
    doc.user_data[_PUBLISHED] = published.isoformat() if isinstance(published, dt.date) else published


def _published_of_context(doc: Doc) -> str | None:
    """Return the date that came as `nlp.pipe(..., as_tuples=True)` context: a date, a string, or `{"published": …}`."""
    context: Any = getattr(doc, "_context", None)
    if isinstance(context, dict):
        context = cast("dict[str, Any]", context).get("published")
    if isinstance(context, dt.date):
        return context.isoformat()
    return context if isinstance(context, str) else None


if not Doc.has_extension("bnevents"):
    Doc.set_extension("bnevents", getter=_read)
if not Doc.has_extension("published"):
    Doc.set_extension("published", getter=_get_published, setter=_set_published)


class Component:
    """Extracts the events of a doc.

    Args:
        rules: paths of packs beside the built-in ones.
        ner: `default`, `stanza` or `doc`.
        stanza_model: path of the Stanza model.
        disable: ids of frames to leave out.
        builtin: whether to use the built-in packs.
        gazetteer: paths of files of names.
    """

    def __init__(
        self,
        *,
        rules: list[str],
        ner: str,
        stanza_model: str | None,
        disable: list[str],
        builtin: bool,
        gazetteer: list[str],
    ) -> None:
        self.config: dict[str, Any] = {
            "rules": rules,
            "ner": ner,
            "stanza_model": stanza_model,
            "disable": disable,
            "builtin": builtin,
            "gazetteer": gazetteer,
        }
        if all(Path(name).exists() for name in (*rules, *gazetteer)):
            self.extractor  # noqa: B018 - a malformed pack fails here and not at the first doc

    @functools.cached_property
    def extractor(self) -> Extractor:
        """What does the work; made when first needed: spaCy makes a stored pipeline before it restores its files."""
        return Extractor(rules=_rules(self.config), recognizer=_recognizer(self.config))

    def __call__(self, doc: Doc) -> Doc:
        """Read a doc; its `_.published`, or the context of `nlp.pipe`, is its date of publication."""
        given = (
            [(span.start_char, span.end_char, span.label_) for span in doc.ents] if self.config["ner"] == "doc" else []
        )
        extraction = self.extractor.extract(doc.text, published=_get_published(doc), entities=given)
        doc.user_data[_KEY] = extraction.model_dump_json()
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Return the configuration with the packs and name files that it refers to."""
        return json.dumps({"config": self.config, "files": _contents(self.config)}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_: Any) -> Component:
        """Restore what `to_bytes` returned; files that are gone are restored beside the process's temporary files."""
        import tempfile

        stored = json.loads(data)
        self._restore(stored["config"], stored["files"], Path(tempfile.mkdtemp(prefix="bnevents-")))
        return self

    def to_disk(self, path: str | os.PathLike[str], **_: Any) -> None:
        """Write the configuration, and copies of the packs and name files, into a folder."""
        folder = Path(path)
        (folder / _PACKS).mkdir(parents=True, exist_ok=True)
        contents = _contents(self.config)
        written = json.dumps({"config": self.config, "files": contents}, ensure_ascii=False)
        (folder / _CONFIG_FILE).write_text(written, encoding="utf-8")

    def from_disk(self, path: str | os.PathLike[str], **_: Any) -> Component:
        """Restore what `to_disk` wrote; the copies of packs are used, so that the folder can travel."""
        folder = Path(path)
        stored = json.loads((folder / _CONFIG_FILE).read_text(encoding="utf-8"))
        self._restore(stored["config"], stored["files"], folder / _PACKS)
        return self

    def _restore(self, config: dict[str, Any], files: dict[str, str], folder: Path) -> None:
        places: dict[str, str] = {}
        for number, (name, content) in enumerate(files.items()):
            place = folder / f"{number}-{Path(name).name}"
            folder.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")
            places[name] = str(place)
        moved = {key: [places.get(name, name) for name in config[key]] for key in ("rules", "gazetteer")}
        self.config = {**config, **moved}
        self.__dict__.pop("extractor", None)  # what was made of the configuration before

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Component], tuple[dict[str, Any]]]:
        """Travel to another process as a configuration."""
        return _from_config, (self.config,)


def _from_config(config: dict[str, Any]) -> Component:
    return Component(**config)


def _contents(config: dict[str, Any]) -> dict[str, str]:
    names = [name for key in ("rules", "gazetteer") for name in config[key]]
    return {name: Path(name).read_text(encoding="utf-8") for name in names}


def _rules(config: dict[str, Any]) -> RuleSet:
    rules = load_rules(config["rules"], builtin=config["builtin"])
    return rules.without(config["disable"]) if config["disable"] else rules


def _recognizer(config: dict[str, Any]) -> Recognizer:
    return make_recognizer(ner=config["ner"], stanza_model=config["stanza_model"], gazetteer=config["gazetteer"])


def make_component(
    nlp: Language,
    name: str,
    rules: list[str],
    ner: str,
    stanza_model: str | None,
    disable: list[str],
    builtin: bool,
    gazetteer: list[str],
) -> Component:
    """Make the component for `nlp.add_pipe("bnevents")`; spaCy finds this factory through its entry point."""
    del nlp, name  # the component needs neither
    return Component(
        rules=rules, ner=ner, stanza_model=stanza_model, disable=disable, builtin=builtin, gazetteer=gazetteer
    )


_register = cast("Any", Language).factory("bnevents", default_config=_DEFAULTS, assigns=["doc._.bnevents"])
_register(make_component)
