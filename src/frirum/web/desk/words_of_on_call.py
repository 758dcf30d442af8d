"""Sentences about asking for help: on-call is called, answers or does not; the back-up is asked in (ST4, ST10)."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from frirum.rules.languages import LANGUAGES


def on_call() -> dict[str, str]:
    """Those sentences by name."""
    return _now() | _log() | _seeker()


def _now() -> dict[str, str]:
    return {
        "on_call_wanted_now": _("{by} asks for you as on-call, now."),
        "on_call_wanted_advice": _("{by} would like your advice as on-call."),
        "on_call_calling": _("{by} asks for on-call. We are calling {who}, number {n} on the list."),
        "on_call_answered": _("{who} from on-call has answered and will write to you in the volunteer chat."),
        "on_call_exhausted": _("Nobody on call has answered. In danger to life, {emergency}."),
        "on_call_exhausted_card": _(
            "Nobody on call has answered. In danger to life, {emergency}. Coordinator: {contact}."
        ),
        "on_call_do_here": _("I am here"),
        "on_call_do_cannot": _("I cannot"),
        "on_call_do_over": _("It is over"),
        "talk_held": _("The talk has ended. On-call was asked about it, so it is erased at {at} at the latest."),
        "call_in_waiting": _("Somebody has waited a long time. Will you step in?"),
        "call_in_full": _("Everyone who takes talks is full, and somebody waits. Will you step in?"),
    }


def _log() -> dict[str, str]:
    return {
        "on_call_log_now": _("{by} asked for on-call, now"),
        "on_call_log_advice": _("{by} asked on-call for advice"),
        "on_call_log_called": _("{who} was called"),
        "on_call_log_yes": _("{who} was called and answered"),
        "on_call_log_no": _("{who} was called and could not come"),
        "on_call_log_silent": _("{who} was called and did not answer"),
        "on_call_log_nobody": _("Nobody answered"),
    }


def _seeker() -> dict[str, str]:
    """What the visitor is asked before on-call comes in, in each language a visitor may write in."""
    asked = {}
    for language in LANGUAGES:
        with translation.override(language):
            asked[f"may_come_in_{language}"] = _("May somebody more experienced come in and read along with us?")
    return asked
