"""Sentences about who is where: duty, presence, the door, the line, the bars above the desk, and every deed's name."""

from __future__ import annotations

from django.utils.translation import gettext as _


def states() -> dict[str, str]:
    """Those sentences by name."""
    return _people() | _door_and_line() | _bars() | _sound() | _deeds() | _time()


def _people() -> dict[str, str]:
    return {
        "seat_regular": _("Regular"),
        "seat_back_up": _("Back-up"),
        "seat_on_call": _("On call"),
        "duty_on": _("On duty"),
        "duty_break": _("On a break"),
        "duty_no_more": _("No more talks"),
        "duty_off": _("Off duty"),
        "holding": _("{n} of {limit} talks"),
        "talks_count": _("talks: {n}"),
        "alone": _("You are alone on duty now."),
        "presence_here": _("Here"),
        "presence_quiet": _("Quiet"),
        "presence_away": _("Away"),
        "presence_left": _("Left"),
        "language_sv": _("Swedish"),
        "language_nb": _("Norwegian"),
        "language_da": _("Danish"),
        "language_fi": _("Finnish"),
        "language_en": _("English"),
    }


def _door_and_line() -> dict[str, str]:
    return {
        "door_open": _("The chat is open"),
        "door_nobody_yet": _("The chat opens when someone is on duty"),
        "door_full": _("The queue is full"),
        "door_last_admission_passed": _("Nobody new comes in now"),
        "door_closed": _("The chat is closed"),
        "door_closed_early": _("Closed early"),
        "door_too_few_yet": _("The chat opens when enough of you are here"),
        "door_too_few_now": _("Too few of you are here: nobody new comes in, talks that run go on"),
        "open_until": _("until {at}"),
        "connected": _("Connected"),
        "connecting": _("No connection"),
        "line_lost": _("line lost"),
        "not_seen": _("not seen as online"),
        "milliseconds": _("{n} ms"),
        "unreachable": _("The server did not answer. Nothing was changed; try again."),
    }


def _bars() -> dict[str, str]:
    return {
        "bar_lost": _("No connection. What you write is kept and sent when the line is back."),
        "bar_sound": _("Your browser blocks the sound. You would not hear that someone waits."),
        "allow_sound": _("Turn the sound on"),
        "bar_login": _("You are logged out in {n} minutes if you do nothing. Nothing you wrote is lost."),
        "stay": _("Stay logged in"),
        "bar_soon": _("We close at {at}, in {n} minutes. Talks that run may go on."),
        "bar_very_soon": _("We close in {n} minutes. Help those you talk with toward an ending."),
        "bar_closed": _("The chat has closed. Finish in peace; the volunteer chat stays open for you."),
        "bar_closed_early": _("The chat was closed early. Talks that run go on."),
        "bar_helper_lost": _("{who} lost the connection in the talk with {name}."),
    }


def _sound() -> dict[str, str]:
    return {
        "notice": _("Someone is waiting"),
        "notices_default": _("They say only that someone waits."),
        "notices_granted": _("Notices are on. They say only that someone waits."),
        "notices_denied": _("Your browser blocks notices for this page."),
        "notices_unsupported": _("Your browser has no notices."),
        "sound_works": _("You should have heard two tones."),
        "sound_blocked": _("The browser blocks sound here."),
    }


def _deeds() -> dict[str, str]:
    return {
        "do_take": _("Take the next one who waits"),
        "do_next": _("Next talk"),
        "do_previous": _("Previous talk"),
        "do_reply": _("Write a reply"),
        "do_room": _("Write to colleagues"),
        "do_whisper": _("Whisper about this talk"),
        "do_ask": _("Ask a colleague to read along"),
        "do_hand_over": _("Hand the talk over"),
        "do_step_in": _("Step in as back-up"),
        "do_on_call": _("Reach on call"),
        "do_danger": _("Judge the danger"),
        "do_acute": _("Sheet: acute danger"),
        "do_young": _("Sheet: under 18 and still going on"),
        "do_handbook": _("Handbook and other help"),
        "do_canned": _("Canned replies"),
        "do_end": _("End the talk"),
        "do_close_early": _("Close the chat early, or open it again"),
        "closes_early": _("In five seconds nobody new comes in. Talks that run go on."),
        "opens_again": _("In five seconds the opening hours decide again."),
        "still_logged_out": _("You are still logged out. Log in first, in the other tab."),
        "do_keys": _("Keys and settings"),
        "palette_none": _("Nothing is called that."),
        "undo": _("Undo"),
        "close": _("Close"),
        "yes": _("Yes"),
        "not_now": _("Not now"),
        "take_back": _("Take back"),
    }


def _time() -> dict[str, str]:
    return {
        "under_a_minute": _("under a minute"),
        "minutes": _("{n} min"),
        "hours": _("{h} h {m} min"),
        "waited": _("waited {time}"),
        "at_and_for": _("{at}, {time} ago"),
    }
