"""Canned replies: how they are named and how long they may be."""

import re
from collections.abc import Mapping

from frirum.rules.wording import Fault, Flaw, tongues

SHORTCUT = re.compile(r"[a-zåäöæø0-9]+(-[a-zåäöæø0-9]+)*")
LONGEST_SHORTCUT = 30
LONGEST_TEXT = 2_000


def shortcut_of(typed: str) -> str:
    """The short name as it is kept: small letters, without the slash it is called by, spaces made hyphens."""
    return "-".join(typed.strip().lstrip("/").lower().split())


def faults(shortcut: str, texts: Mapping[str, str]) -> list[Fault]:
    """What is wrong with a reply; it needs a text in at least one language."""
    found = []
    if not shortcut:
        found.append(Fault("shortcut", Flaw.MISSING))
    elif len(shortcut) > LONGEST_SHORTCUT:
        found.append(Fault("shortcut", Flaw.TOO_LONG, LONGEST_SHORTCUT))
    elif not SHORTCUT.fullmatch(shortcut):
        found.append(Fault("shortcut", Flaw.NOT_A_SHORTCUT))
    if not texts:
        found.append(Fault("texts", Flaw.NO_LANGUAGE))
    return found + tongues(texts, "text", most=LONGEST_TEXT)
