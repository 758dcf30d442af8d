"""The demo's contacts: some of this month and the last, so that the office has something to look at."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frirum.actions import contact
from frirum.actions.contact import Where
from frirum.config import demo_organisation
from frirum.records.store import new_ref
from frirum.rules.coding import Chosen, Coded
from frirum.rules.contact import month_of

type Told = tuple[str, str, str, str, str, str, str]

CONTACTS: tuple[Told, ...] = (
    # channel, who, age, gender, topic, risk, told
    ("chat", "exposed_self", "15_17", "woman", "shame", "none", "first_time"),
    ("chat", "exposed_self", "15_17", "woman", "tells_first_time", "concern", ""),
    ("chat", "exposed_self", "18_20", "woman", "anxiety", "none", "earlier_private"),
    ("chat", "exposed_self", "12_14", "man", "child_known", "concern", "first_time"),
    ("chat", "relative_friend", "18_20", "woman", "who_to_tell", "none", ""),
    ("chat", "exposed_self", "21_25", "woman", "rape", "none", "earlier_professional"),
    ("chat", "exposed_self", "15_17", "non_binary", "self_harm", "acute", ""),
    ("phone", "relative_parent", "40_59", "woman", "relative_load", "none", ""),
    ("phone", "exposed_self", "26_39", "woman", "police_court", "none", "earlier_professional"),
    ("mail", "professional", "", "", "who_to_tell", "none", ""),
)


def make(organisation_id: int, line_id: int, *, now: datetime) -> None:
    """Ten contacts of this month and ten of the last, as they would have been coded."""
    today = now.astimezone(ZoneInfo(demo_organisation.ORGANISATION["zone"])).date()
    this = month_of(today)
    for month in (this, month_of(this - timedelta(days=1))):
        for told in CONTACTS:
            _write(organisation_id, line_id, month, told)


def _write(organisation_id: int, line_id: int, month: date, told: Told) -> None:
    channel, who, age, gender, topic, risk, before = told
    coded = Coded(
        risk=risk,
        kind="counselling",
        who=who,
        age=age,
        gender=gender,
        told=before,
        topics=(Chosen(topic),),
        more=(("out", "listened"),),
    )
    where = Where(organisation_id, line_id if channel == "chat" else None, channel, month)
    contact.write(where, coded, key=new_ref(), version=None)
