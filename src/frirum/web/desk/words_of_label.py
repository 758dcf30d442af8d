"""What the desk calls a visitor, in the desk's own language; what is kept and sent are the codes of `rules.label`."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.label import Neutral, Word


def labels() -> dict[str, str]:
    """Every word by its code, and how a word stands with an age (AL2)."""
    return {"label_aged": "{word} {age}"} | {f"label_{code}": said for code, said in (_chosen() | _drawn()).items()}


def _chosen() -> dict[str, str]:
    return {
        Word.GIRL: pgettext("what a visitor is called", "Girl"),
        Word.BOY: pgettext("what a visitor is called", "Boy"),
        Word.WOMAN: pgettext("what a visitor is called", "Woman"),
        Word.MAN: pgettext("what a visitor is called", "Man"),
        Word.PERSON: pgettext("what a visitor is called", "Person"),
        Word.NOT_SAID: _("Someone"),
    }


def _drawn() -> dict[str, str]:
    return {
        Neutral.BIRCH: pgettext("what a visitor is called", "Birch"),
        Neutral.BROOK: pgettext("what a visitor is called", "Brook"),
        Neutral.CLOUD: pgettext("what a visitor is called", "Cloud"),
        Neutral.FERN: pgettext("what a visitor is called", "Fern"),
        Neutral.HEATHER: pgettext("what a visitor is called", "Heather"),
        Neutral.ISLAND: pgettext("what a visitor is called", "Island"),
        Neutral.LANTERN: pgettext("what a visitor is called", "Lantern"),
        Neutral.MEADOW: pgettext("what a visitor is called", "Meadow"),
        Neutral.MOSS: pgettext("what a visitor is called", "Moss"),
        Neutral.PEBBLE: pgettext("what a visitor is called", "Pebble"),
        Neutral.RIVER: pgettext("what a visitor is called", "River"),
        Neutral.WILLOW: pgettext("what a visitor is called", "Willow"),
    }
