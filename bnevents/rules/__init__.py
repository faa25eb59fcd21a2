"""The rule language: packs of frames in YAML, loaded strictly, with their examples as their tests."""

from __future__ import annotations

from bnevents.rules.loader import load_rules, parse_rules
from bnevents.rules.ruleset import LoadedPack, ResolvedClass, RuleSet

__all__ = ["LoadedPack", "ResolvedClass", "RuleSet", "load_rules", "parse_rules"]
