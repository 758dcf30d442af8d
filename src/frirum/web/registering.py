"""Registering contacts by telephone, mail, visit and elsewhere, one or a whole evening of them (CS2, BO10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext

from frirum import clock
from frirum.actions import contact as deeds
from frirum.actions.contact import Where
from frirum.records.store import new_ref
from frirum.rules.coding import Coded, NotCodable, Problem, begin
from frirum.rules.contact import AT_ONCE, REGISTERED, Channel, month_of, months_open
from frirum.web import coding
from frirum.web.coding_words import CHANNELS
from frirum.web.doors import Caller

SEE_OTHER, NOT_IN_ORDER = 303, 422
KEY = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One contact on the page: its number, its key, its form; shut when it is done with."""

    number: int
    key: str
    form: coding.Form
    open: bool


def registering(request: Caller, template: str) -> HttpResponse:
    """The page: what was sent is saved, or shown again with one contact more or less, or with what is wrong."""
    today = clock.now().astimezone(ZoneInfo(request.organisation.zone)).date()
    sent = request.POST if request.method == "POST" else request.GET
    wishes = _wishes(sent) or [(new_ref(), begin())]
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if "more" in sent and len(wishes) < AT_ONCE:
            wishes.append((new_ref(), begin()))
        elif sent.get("drop") in {key for key, _ in wishes} and len(wishes) > 1:
            wishes = [one for one in wishes if one[0] != sent["drop"]]
        elif "more" not in sent and "drop" not in sent:
            wishes = [one for one in wishes if one[1] != begin()] or wishes[:1]  # what was left empty is no contact
            try:
                return _saved(request, sent, wishes, today)
            except NotCodable as refused:
                problems = refused.problems
    return _page(request, template, sent, wishes, problems, today)


def _saved(request: Caller, sent: QueryDict, wishes: list[tuple[str, Coded]], today: date) -> HttpResponse:
    channel, month = _channel(sent), _month(sent, today)
    where = Where(request.organisation.id, None, channel, month)
    version, now = coding.version_in(sent), clock.now()
    deeds.register(request.actor, where, wishes, version=version, today=today, now=now)
    done = ngettext("%(n)d contact is saved.", "%(n)d contacts are saved.", len(wishes)) % {"n": len(wishes)}
    messages.success(request, done)
    again = f"{request.path}?channel={channel}&month={month.isoformat()}"
    return HttpResponseRedirect(again, status=SEE_OTHER)


def _page(
    request: Caller,
    template: str,
    sent: QueryDict,
    wishes: list[tuple[str, Coded]],
    problems: tuple[Problem, ...],
    today: date,
) -> HttpResponse:
    language, here = get_language() or "en", request.organisation
    version = coding.version_in(sent)
    sheets = []
    for at, (key, coded) in enumerate(wishes):
        wrong = [one for one in problems if one.at == at]
        form = coding.form_of(here.id, coded, language, version=version, prefix=f"{key}.", problems=wrong)
        sheets.append(Sheet(at + 1, key, form, bool(wrong) or (at == len(wishes) - 1 and not problems)))
    facts = {
        "organisation": here,
        "channels": [(one.value, CHANNELS[one], one == _channel(sent)) for one in REGISTERED],
        "months": [
            (one.isoformat(), date_format(one, "F Y"), one == _month(sent, today)) for one in months_open(today)
        ],
        "sheets": sheets,
        "coding": sheets[0].form,
        "full": len(sheets) >= AT_ONCE,
        "wrong": bool(problems),
    }
    return render(request, template, facts, status=NOT_IN_ORDER if problems else 200)


def _wishes(sent: QueryDict) -> list[tuple[str, Coded]]:
    keys = [key for key in sent.getlist("key")[:AT_ONCE] if KEY.fullmatch(key)]
    return [(key, coding.read(sent, f"{key}.")) for key in dict.fromkeys(keys)]


def _channel(sent: QueryDict) -> Channel:
    wish = sent.get("channel", "")
    return Channel(wish) if wish in REGISTERED else Channel.PHONE


def _month(sent: QueryDict, today: date) -> date:
    wish = sent.get("month", "")
    return next((one for one in months_open(today) if one.isoformat() == wish), month_of(today))
