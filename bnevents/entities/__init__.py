"""Who and where: gazetteers, cue words, a small trained model, Stanza, linking to ids."""

from __future__ import annotations

from bnevents.entities.offices import office_holder
from bnevents.entities.recognizer import Recognizer, default_recognizer, make_recognizer

__all__ = ["Recognizer", "default_recognizer", "make_recognizer", "office_holder"]
