"""Presets: what each of the five sources asks of its volunteers, as files that come with the house; and texts to begin with."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from frirum.rules.languages import LANGUAGES
from frirum.rules.period import Period
from frirum.rules.requirement import Gate, Kind, Requirement, in_order

SLUGS = ("storasyster", "csm", "existera", "alarmtelefonen", "brottsofferjouren")


@dataclass(frozen=True, slots=True)
class Preset:
    """One source's requirements; a lawyer's check belongs to each before it is used."""

    slug: str
    name: str
    country: str
    requirements: tuple[Requirement, ...]


@cache
def presets() -> tuple[Preset, ...]:
    """All presets, in the order of the sources."""
    return tuple(_read(slug) for slug in SLUGS)


def preset(slug: str) -> Preset | None:
    """The preset of this name, or None."""
    return next((one for one in presets() if one.slug == slug), None)


@cache
def first_text(kind: Kind) -> dict[str, str]:
    """A text to begin with, per language, for what is signed or read."""
    return {tongue: (files(__name__) / f"{kind}.{tongue}.md").read_text("utf-8").strip() for tongue in LANGUAGES}


def _read(slug: str) -> Preset:
    found = json.loads((files(__name__) / f"{slug}.json").read_text("utf-8"))
    asked = (
        Requirement(Kind(one["kind"]), Gate(one["gates"]), Period(one["period"]), one["terms"])
        for one in found["requirements"]
    )
    return Preset(slug, found["name"], found["country"], in_order(asked))
