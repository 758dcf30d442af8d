"""What a demo holds: a small organisation to try Frirum with, modelled on a Swedish chat line; and what to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from frirum.actions import directory, handbook, line, oncall, opening, organisation, reply
from frirum.config import (
    demo_contacts,
    demo_directory,
    demo_handbook,
    demo_organisation,
    demo_people,
    demo_plan,
    demo_replies,
)
from frirum.queries.account import account_facts, actor_in
from frirum.queries.organisation import organisation as organisation_at
from frirum.records.models import Account, Organisation
from frirum.records.store import OFFICE
from frirum.rules.access import Actor
from frirum.rules.hours import DAY
from frirum.rules.opening import Period

type Link = tuple[str, str]

ALWAYS = tuple(Period(weekday, opens, opens + DAY // 3) for weekday in range(7) for opens in range(0, DAY, DAY // 3))
"""Whatever the hour, somebody who tries a demo finds the door open: three shifts a day."""


def load(*, now: datetime) -> None:
    """Fill an empty demo; called once for each fresh data folder, inside no transaction.

    Whole or not at all; a start that was cut off just after it finds the organisation and leaves it be.
    """
    if organisation_at(demo_organisation.SLUG) is not None:
        return
    with transaction.atomic(using=OFFICE):
        here = organisation.add_organisation(**demo_organisation.ORGANISATION)
        Organisation.objects.filter(pk=here).update(**demo_organisation.RESPONSIBLE)
        chat = organisation.add_line(here, **demo_organisation.LINE)
        people = demo_people.let_in(here, now=now)
        coordinator, administrator = _as(people, "dag", here), _as(people, "siv", here)
        line.promise(
            administrator,
            here,
            when_we_tell=demo_organisation.WHEN_WE_TELL,
            neutral_url=demo_organisation.NEUTRAL_URL,
            now=now,
        )
        line.describe(coordinator, chat, demo_organisation.PLAN, now=now)
        opening.set_week(coordinator, chat, ALWAYS, last_admission_minutes=0, now=now)
        _lay_beside_the_talk(coordinator, here, now=now)
        demo_plan.make(coordinator, here, chat, now=now)
        demo_contacts.make(here, chat, now=now)
        for name in ("dag", "ines"):
            oncall.add(coordinator, chat, people[name].pk, phone="", now=now)


def links(base: str, *, now: datetime) -> Sequence[Link]:
    """Say what to try: pairs of words and addresses under `base`, told at every start."""
    by_hand = demo_people.by_hand(demo_people.BO)
    return [
        ("The visitor's page", f"{base}/{demo_organisation.LINE['slug']}/"),
        ("Bo, a volunteer", demo_people.one_click(base, "bo")),
        ("Cleo, a volunteer", demo_people.one_click(base, "cleo")),
        ("Dag, the coordinator", demo_people.one_click(base, "dag")),
        ("The ordinary log-in, as Bo", f"{base}/account/login/"),
        ("  e-mail address", by_hand.email),
        ("  passphrase", by_hand.passphrase),
        ("  key for a code app", by_hand.app_key),
    ]


def _lay_beside_the_talk(coordinator: Actor, here: int, *, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(demo_organisation.ORGANISATION["zone"])).date()
    for shortcut, texts in demo_replies.REPLIES.items():
        reply.write(coordinator, here, shortcut, texts, now=now)
    for entry in demo_directory.entries(today=today):
        directory.add(coordinator, here, entry, today=today, now=now)
    for title, body in demo_handbook.pages():
        handbook.add(coordinator, here, title=title, body=body, now=now)


def _as(people: Mapping[str, Account], name: str, here: int) -> Actor:
    return actor_in(account_facts(people[name]), here)
