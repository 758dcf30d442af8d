"""The door in words: what stands on the page for each state of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from frirum.queries.daynote import note_on
from frirum.queries.line import LineFacts
from frirum.rules.admission import Door, DoorState
from frirum.web.opening_words import next_opening, time_of_day

MAY_NOT_REACH = timedelta(minutes=30)  # so near to closing the page says that not everybody may be reached


@dataclass(frozen=True, slots=True)
class Doorway:
    """The first sentence by the lamp, and those under it."""

    words: str
    sentences: tuple[str, ...]
    again: bool = False


def doorway(door: Door, line: LineFacts, *, language: str, now: datetime) -> Doorway:
    """The door's words in the active language, which is `language`; every closed door names the next open one (BO9).

    What the coordinator wrote about this very day stands first.
    """
    found = _doorway(door, line, language=language, now=now)
    note = note_on(line.id, now.astimezone(ZoneInfo(line.zone)).date(), language=language, first=line.language)
    return replace(found, sentences=(note, *found.sentences)) if note else found


def _doorway(door: Door, line: LineFacts, *, language: str, now: datetime) -> Doorway:
    opens = next_opening(door, zone=line.zone, language=language, now=now)
    match door.state:
        case DoorState.OPEN:
            return Doorway(
                _("The chat is open."), (_("A volunteer answers you."), *_until(door, line, language=language, now=now))
            )
        case DoorState.NOBODY_YET:
            nobody = _("Nobody is here yet. You can write now and wait.")
            return Doorway(_("The chat is open."), (nobody, *_until(door, line, language=language, now=now)))
        case DoorState.FULL:
            many = _("Many are waiting right now, so we cannot promise to reach you. Look again in a while.")
            return Doorway(_("The chat is full right now."), (many, opens), again=True)
        case DoorState.LAST_ADMISSION_PASSED:
            last = _("We close soon and take no new talks now.")
            return Doorway(_("The chat is closing."), (last, opens))
        case DoorState.CLOSED_EARLY:
            return Doorway(_("The chat had to close early."), (_("It is not because of you."), opens))
        case DoorState.TOO_FEW_YET:
            few = _("Too few of us are here to open. It is not because of you. Look again in a while.")
            return Doorway(_("The chat has not opened yet."), (few, opens), again=True)
        case DoorState.TOO_FEW_NOW:
            few = _("Too few of us are here to take new talks. It is not because of you. Look again in a while.")
            return Doorway(_("The chat takes nobody new right now."), (few, opens), again=True)
        case _:
            return Doorway(_("The chat is closed now."), (opens,))


def _until(door: Door, line: LineFacts, *, language: str, now: datetime) -> tuple[str, ...]:
    if door.closes_at is None:
        return ()
    time = time_of_day(door.closes_at, zone=line.zone, language=language)
    if door.closes_at - now <= MAY_NOT_REACH:
        return (_("We close at {time}. We may not reach you before that.").format(time=time),)
    return (_("Open until {time}.").format(time=time),)
