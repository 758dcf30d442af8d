"""Refusals: every no of the house, as a code for scripts, a status, and a sentence a person can read.

An entry is found by the name of the exception class, so that this floor imports no deed it does not call; a house
test walks every exception class of rules and actions and demands an entry here (ER1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Refusal:
    """One no: `code` for scripts, `status` for HTTP, `say` for the person."""

    code: str
    status: int
    say: Promise


NOT_THERE = Refusal("not_there", 404, _("This page is not here."))
LOGGED_OUT = Refusal("logged_out", 401, _("You are logged out. Log in to go on."))
NOT_UNDERSTOOD = Refusal("not_understood", 400, _("We could not read what was sent. Nothing was changed."))
WRONG_METHOD = Refusal("wrong_method", 405, _("This address cannot be used in that way. Nothing was changed."))
STRANGER = Refusal("other_origin", 403, _("This was not sent from one of our own pages. Nothing was changed."))
TOO_BIG = Refusal("too_big", 413, _("That was more than we can take at once. Nothing was changed."))
TOO_MANY = Refusal("too_many", 429, _("That was a lot in a short time. Wait a little and try again."))
TROUBLE = Refusal("trouble", 500, _("Something went wrong on our side. Try again in a moment."))

REFUSALS: Mapping[str, Refusal] = {
    # Who may. The same answer as "not there" (AZ3).
    "NotAllowed": NOT_THERE,
    "NotUnderstood": NOT_UNDERSTOOD,
    "NotAMove": Refusal("not_now", 409, _("That is not possible any more. Load the page again to see how it stands.")),
    # The store.
    "StoreIsBusy": Refusal("busy", 503, _("It takes longer than usual to save. Try the same again in a moment.")),
    "WriterHasStopped": Refusal("stopping", 503, _("The server is starting again. Try the same in a moment.")),
    "NotHerForm": STRANGER,
    # The door and the queue.
    "DoorIsClosed": Refusal("closed", 409, _("The chat is closed now.")),
    "QueueIsFull": Refusal("full", 409, _("So many are waiting that we cannot promise to reach you today.")),
    "VisitIsBlocked": Refusal(
        "blocked",
        403,
        _("This chat is closed to you until we open next time. The numbers on this page are still there for you."),
    ),
    "TooManyFromHere": Refusal(
        "wait_a_minute", 429, _("Many have begun from the same network just now. Wait a minute and send it again.")
    ),
    "TooFast": TOO_MANY,
    "AlreadyTalking": Refusal("already_talking", 409, _("You already have a talk open.")),
    # The account and the people.
    "InvitationIsOver": Refusal(
        "invitation_over", 409, _("This invitation was used already or is older than three days. Ask for a new one.")
    ),
    "WrongPassphrase": Refusal("wrong_passphrase", 409, _("That is not your passphrase. Nothing was changed.")),
    "InvitedSomebodyElse": Refusal(
        "invited_other", 409, _("Somebody else is logged in here. Log out first, then open the invitation again.")
    ),
    "LogInFirst": Refusal(
        "log_in_first", 409, _("You have an account already. Log in to it, then open the invitation again.")
    ),
    "IsAMemberAlready": Refusal("member_already", 409, _("This person has that access already.")),
    "IsSuspended": Refusal(
        "suspended", 409, _("This person is suspended here. Undo that on the person’s own page, not by an invitation.")
    ),
    "NotAsked": Refusal("not_asked", 409, _("This is not asked for here. Choose it among the requirements first.")),
    "NoSuchPreset": NOT_THERE,
    "NotTheTextNow": Refusal("new_version", 409, _("There is a newer version of this text. Read that one.")),
    "NothingToTakeBack": Refusal("no_consent", 409, _("There is no consent of yours here to take back.")),
    "NotHersToDecide": Refusal("office_decides", 409, _("The office takes this step. Nothing was changed.")),
    "LastWayIn": Refusal("last_way_in", 409, _("Without this you could not log in any more. Add another way first.")),
    "NoFactorYet": Refusal("no_factor", 409, _("Set up an app or a passkey first.")),
    "AddressIsTaken": Refusal("address_taken", 409, _("That address is taken.")),
    "QueueIsEmpty": Refusal("queue_empty", 409, _("Nobody is waiting now.")),
    "NobodyAwake": Refusal(
        "nobody_awake",
        409,
        _("Those who wait keep their places, but their browsers are asleep or away just now."),
    ),
    "TakenAlready": Refusal("taken", 409, _("A colleague was a moment faster. The visitor is looked after.")),
    "CannotTakeMore": Refusal("no_more", 409, _("You cannot take anybody new right now.")),
    "BrowserSleeps": Refusal(
        "asleep", 409, _("These words cannot be opened yet: the visitor’s browser is asleep. Try again soon.")
    ),
    "TooLateToUndo": Refusal("too_late", 409, _("It is too late to take that back.")),
    # The talk.
    "NoSuchTalk": NOT_THERE,
    "SegmentHasMoved": Refusal("segment_moved", 409, _("This talk went on in another tab.")),
    "RoomSegmentHasMoved": Refusal("segment_moved", 409, _("A colleague was a moment faster.")),
    "NoBackroom": Refusal("no_room", 409, _("The volunteer chat is not open.")),
    "TalkIsPaused": Refusal("paused", 409, _("Nothing can be sent just now. Wait a moment.")),
    "SaidBefore": Refusal("said_before", 409, _("This was sent already.")),
    "NotAnEnvelope": Refusal("not_sealed", 400, _("That was not sealed, so it was not kept.")),
    "NotALabel": Refusal("not_a_label", 400, _("Choose one of the names, or none.")),
    "NotBackToNotJudged": Refusal("judged", 409, _("Somebody has judged this already. Choose what you think now.")),
    # Duty and colleagues.
    "NotOnDuty": Refusal("not_on_duty", 409, _("You are not on duty any more.")),
    "DeskRests": Refusal("desk_rests", 409, _("The desk rests. It opens half an hour before the chat does.")),
    "GateIsClosed": Refusal(
        "gate_closed",
        409,
        _("Something is still missing before you can take shifts. Load the page again to read what."),
    ),
    "NotAlone": Refusal(
        "not_alone",
        409,
        _("First find a place where you are alone and nobody sees your screen. Take the time you need."),
    ),
    "NoShiftNow": Refusal("no_shift", 409, _("There is no shift right now. Load the page again to see how it stands.")),
    "CheckInFirst": Refusal("check_in", 409, _("A shift has begun. Load the page again and check in to it.")),
    "NoSeatForHer": Refusal("no_seat", 409, _("Choose one of the free seats, or ask your coordinator for one.")),
    "StillInATalk": Refusal(
        "still_in_a_talk", 409, _("Somebody is still with you. End the talk or hand it over first.")
    ),
    "TooManyKeys": Refusal("too_many_keys", 409, _("This browser keeps losing its key. Go off duty and on again.")),
    "AskedAlready": Refusal("asked_already", 409, _("You have asked this colleague already. Wait for the answer.")),
    "CannotBeAsked": Refusal("cannot_be_asked", 409, _("This colleague cannot be asked right now.")),
    "NothingAsked": Refusal("nothing_asked", 409, _("That question was answered or taken back.")),
    "AnsweredAlready": Refusal(
        "answered", 409, _("Somebody has answered already, or it is over. Thank you for looking.")
    ),
    "NoPushThere": Refusal(
        "no_push", 422, _("This browser’s push service is not one that we send to. You are still told by mail.")
    ),
    "OnTheListAlready": Refusal("on_the_list", 409, _("This person is on the list already.")),
    "NotCalledIn": Refusal("not_called_in", 409, _("That question is over: you do not need to step in any more.")),
    "SeekerNotAsked": Refusal(
        "seeker_not_asked", 409, _("Ask the visitor first whether somebody more experienced may come in.")
    ),
    "BlockAskedAlready": Refusal("block_asked", 409, _("A block was asked for already.")),
    "NoSuchBlock": Refusal("no_block", 409, _("That block is over already.")),
    "NothingToBlock": Refusal("nothing_to_block", 409, _("This visitor has left already.")),
    # The shift.
    "SeatIsNotFree": Refusal("seat", 409, _("This seat cannot be taken right now.")),
    "NotHerSeat": Refusal("not_her_seat", 409, _("This seat has changed meanwhile. Look at the shift again.")),
    "TooLateToSignOff": Refusal(
        "too_late_to_sign_off",
        409,
        _("The shift is so near that we look for somebody to stand in. Press “I can’t come”."),
    ),
    "TermHasShifts": Refusal("term_has_shifts", 409, _("This term has shifts already, so it stays.")),
    "ShiftIsOver": Refusal("shift_over", 409, _("This shift is over. Who sat in it is not changed any more.")),
    "ShiftHasBegun": Refusal(
        "shift_begun", 409, _("The shift has begun, so nobody can be asked any more. Call the coordinator.")
    ),
    "NobodyIsLookedFor": Refusal(
        "nobody_looked_for", 409, _("Nobody is looked for any more. Look at the shift again.")
    ),
    # The office.
    "NotOpenNow": Refusal("not_open", 409, _("The chat is not open, so it cannot be closed early.")),
    "HoursDoNotFit": Refusal("hours", 422, _("These hours do not fit together. Nothing was changed.")),
    "EditedMeanwhile": Refusal("edited", 409, _("Somebody else saved this page meanwhile. Nothing was changed.")),
    "WeekChangedMeanwhile": Refusal("edited", 409, _("Somebody else saved this page meanwhile. Nothing was changed.")),
    "TooManyWaiting": Refusal(
        "too_many_waiting", 409, _("More people have asked to help than can be answered now. Come back in a few weeks.")
    ),
    "NotToBeImported": Refusal("not_in_order", 422, _("Something in this list is not right. Nobody was brought in.")),
    "ChangedMeanwhile": Refusal("changed", 409, _("Something has changed since you looked. Nobody was brought in.")),
    # What came of it.
    "NotToBeBroughtIn": Refusal(
        "list_not_in_order", 422, _("Something in this list is not right. Nothing was brought in.")
    ),
    "ListHasChanged": Refusal(
        "list_changed", 409, _("Something has changed since you looked. Nothing was brought in.")
    ),
    "BroughtInBefore": Refusal("brought_in_before", 409, _("This list was brought in before. Nothing was added.")),
    "SlipIsOver": Refusal("slip_over", 409, _("This talk has been counted already, so it cannot be coded any more.")),
    "NotCodable": Refusal("not_codable", 422, _("Something is missing or cannot be chosen. Nothing was saved.")),
    "NotRegistrable": Refusal("not_registrable", 422, _("These contacts do not fit here. Nothing was saved.")),
    "NoSuchContact": Refusal("no_contact", 409, _("This contact is not here any more. Its figures stay.")),
    "NoReason": Refusal("no_reason", 422, _("Write in a few words why it is corrected. Nothing was saved.")),
    # Supervision.
    "CannotBook": Refusal("cannot_book", 409, _("This time cannot be booked. Choose another one.")),
    "CannotTakeBack": Refusal("cannot_take_back", 409, _("It is too late to take that back.")),
    "NotYetHeld": Refusal("not_yet_held", 409, _("Who came can be said once it has begun.")),
    # Figures.
    "NotWholeQuarters": Refusal(
        "not_whole_quarters",
        422,
        _("Figures to pass on cover whole quarters: begin with January, April, July or October. Nothing was written."),
    ),
    "NotOverYet": Refusal(
        "not_over_yet",
        422,
        _(
            "This period is not over yet. Figures to pass on are told two weeks after the year has ended. Nothing was written."
        ),
    ),
    # The code book.
    "NotInTheBook": Refusal("not_in_the_book", 409, _("This is not in the list any more. Choose another one.")),
    "SubTopicFirst": Refusal(
        "sub_topic_first", 422, _("Choose the topic under it, or say that none of these fits. Nothing was saved.")
    ),
    "NotAList": NOT_THERE,
    "NoSuchCodeBook": NOT_THERE,
    "ListIsClosed": Refusal(
        "list_closed",
        409,
        _("Figures are reckoned from this list, so it takes no codes of your own. Names can change."),
    ),
    "CodeIsHeld": Refusal(
        "code_held", 409, _("Figures are reckoned from this code, so it stays. What it is called can change.")
    ),
    "NoDraft": Refusal("no_draft", 409, _("There is no draft any more: somebody published it or threw it away.")),
    "BookHasChanged": Refusal(
        "book_changed", 409, _("Somebody changed the draft while you looked. Look again, then publish.")
    ),
    "NotReady": Refusal("not_ready", 409, _("The draft cannot be published yet. Look through it again.")),
    "NotInOrder": Refusal("not_in_order", 422, _("Something is missing or too long. Nothing was changed.")),
}


# One exception, several reasons: it says which in `why`.
REASONS: dict[str, dict[str, Refusal]] = {
    "CannotBook": {
        "full": Refusal("full", 409, _("Somebody was a moment faster. Choose another time.")),
        "cancelled": Refusal("cancelled", 409, _("This time was cancelled. Choose another one.")),
        "over": Refusal("over", 409, _("This time has begun already. Choose another one.")),
        "booked": Refusal("booked", 409, _("You have booked this time already.")),
    },
    "CannotTakeBack": {
        "not_booked": Refusal("not_booked", 409, _("You have not booked this time.")),
        "cancelled": Refusal("cancelled", 409, _("This time is cancelled already.")),
        "over": Refusal("over", 409, _("It has begun already, so it stays as it is.")),
    },
    "SeatIsNotFree": {
        "yours": Refusal("seat", 409, _("This seat is yours already.")),
        "cancelled": Refusal("seat", 409, _("This shift is cancelled.")),
        "past": Refusal("seat", 409, _("This shift is over.")),
        "draft": Refusal("seat", 409, _("This shift is not published yet.")),
        "taken": Refusal("seat", 409, _("Somebody else was a moment faster. Nothing was changed.")),
        "other_organisation": Refusal("seat", 409, _("This seat is kept for another organisation.")),
        "here_already": Refusal("seat", 409, _("One person has one seat in a shift, and this person has one already.")),
        "overlaps": Refusal("seat", 409, _("This shift overlaps with another one that is taken already.")),
        "needs_qualification": Refusal("seat", 409, _("This seat asks for a qualification that is missing.")),
        "gate_closed": Refusal("seat", 409, _("Something is still missing before shifts can be taken.")),
    },
    "CannotTakeMore": {
        "at_limit": Refusal("no_more", 409, _("You have as many talks as one can have at a time here.")),
        "on_break": Refusal("no_more", 409, _("You are on a break. Say that you are back, then take somebody.")),
        "no_more_tonight": Refusal("no_more", 409, _("You have said no more tonight. Say that you are back first.")),
        "seat_not_opened": Refusal("no_more", 409, _("Your seat is in reserve. Step in first, then take somebody.")),
    },
}


def refusal_of(trouble: BaseException) -> Refusal | None:
    """The refusal that this exception or one of its parents stands for; None when nobody foresaw it."""
    for kind in type(trouble).__mro__:
        if kind.__name__ in REFUSALS and kind.__module__.startswith("frirum."):
            reasons = REASONS.get(kind.__name__, {})
            return reasons.get(str(getattr(trouble, "why", "")), REFUSALS[kind.__name__])
    return None
