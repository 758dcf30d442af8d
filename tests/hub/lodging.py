"""Walking into a house that runs in a process of its own: its line and its people, out of what it printed."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from frirum.queries.line import LineFacts
from frirum.records.sealing import DutyKey
from tests.cast import AtDesk, Person, Visitor
from tests.desk_line import DeskTab
from tests.line import VegasTab
from tests.lodger import Lodger


def line_of(house: Lodger) -> LineFacts:
    """The line it serves."""
    known = dict(house.facts["line"])
    return LineFacts(**{**known, "answers_in": tuple(known["answers_in"]), "closed_early_until": None})


def at_desk(house: Lodger, facts: dict[str, Any], alias: str) -> AtDesk:
    """Somebody on duty there; `facts` is what the house printed at its first start."""
    one = facts["people"][alias]
    who = Person(**{**one["who"], "line": line_of(house)})
    pair = ec.derive_private_key(one["private"], ec.SECP256R1())
    return AtDesk(who, one["duty"], one["ref"], one["session"], DutyKey(one["key"], pair))


def come_in(house: Lodger, *, headers: dict[str, str] | None = None) -> VegasTab:
    """A visitor begins a talk there."""
    tab = VegasTab(house.address, Visitor(line_of(house)), headers)
    answer = tab.begin()
    assert answer.status_code == 200, answer.text
    return tab


def sit_down(house: Lodger, me: AtDesk) -> DeskTab:
    """Somebody opens her desk there."""
    tab = DeskTab(house.address, me)
    tab.open()
    tab.hears("desk")
    return tab
