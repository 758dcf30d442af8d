"""The begin form as it was sent: only what the page offers is taken, the rest counts as not chosen (AZ9)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest

from frirum.rules.feeling import Feeling
from frirum.rules.label import Label, NotALabel, Word, neutral_label
from frirum.web.visitor.locked import FirstWords
from frirum.web.visitor.page import Draft

LONGEST_AGE = 3


@dataclass(frozen=True, slots=True)
class BeginForm:
    """The two optional questions. An age that makes no sense is left out, never complained about."""

    label: Label | None
    feeling: int | None

    @classmethod
    def read(cls, request: HttpRequest) -> BeginForm:
        """Read a form; nothing in it is demanded (AN1)."""
        return cls(_label(request.POST.get("label", ""), request.POST.get("age", "")), _feeling(request))

    def first_words(self, language: str) -> FirstWords:
        """What the talk begins with; without a label a neutral word, drawn by chance (AL2)."""
        label = self.label or neutral_label(secrets.randbelow(1 << 16))
        return FirstWords(language, label.written(), self.feeling)


def draft_of(request: HttpRequest) -> Draft:
    """Everything she wrote, to be shown again."""
    sent = request.POST
    return Draft(sent.get("text", ""), sent.get("label", ""), sent.get("age", "")[:LONGEST_AGE])


def _label(word: str, age: str) -> Label | None:
    if word not in set(Word):
        # An age alone says something too: "person 14".
        word = Word.PERSON if age.strip() else ""
    if not word:
        return None
    try:
        return Label(Word(word), int(age) if age.isascii() and age.isdecimal() and len(age) <= LONGEST_AGE else None)
    except NotALabel:
        return Label(Word(word))


def _feeling(request: HttpRequest) -> int | None:
    value = request.POST.get("feeling", "")
    return int(value) if value in {str(int(step)) for step in Feeling} else None
