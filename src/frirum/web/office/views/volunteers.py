"""The volunteers: the list, one of them with what lets her take shifts, and the steps of her life."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import volunteer as deeds
from frirum.queries.fulfilment import Done, done_by
from frirum.queries.gates import gates_of, gates_of_these
from frirum.queries.volunteer import VolunteerFacts, counts_of, steps_of, volunteers_of
from frirum.queries.volunteer import volunteer as volunteer_at
from frirum.rules.access import Can, holds
from frirum.rules.gate import Gates, Verdict
from frirum.rules.requirement import RECORDED, Kind
from frirum.rules.volunteer import NOT_TAKEN_ON, OVER, By, State, erase_on, steps
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.gate_words import name_of, words_of
from frirum.web.office.forms.volunteer import PauseForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sentences import show
from frirum.web.office.step_words import about_step, asked_first, step_name
from frirum.web.opening_words import date_in_words
from frirum.web.volunteer_words import money, state_name

ON_A_PAGE = 100
NOW_HERE = tuple(state for state in State if state not in OVER)


@door(Can.SEE_VOLUNTEERS)
def volunteers(request: Caller, organisation: str) -> HttpResponse:
    """Who there is, by name; by state and by what is looked for."""
    chosen, sought = _state(request.GET.get("state", "")), request.GET.get("sought", "")[:80]
    found = volunteers_of(request.organisation.id, states=[chosen] if chosen else NOW_HERE, sought=sought)
    number = _page_number(request.GET.get("page", ""), len(found))
    shown = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    now = clock.now()
    day = today(request, now=now)
    judged = gates_of_these(request.organisation.id, [one.id for one in shown], on=day, now=now)
    counts = counts_of(request.organisation.id)
    facts = {
        "volunteers": [_row(one, judged[one.id]) for one in shown],
        "states": [{"state": s.value, "name": state_name(s), "count": n} for s, n in counts.items() if n],
        "chosen": chosen.value if chosen else "",
        "sought": sought,
        "many": len(found),
        "before": number - 1,
        "after": number + 1 if number * ON_A_PAGE < len(found) else 0,
    }
    return page(request, "volunteers", facts)


@door(Can.SEE_VOLUNTEERS)
def volunteer(request: Caller, organisation: str, volunteer: str) -> HttpResponse:
    """One volunteer: where she stands, why she may take shifts or not, and what comes next."""
    found = volunteer_here(request, volunteer)
    now = clock.now()
    judged = gates_of(found.id, on=today(request, now=now), now=now)
    goes = erase_on(found.state, found.since)
    language = get_language() or "en"
    facts = {
        "volunteer": found,
        "name": called(found),
        "state": state_name(found.state),
        "judged": judged,
        "verdicts": [_verdict(one) for one in judged.verdicts if found.state not in OVER],
        "steps": [_step(one) for one in steps(found.state, by=By.OFFICE) if not found.erased],
        "done": [_done(one, language) for one in done_by(found.id, found.organisation_id)],
        "life": [{"name": state_name(one.after), "at": one.at} for one in steps_of(found.id)],
        "goes": None if goes is None or found.erased else date_in_words(goes.date(), language=language, inside=True),
        "whole": found.state in NOT_TAKEN_ON,
        "may_invite": holds(request.actor, Can.INVITE) and found.account_id is None and found.state not in OVER,
        "back_by": found.back_by and date_in_words(found.back_by, language=language, inside=True),
    }
    return page(request, "volunteer", facts)


@door(Can.MOVE_VOLUNTEER, methods=("GET", "POST"))
def step(request: Caller, organisation: str, volunteer: str, to: str) -> HttpResponse:
    """Take a step; what closes something asks once before."""
    found, after = volunteer_here(request, volunteer), _state(to)
    if after is None or found.erased:
        raise Http404
    form = PauseForm(request.POST or None, pausing=after is State.PAUSED)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.move(request.actor, found.ref, after, back_by=form.back_by(), now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("%(name)s: %(state)s.") % {"name": called(found), "state": state_name(after)}
            return onward(request, done, "volunteer", organisation=organisation, volunteer=found.ref)
    facts = {
        "volunteer": found,
        "name": called(found),
        "ask": step_name(after),
        "about": about_step(after),
        "form": form,
        "grave": asked_first(after),
    }
    return page(request, "volunteer_step", facts, status=NOT_IN_ORDER if form.errors else 200)


def volunteer_here(request: Caller, ref: str) -> VolunteerFacts:
    """The volunteer of the address, if she is this organisation's; else "not there" (AZ3)."""
    found = volunteer_at(request.organisation.id, ref)
    if found is None:
        raise Http404
    return found


def called(found: VolunteerFacts) -> str:
    """Her name, or what remains of her."""
    return found.name or _("Volunteer %(number)s") % {"number": found.number}


def _row(found: VolunteerFacts, judged: Gates) -> dict[str, object]:
    first = next((words_of(one) for one in (*judged.closed, *judged.ending)), "")
    return {
        "ref": found.ref,
        "name": called(found),
        "state": state_name(found.state),
        "open": judged.may_sign_up and judged.may_check_in,
        "why": "" if found.state in OVER else first,
    }


def _verdict(one: Verdict) -> dict[str, object]:
    return {
        "name": name_of(one.kind),
        "says": words_of(one),
        "stand": one.state.value,
        "kind": one.kind,
        "recorded": one.kind in set(RECORDED),
    }


def _step(after: State) -> dict[str, object]:
    return {"to": after.value, "name": step_name(after), "asked_first": asked_first(after)}


def _done(one: Done, language: str) -> dict[str, object]:
    more = [one.topic if one.kind in {Kind.TRAINING, Kind.MEMBERSHIP_FEE} else ""]
    if one.kind is Kind.MEMBERSHIP_FEE and one.amount is not None:
        more.append(money(one.amount, ""))
    if one.minutes:
        more.append(_("%(minutes)s minutes") % {"minutes": one.minutes})
    return {
        "id": one.id,
        "kind": one.kind.value,
        "name": name_of(one.kind),
        "on": date_in_words(one.on, language=language),
        "more": " · ".join(word.strip() for word in more if word.strip()),
        "by": one.by,
        "seen": one.seen,
    }


def _state(word: str) -> State | None:
    return State(word) if word in set(State) else None


def _page_number(word: str, many: int) -> int:
    last = max((many - 1) // ON_A_PAGE + 1, 1)
    return min(max(int(word), 1), last) if word.isascii() and word.isdigit() and len(word) < 6 else 1
