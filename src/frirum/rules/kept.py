"""What is kept: every field of every table, how long, why, and what remains afterwards (EX1 to EX4).

The pages that tell visitors and staff are written from this table, and a test holds every field to it.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ERASE_TALK_AFTER = timedelta(minutes=20)
"""Everything of a talk is erased so long after its end (ST5, SEALING "The live file")."""

DUTY_KEPT = timedelta(hours=24)
"""A duty outlives every block its volunteer asked for, which lasts a day at most (AB3, RT8)."""

SWEPT_WITHIN = timedelta(days=1)
"""The office is swept at least daily (RT2)."""

STAFF_KEPT = timedelta(days=365)
"""A former volunteer's account is erased so long after the last membership ended (RT9)."""

VOLUNTEER_KEPT = timedelta(days=365)
"""A volunteer's name and details are erased so long after she left; her number stays with the record of the work."""

NOT_TAKEN_ON_KEPT = timedelta(days=90)
"""Who was declined or withdrew is erased after three months, whole."""

LEFT_LINE_KEPT = timedelta(days=14)
"""A line left for the next shift is gone after so long."""

FOLLOW_UP_AT_MOST = timedelta(days=30)
"""Whether somebody would like a call is not kept longer than this, called or not."""

TOLD_KEPT = timedelta(days=120)
"""What was told is remembered so long, so that nobody is told twice."""


CONTACTS_KEPT = timedelta(days=5 * 365)
"""Single coded contacts are kept so long unless the organisation chooses otherwise; the counts stay (CS3)."""


