"""What each gate says, as one sentence that volunteer and coordinator read alike ("You can take shifts when: …")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum.rules.gate import STATE, Stand, Verdict
from frirum.rules.requirement import Kind
from frirum.web.opening_words import date_in_words
from frirum.web.volunteer_words import about_state, money

_NAMES: Mapping[str, Callable[[], str]] = {
    STATE: lambda: _("Where in the work"),
    Kind.AGE: lambda: _("Age"),
    Kind.MEMBERSHIP_FEE: lambda: _("Membership fee"),
    Kind.TRAINING: lambda: _("Training"),
    Kind.PLEDGE: lambda: _("Confidentiality pledge"),
    Kind.RECORD_EXTRACT: lambda: _("Police record extract"),
    Kind.DATA_INFORMATION: lambda: _("How data is handled"),
    Kind.SUPERVISION: lambda: _("Group supervision"),
    Kind.ENGAGEMENT: lambda: _("Hours"),
    Kind.PAUSE: lambda: _("Pause"),
}


def name_of(kind: str) -> str:
    """What a requirement is called."""
    return _NAMES[kind]()


def words_of(verdict: Verdict) -> str:
    """How one requirement stands, in a sentence."""
    return _SAYS[verdict.kind](verdict, verdict.detail)


def _until(verdict: Verdict) -> str:
    language = get_language() or "en"
    return "" if verdict.until is None else date_in_words(verdict.until, language=language, inside=True)


def _open(verdict: Verdict) -> bool:
    return verdict.state in {Stand.MISSING, Stand.REMINDER}


def _state(_verdict: Verdict, detail: Mapping[str, Any]) -> str:
    return about_state(str(detail["state"]))


def _age(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if not _open(verdict):
        return _("At least %(least)s years old: checked.") % detail
    if detail["said"]:
        return _("At least %(least)s years old: said, and the office checks it.") % detail
    return _("At least %(least)s years old: not checked yet.") % detail


def _fee(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    facts = {"year": detail["year"], "day": _until(verdict), "least": money(detail["least"], detail["currency"])}
    if _open(verdict):
        return _("The membership fee for %(year)s is not paid yet. It is at least %(least)s.") % facts
    if verdict.state is Stand.ENDS_SOON:
        return _("The membership fee holds until %(day)s.") % facts
    return _("The membership fee for %(year)s is paid.") % facts


def _training(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if _open(verdict):
        return _("Training days left: %(topics)s.") % {"topics": ", ".join(detail["left"])}
    return _("All training days are done.")


def _pledge(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if verdict.state is Stand.ENDS_SOON:
        return _("The confidentiality pledge has a new version. Sign it by %(day)s.") % {"day": _until(verdict)}
    if not _open(verdict):
        return _("The confidentiality pledge is signed.")
    if detail.get("no_text"):
        return _("The office has not published a confidentiality pledge yet.")
    if detail.get("again"):
        return _("The confidentiality pledge has a new version that is not signed yet.")
    return _("The confidentiality pledge is not signed yet.")


def _data(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if verdict.state is Stand.ENDS_SOON:
        return _("How data is handled has changed. Read it by %(day)s.") % {"day": _until(verdict)}
    if not _open(verdict):
        return _("Consent to how data is handled is given.") if detail["consent"] else _("How data is handled is read.")
    if detail.get("no_text"):
        return _("The office has not published how data is handled yet.")
    if detail.get("withdrawn"):
        return _("The consent to how data is handled was taken back. It can be given again at any time.")
    if detail["consent"]:
        return _("Consent to how data is handled is not given yet.")
    return _("How data is handled is not read yet.")


def _extract(verdict: Verdict, _detail: Mapping[str, Any]) -> str:
    if verdict.state is Stand.ENDS_SOON:
        return _("The police record extract holds until %(day)s.") % {"day": _until(verdict)}
    if not _open(verdict):
        return _("The police record extract has been shown.")
    if verdict.until is not None:
        return _("The police record extract is to be shown again.")
    return _("The police record extract has not been shown yet.")


def _supervision(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if _open(verdict):
        facts = {"done": detail["done"], "times": detail["times"], "day": _until(verdict)}
        return _("Group supervision: %(done)s of %(times)s, until %(day)s.") % facts
    return _("Group supervision is up to date.")


def _engagement(verdict: Verdict, detail: Mapping[str, Any]) -> str:
    if _open(verdict):
        facts = {"done": round(detail["minutes"] / 60, 1), "hours": detail["hours"], "day": _until(verdict)}
        text = _("%(done)s of %(hours)s hours so far, until %(day)s. Shifts, supervision and training all count.")
        return text % {**facts, "done": f"{facts['done']:g}"}
    return _("The hours are there.")


def _pause(verdict: Verdict, _detail: Mapping[str, Any]) -> str:
    if _open(verdict):
        return _("The pause has lasted as long as was agreed. What would be good now?")
    if verdict.until is not None:
        return _("The pause lasts until %(day)s.") % {"day": _until(verdict)}
    return _("No pause now.")


_SAYS: Mapping[str, Callable[[Verdict, Mapping[str, Any]], str]] = {
    STATE: _state,
    Kind.AGE: _age,
    Kind.MEMBERSHIP_FEE: _fee,
    Kind.TRAINING: _training,
    Kind.PLEDGE: _pledge,
    Kind.DATA_INFORMATION: _data,
    Kind.RECORD_EXTRACT: _extract,
    Kind.SUPERVISION: _supervision,
    Kind.ENGAGEMENT: _engagement,
    Kind.PAUSE: _pause,
}
