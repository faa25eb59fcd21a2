"""How good is it on your own text: gold annotations in, precision, recall and confusions per class out."""

from __future__ import annotations

from bnevents.evaluation.compare import Evaluation, Score, Table, evaluate
from bnevents.evaluation.gold import GoldDocument, GoldEvent, GoldSentence, GoldSpan, read_gold

__all__ = [
    "Evaluation",
    "GoldDocument",
    "GoldEvent",
    "GoldSentence",
    "GoldSpan",
    "Score",
    "Table",
    "evaluate",
    "read_gold",
]