class After(StrEnum):
    """From when the time is counted."""

    TALK_ENDED = "talk_ended"
    COOKIE_DEAD = "cookie_dead"
    LAST_KEY_DEAD = "last_key_dead"
    KEY_DEAD = "key_dead"
    DUTY_ENDED = "duty_ended"
    BLOCK_ENDED = "block_ended"
    USED_OR_EXPIRED = "used_or_expired"
    LOGGED_OUT = "logged_out"
    LEFT_ORGANISATION = "left_organisation"
    CHANGED = "changed"
    LEFT = "left"
    SHIFT_ENDED = "shift_ended"
    CALLED = "called"
    ESCALATION_CLOSED = "escalation_closed"
    CODED = "coded"
    COUNTED = "counted"
    MONTH_ENDED = "month_ended"


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a field is kept (``how_long`` after ``after``), why, and what remains of it."""

    after: After
    how_long: timedelta
    why: str
    remains: str = "nothing"


NOW = timedelta(0)

_TALK = Kept(After.TALK_ENDED, ERASE_TALK_AFTER, "so that the talk can be held, and unloaded after it")
_COOKIE = Kept(After.COOKIE_DEAD, NOW, "so that a reload or a locked phone comes back to the same talk")
_ROOM = Kept(After.LAST_KEY_DEAD, NOW, "so that the volunteers of the shift can talk with each other")
_DUTY = Kept(After.DUTY_ENDED, DUTY_KEPT, "so that it is clear who is on duty and who holds a talk")
_SHARE = Kept(After.KEY_DEAD, NOW, "so that the volunteer's browser can open its key, and only while on duty")
_BLOCK = Kept(After.BLOCK_ENDED, SWEPT_WITHIN, "so that a disturber is kept out for one opening period")
_STAFF = Kept(After.LEFT_ORGANISATION, STAFF_KEPT, "so that a volunteer can log in and be reached")
_INVITED = Kept(After.USED_OR_EXPIRED, SWEPT_WITHIN, "so that someone invited can begin")
_LOGIN = Kept(After.LOGGED_OUT, SWEPT_WITHIN, "so that a volunteer sees and ends her own log-ins")
_EDITED = Kept(After.CHANGED, NOW, "so that it is clear who answers for a page", "the words, without who wrote them")
_VOLUNTEER = Kept(
    After.LEFT, VOLUNTEER_KEPT, "so that she can be reached and her shifts planned", "her number, without her name"
)
_WORK = Kept(After.LEFT, VOLUNTEER_KEPT, "so that the organisation can show how its shifts were staffed", "her number")
_MET = Kept(After.LEFT, VOLUNTEER_KEPT, "so that it is clear what lets her take a shift")
_SHIFT = Kept(After.SHIFT_ENDED, TOLD_KEPT, "so that a shift is not left alone and nobody is told twice")
_LEFT_LINE = Kept(After.SHIFT_ENDED, LEFT_LINE_KEPT, "so that the next shift knows what this one learned")
_FOLLOW_UP = Kept(After.CALLED, FOLLOW_UP_AT_MOST, "so that whoever would like a call after a heavy evening gets one")
_ESCALATION = Kept(After.ESCALATION_CLOSED, DUTY_KEPT, "so that somebody answers when on-call is asked")
_SLIP = Kept(
    After.CODED, SWEPT_WITHIN, "so that a talk is coded once, by whoever held it", "the codes, without the talk"
)
_CONTACT = Kept(
    After.MONTH_ENDED, CONTACTS_KEPT, "so that it can be told whom the line reached, and how", "how many, by month"
)
_COUNT = Kept(After.CHANGED, NOW, "so that figures stay when the contacts behind them are gone", "the new count")
_PUBLIC = Kept(After.CHANGED, NOW, "so that everyone can read who answers for the data", "the new contents")


def _all(model: str, kept: Kept, fields: str) -> dict[str, Kept]:
    return {f"{model}.{field}": kept for field in ("id", *fields.split())}


_LIVE: dict[str, Kept] = {
    **_all(
        "Conversation",
        _TALK,
        "ref organisation_id line_id state language label segment epoch began_at opened_at ended_at end_reason"
        " erase_at heard_at helper_lost_at closing_told_at paused danger young_and_ongoing phases"
        " feeling_before feeling_after",
    ),
    "Conversation.token_hash": _COOKIE,
    "Conversation.share": _COOKIE,
    **_all("Segment", _TALK, "conversation number kc plain wrapped began_at"),
    **_all("Message", _TALK, "conversation seq kind sender alias client segment envelope at"),
    **_all("Member", _TALK, "conversation duty part since left_at"),
    **_all("Grant", _TALK, "segment key granter sealed"),
    **_all("Asking", _TALK, "ref conversation asker asked wish state at answered_at"),
    **_all("Backroom", _ROOM, "ref organisation_id line_id seq opened_at"),
    **_all("BackroomSegment", _ROOM, "backroom number kc began_at"),
    **_all("BackroomMessage", _ROOM, "backroom seq duty alias client segment envelope at"),
    **_all("BackroomGrant", _ROOM, "segment key granter sealed"),
    **_all(
        "Duty",
        _DUTY,
        "ref organisation_id line_id account_id login_hash alias seat shift_id stepped_in state began_at heard_at ended_at",
    ),
    **_all("DutyKey", _DUTY, "ref duty public made_at"),
    "DutyKey.share": _SHARE,
    **_all(
        "Escalation",
        _ESCALATION,
        "ref organisation_id line_id conversation asker alias urgency state opened_at answered_at answered_by"
        " answered_alias closed_at",
    ),
    **_all(
        "EscalationCall", _ESCALATION, "escalation account_id alias position called_at due_at told_by told_at answer"
    ),
    **_all("CallIn", _DUTY, "organisation_id line_id duty why asked_at answer answered_at"),
    **_all(
        "CodingSlip",
        _SLIP,
        "ref organisation_id line_id account_id contact_key label danger young_and_ongoing ended_at coded_at until",
    ),
    **_all(
        "LiveTally",
        Kept(After.COUNTED, SWEPT_WITHIN, "so that nothing that happened is left uncounted", "the count"),
        "line_id month what band weekday hour batch n",
    ),
    **_all(
        "Block", _BLOCK, "ref organisation_id line_id conversation_ref token_hash asker agreed_by state asked_at until"
    ),
}

_OFFICE: dict[str, Kept] = {
    **_all("Account", _STAFF, "ref email password last_login language is_active made_at set_up_at"),
    **_all("Membership", _STAFF, "account organisation role alias since revoked_at"),
    **_all(
        "Invitation",
        _INVITED,
        "organisation role email language alias secret_hash made_at expires_at used_at invited_by renews_factor volunteer_id",
    ),
    **_all("HandbookVersion", _EDITED, "page number title body edited_at edited_by"),
    **_all(
        "Organisation",
        _PUBLIC,
        "ref slug name country zone language website neutral_url controller controller_contact when_we_tell",
    ),
    # What log-in keeps: the account system's own tables.
    **_all("EmailAddress", _STAFF, "user email verified primary"),
    **_all("Authenticator", _STAFF, "user type data created_at last_used_at"),
    **_all("Login", _LOGIN, "ref key_hash account strong data started_at seen_at"),
    **_all("RecoveryCode", _STAFF, "account code_hash made_at used_at"),
}

_VOLUNTEERS: dict[str, Kept] = {
    **_all(
        "Volunteer",
        _VOLUNTEER,
        "organisation ref number account name email phone language state since made_at back_by erased_at",
    ),
    **_all("VolunteerMove", _WORK, "volunteer before after at by"),
    **_all("Fulfilment", _MET, "volunteer requirement on topic amount minutes at by"),
    **_all("Signature", _STAFF, "account organisation version at withdrawn_at"),
    **_all("ShiftSeat", _WORK, "shift kind position qualification organisation volunteer taken_at"),
    **_all("Attendance", _WORK, "volunteer line shift seat checked_in_at checked_out_at minutes"),
    **_all("SupervisionPlace", _WORK, "supervision volunteer booked_at attended"),
    **_all("Supervision", _WORK, "organisation ref kind form starts_at minutes places led_by cancelled_at"),
    **_all("StandInSearch", _SHIFT, "seat ref volunteer state opened_at closed_at"),
    **_all("StandInAsked", _SHIFT, "search volunteer answer asked_at answered_at"),
    **_all("Told", _SHIFT, "volunteer account about at mail link until next_at tries sent_at"),
    **_all("Watch", _VOLUNTEER, "volunteer line"),
    **_all("Feed", _VOLUNTEER, "volunteer secret_hash made_at"),
    **_all("LeftLine", _LEFT_LINE, "line text at"),
    **_all("FollowUp", _FOLLOW_UP, "volunteer heavy wants_call at"),
    **_all("ContactCard", _PUBLIC, "organisation name phone email hours"),
    **_all("OnCallPlace", _STAFF, "line account position phone"),
    **_all("PushAddress", _STAFF, "account endpoint public secret made_at"),
}

_FIGURES: dict[str, Kept] = {
    **_all("CodeBook", _PUBLIC, "ref organisation number base state titles made_at published_at"),
    **_all("Code", _PUBLIC, "book dimension key parent position retired names"),
    **_all(
        "Contact",
        _CONTACT,
        "key organisation line book month state channel risk kind who age gender region told ongoing",
    ),
    **_all("ContactCode", _CONTACT, "contact dimension key main primary none_fits no_subs"),
    **_all("Correction", _CONTACT, "contact account_id reason on"),
    **_all("Count", _COUNT, "organisation line month dimension key n changes"),
    **_all("Tally", _COUNT, "line month what band weekday hour n"),
    **_all(
        "TallyCarried",
        Kept(After.COUNTED, SWEPT_WITHIN, "so that nothing is counted twice", "the next number"),
        "batch",
    ),
    **_all("FigureSettings", _PUBLIC, "organisation public quarters_from keep_months"),
    **_all("Quarter", _PUBLIC, "organisation line begins tables frozen_at"),
    **_all("Quarter", _COUNT, "counts"),
    **_all(
        "GrantReport",
        _EDITED,
        "ref organisation title giver case_number amount currency purpose first_month last_month language blocks"
        " made_at changed_at",
    ),
}

KEPT: dict[str, Kept] = {**_LIVE, **_OFFICE, **_VOLUNTEERS, **_FIGURES}
"""How long each field is kept: "Model.field" to Kept."""

IMPERSONAL: frozenset[str] = frozenset(
    {
        "Line",
        "OpeningPeriod",
        "OpeningException",
        "OtherHelp",
        "CannedReply",
        "HandbookPage",
        "Qualification",
        "Federation",
        "Template",
        "TemplateVersion",
        "Requirement",
        "Partner",
        "ShiftPlan",
        "PlanSeat",
        "ContactImport",
        "Term",
        "Shift",
    }
)
"""Tables that say nothing of any person: what a line is and what the organisation publishes."""
