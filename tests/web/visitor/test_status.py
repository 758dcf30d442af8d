"""The button and its state: open or closed, nothing about anybody."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from frirum.queries.line import LineFacts
from frirum.rules.admission import Door, DoorState
from frirum.web.visitor.status import button_svg, status_json

NOW = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
OPEN = Door(DoorState.OPEN, NOW + timedelta(hours=2), NOW + timedelta(hours=1), NOW + timedelta(days=1))
CLOSED = Door(DoorState.CLOSED, None, None, NOW + timedelta(days=1))


def test_open_says_until_when(line: LineFacts) -> None:
    said = json.loads(status_json(OPEN, line, language="sv", now=NOW))
    assert said == {
        "open": True,
        "state": "open",
        "says": "Chatt – öppen nu",
        "closes": "2026-03-04T21:00:00+00:00",
        "opens": "2026-03-05T19:00:00+00:00",
    }


def test_closed_says_when_it_opens(line: LineFacts) -> None:
    said = json.loads(status_json(CLOSED, line, language="sv", now=NOW))
    assert (said["open"], said["says"]) == (False, "Chatten öppnar i morgon kl. 20.")


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi", "en"])
@pytest.mark.parametrize("door", [OPEN, CLOSED])
def test_the_picture_is_whole_and_brings_nothing_along(line: LineFacts, door: Door, language: str) -> None:
    picture = button_svg(door, line, language=language, now=NOW)
    drawn = ET.fromstring(picture)
    assert int(drawn.attrib["height"]) >= 44
    assert drawn.attrib["aria-label"]
    for foreign in (b"<script", b"<style", b"style=", b"href", b"url("):
        assert foreign not in picture
    assert (b'fill="none"' in picture) == (not door.admits)


@pytest.mark.parametrize("state", [DoorState.TOO_FEW_YET, DoorState.TOO_FEW_NOW])
def test_with_too_few_at_the_desk_it_says_closed_and_why_by_name(line: LineFacts, state: DoorState) -> None:  # ST4
    door = Door(state, NOW + timedelta(hours=2), None, NOW + timedelta(days=1))
    said = json.loads(status_json(door, line, language="sv", now=NOW))
    assert (said["open"], said["state"]) == (False, state.value)
    assert b"st\xc3\xa4ngd nu" in button_svg(door, line, language="sv", now=NOW)
