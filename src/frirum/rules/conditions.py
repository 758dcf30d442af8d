"""Conditions: what must be true of a thing besides the role, as a table (AZ2).

A condition that lacks the facts to judge says no.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from frirum.rules.asking import Actor, Thing
from frirum.rules.conversation import State
from frirum.rules.deskhours import within
from frirum.rules.duty import DutyState, Id, present
from frirum.rules.rights import ANSWERS_FOR, Can, Role

READABLE_AFTER_END = timedelta(minutes=20)
"""A volunteer's access to a talk ends so long after the talk ended (AZ5)."""

type Condition = Callable[[Actor, Thing, datetime], bool]


def _same_organisation(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return actor.organisation == thing.organisation


def _on_duty_here(actor: Actor, thing: Thing, _now: datetime) -> bool:
    duty = actor.duty
    return duty is not None and present(duty) and thing.line is not None and duty.line == thing.line


def _ready(actor: Actor, _thing: Thing, _now: datetime) -> bool:
    return actor.duty is not None and actor.duty.state is DutyState.ON


def _desk_hours(_actor: Actor, thing: Thing, now: datetime) -> bool:
    return thing.desk is not None and within(thing.desk, now=now)


def _among(duties: frozenset[Id], actor: Actor) -> bool:
    return actor.duty is not None and actor.duty.id in duties


def _member(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and _among(thing.talk.members, actor)


def _reading(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and _among(thing.talk.reading, actor)


def _asked(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and _among(thing.talk.asked, actor)


def _waiting(_actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and thing.talk.state is State.WAITING


def _open(_actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and thing.talk.state is State.OPEN


def _living(_actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and thing.talk.state is not State.ENDED


def _still_readable(_actor: Actor, thing: Thing, now: datetime) -> bool:
    talk = thing.talk
    return talk is not None and (
        talk.state is not State.ENDED or (talk.ended_at is not None and now - talk.ended_at < READABLE_AFTER_END)
    )


def _helper_lost(_actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.talk is not None and thing.talk.helper_lost


def _another_asked(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.asked_by is not None and actor.duty is not None and actor.duty.id != thing.asked_by


def _oneself(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return actor.account == thing.account


def _not_oneself(actor: Actor, thing: Thing, _now: datetime) -> bool:
    return thing.account is not None and actor.account != thing.account


def _answers_for(actor: Actor, thing: Thing, _now: datetime) -> bool:
    under = frozenset[Role]().union(*(ANSWERS_FOR[role] for role in actor.roles))
    return thing.roles is not None and thing.roles <= under


def _answers_for_or_on_call(actor: Actor, thing: Thing, now: datetime) -> bool:
    """Whoever answers for her; or who is on call here, for somebody who is a volunteer and nothing more."""
    on_call = thing.on_call is not None and actor.account in thing.on_call
    return _answers_for(actor, thing, now) or (on_call and thing.roles == frozenset({Role.VOLUNTEER}))


_HERE = (_same_organisation, _on_duty_here, _desk_hours)
_HOLDING = (*_HERE, _member, _open)
_OFFICE = (_same_organisation,)
_PEOPLE = (_same_organisation, _answers_for, _not_oneself)

CONDITIONS: Mapping[Can, tuple[Condition, ...]] = {
    Can.OWN_ACCOUNT: (_oneself,),
    Can.OWN_SESSIONS: (_oneself,),
    Can.SIGN_PLEDGE: (_same_organisation, _oneself),
    Can.ANSWER_ON_CALL: (_same_organisation, _oneself),
    Can.OWN_LIFE: (_same_organisation, _oneself),
    Can.SEE_PLAN: (_same_organisation,),
    Can.SIGN_UP: (_same_organisation, _oneself),
    Can.OWN_FEED: (_same_organisation, _oneself),
    Can.BOOK_SUPERVISION: (_same_organisation, _oneself),
    Can.OPEN_DESK: (_same_organisation, _desk_hours),
    Can.GO_ON_DUTY: (_same_organisation, _desk_hours),
    # Whoever is on duty can always say "no more tonight" and leave, whatever the hour.
    Can.CHANGE_DUTY: (_same_organisation, _on_duty_here),
    Can.GRANT_KEYS: (*_HERE, _living),
    Can.GRANT_BACKROOM_KEYS: _HERE,
    Can.SEE_QUEUE: _HERE,
    Can.PREVIEW: (*_HERE, _ready, _waiting),
    Can.TAKE: (*_HERE, _ready, _waiting),
    Can.UNDO_TAKE: _HOLDING,
    Can.STEP_IN: (*_HERE, _ready),
    # A talk whose helper is lost is taken up by a colleague; any other only by being asked.
    Can.TAKE_UP: (*_HERE, _ready, _open, _helper_lost),
    Can.READ_TALK: (*_HERE, _member, _still_readable),
    Can.SAY: _HOLDING,
    Can.JUDGE_DANGER: _HOLDING,
    Can.TICK_PHASE: _HOLDING,
    Can.ASK_COLLEAGUE: _HOLDING,
    Can.JOIN: (*_HERE, _asked, _open),
    Can.READ_ALONG: (*_HERE, _reading, _still_readable),
    Can.HAND_OVER: _HOLDING,
    Can.END: _HOLDING,
    Can.BACKROOM_READ: _HERE,
    Can.BACKROOM_SAY: _HERE,
    Can.ASK_BLOCK: (*_HERE, _member, _still_readable),
    Can.AGREE_TO_BLOCK: (*_HERE, _another_asked),
    Can.UNDO_BLOCK: _HERE,
    Can.CLOSE_EARLY: _HERE,
    Can.CALL_ON_CALL: _HERE,
    Can.ANSWER_CALL_IN: _HERE,
    Can.LEAVE_LINE: _HERE,
    # Also at home the morning after: a slip is hers until noon, whatever the desk's hours.
    Can.CODE_TALK: (_same_organisation, _oneself),
    Can.REGISTER_CONTACT: _OFFICE,
    Can.CORRECT_CONTACT: _OFFICE,
    Can.READ_HANDBOOK: _OFFICE,
    Can.READ_DIRECTORY: _OFFICE,
    Can.USE_CANNED_REPLIES: _OFFICE,
    Can.OPEN_OFFICE: _OFFICE,
    Can.SETTLE_BLOCK: _OFFICE,
    Can.CLOSE_FROM_OFFICE: _OFFICE,
    Can.EDIT_HANDBOOK: _OFFICE,
    Can.EDIT_OPENING: _OFFICE,
    Can.EDIT_DIRECTORY: _OFFICE,
    Can.EDIT_CANNED_REPLIES: _OFFICE,
    Can.SEE_AS_VISITOR: _OFFICE,
    Can.SEE_MEMBERS: _OFFICE,
    Can.INVITE: _OFFICE,
    Can.REVOKE_ACCESS: _PEOPLE,
    Can.END_SESSIONS: (_same_organisation, _answers_for),
    Can.NEW_DEVICE: (_same_organisation, _answers_for_or_on_call, _not_oneself),
    Can.SEE_VOLUNTEERS: _OFFICE,
    Can.MOVE_VOLUNTEER: _OFFICE,
    Can.RECORD_MET: _OFFICE,
    Can.EDIT_REQUIREMENTS: _OFFICE,
    Can.IMPORT_PEOPLE: _OFFICE,
    Can.IMPORT_CONTACTS: _OFFICE,
    Can.EDIT_PLAN: _OFFICE,
    Can.EDIT_SUPERVISION: _OFFICE,
    Can.FOLLOW_UP: _OFFICE,
    Can.EDIT_ON_CALL: _OFFICE,
    Can.SEE_FIGURES: _OFFICE,
    Can.EDIT_CODE_BOOK: _OFFICE,
    Can.EDIT_ORGANISATION: _OFFICE,
    Can.EXPORT_FIGURES: _OFFICE,
    Can.MAKE_REPORT: _OFFICE,
    Can.PUBLISH_FIGURES: _OFFICE,
}
"""What must be true of the thing besides the role: all conditions of a right, every time."""
