"""Texts that people sign or read: which holds now, and what it said before (BO7)."""

from frirum.records.template import TextFacts, current_texts, inherited, versions_of

__all__ = ["TextFacts", "current_texts", "inherited", "versions_of"]
