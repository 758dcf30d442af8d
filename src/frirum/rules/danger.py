"""Danger: acute danger to life and health is judged during the talk, always (AL4)."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Danger(StrEnum):
    """The standing state of a talk."""

    NOT_JUDGED = "not_judged"
    NONE = "none"
    WORRIED = "worried"
    ACUTE = "acute"


class Sheet(StrEnum):
    """What opens beside the talk to help the volunteer."""

    ACUTE = "acute"
    UNDER_18_AND_GOING_ON = "under_18_and_going_on"


class NotBackToNotJudged(Exception):
    """Once someone has judged, a talk is never silently "not judged" again."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the volunteer sees now; that she is under 18 and it still goes on is a flag of its own (CS3)."""

    danger: Danger = Danger.NOT_JUDGED
    under_18_and_going_on: bool = False


def judged(before: Judgement, danger: Danger) -> Judgement:
    """Judge the danger anew: any way is allowed but back to "not judged" (AL4)."""
    if danger is Danger.NOT_JUDGED and before.danger is not Danger.NOT_JUDGED:
        raise NotBackToNotJudged
    return replace(before, danger=danger)


def sheets(judgement: Judgement) -> tuple[Sheet, ...]:
    """The sheets to open, the most urgent first (AL4, CS3)."""
    acute = (Sheet.ACUTE,) if judgement.danger is Danger.ACUTE else ()
    young = (Sheet.UNDER_18_AND_GOING_ON,) if judgement.under_18_and_going_on else ()
    return acute + young
