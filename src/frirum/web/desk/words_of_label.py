"""What somebody is called at the desk: the word she chose, or a neutral one drawn for her (AL2, AN1)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def labels() -> dict[str, str]:
    """Those words by the code they are kept as (`rules.label`); an age may follow.

    A neutral word must not read as a name in any of the languages: no Heather, no Sten, no Pilvi (AN1).
    """
    return {
        "label_girl": pgettext("label", "Girl"),
        "label_boy": pgettext("label", "Boy"),
        "label_woman": pgettext("label", "Woman"),
        "label_man": pgettext("label", "Man"),
        "label_person": pgettext("label", "Person"),
        "label_birch": pgettext("label", "Birch"),
        "label_brook": pgettext("label", "Stream"),
        "label_cloud": pgettext("label", "Cloud"),
        "label_fern": pgettext("label", "Fern leaf"),
        "label_heather": pgettext("label", "Heathland"),
        "label_island": pgettext("label", "Island"),
        "label_lantern": pgettext("label", "Lantern"),
        "label_meadow": pgettext("label", "Meadow"),
        "label_moss": pgettext("label", "Moss"),
        "label_pebble": pgettext("label", "Pebble"),
        "label_river": pgettext("label", "Riverbank"),
        "label_willow": pgettext("label", "Willow tree"),
    }


def called(label: str) -> str:
    """What somebody is called: "girl 12" is kept in codes, the same for every desk."""
    code, _space, years = label.partition(" ")
    word = labels().get(f"label_{code}") or _("Someone")
    return f"{word} {years}" if years else word
