"""Rights: the only table of who may do what. What does not stand here is not allowed (AZ1)."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is in one organisation; one person may be several things."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class Can(StrEnum):
    """Every right there is. A door, a deed or a live line names exactly one of them."""

    # Everyone, without an account.
    VISIT = "visit"
    SIGN_IN = "sign_in"
    APPLY = "apply"
    READ_FEED = "read_feed"
    READ_PUBLIC_FIGURES = "read_public_figures"
    # Everyone with an account, about oneself.
    OWN_ACCOUNT = "own_account"
    OWN_SESSIONS = "own_sessions"
    SIGN_PLEDGE = "sign_pledge"
    ANSWER_ON_CALL = "answer_on_call"
    # A volunteer about her own life and shifts.
    OWN_LIFE = "own_life"
    SEE_PLAN = "see_plan"
    SIGN_UP = "sign_up"
    OWN_FEED = "own_feed"
    BOOK_SUPERVISION = "book_supervision"
    # The desk.
    OPEN_DESK = "open_desk"
    GO_ON_DUTY = "go_on_duty"
    CHANGE_DUTY = "change_duty"
    GRANT_KEYS = "grant_keys"
    GRANT_BACKROOM_KEYS = "grant_backroom_keys"
    SEE_QUEUE = "see_queue"
    PREVIEW = "preview"
    TAKE = "take"
    UNDO_TAKE = "undo_take"
    STEP_IN = "step_in"
    TAKE_UP = "take_up"
    READ_TALK = "read_talk"
    SAY = "say"
    JUDGE_DANGER = "judge_danger"
    TICK_PHASE = "tick_phase"
    ASK_COLLEAGUE = "ask_colleague"
    JOIN = "join"
    READ_ALONG = "read_along"
    HAND_OVER = "hand_over"
    END = "end"
    BACKROOM_READ = "backroom_read"
    BACKROOM_SAY = "backroom_say"
    ASK_BLOCK = "ask_block"
    AGREE_TO_BLOCK = "agree_to_block"
    UNDO_BLOCK = "undo_block"
    CLOSE_EARLY = "close_early"
    CALL_ON_CALL = "call_on_call"
    ANSWER_CALL_IN = "answer_call_in"
    LEAVE_LINE = "leave_line"
    # What came of it.
    CODE_TALK = "code_talk"
    REGISTER_CONTACT = "register_contact"
    CORRECT_CONTACT = "correct_contact"
    IMPORT_CONTACTS = "import_contacts"
    # What lies beside a talk.
    READ_HANDBOOK = "read_handbook"
    READ_DIRECTORY = "read_directory"
    USE_CANNED_REPLIES = "use_canned_replies"
    # The office.
    OPEN_OFFICE = "open_office"
    SETTLE_BLOCK = "settle_block"
    CLOSE_FROM_OFFICE = "close_from_office"
    EDIT_HANDBOOK = "edit_handbook"
    EDIT_OPENING = "edit_opening"
    EDIT_DIRECTORY = "edit_directory"
    EDIT_CANNED_REPLIES = "edit_canned_replies"
    SEE_AS_VISITOR = "see_as_visitor"
    SEE_MEMBERS = "see_members"
    INVITE = "invite"
    REVOKE_ACCESS = "revoke_access"
    END_SESSIONS = "end_sessions"
    NEW_DEVICE = "new_device"
    SEE_VOLUNTEERS = "see_volunteers"
    MOVE_VOLUNTEER = "move_volunteer"
    RECORD_MET = "record_met"
    EDIT_REQUIREMENTS = "edit_requirements"
    IMPORT_PEOPLE = "import_people"
    EDIT_PLAN = "edit_plan"
    EDIT_SUPERVISION = "edit_supervision"
    FOLLOW_UP = "follow_up"
    EDIT_ON_CALL = "edit_on_call"
    EDIT_CODE_BOOK = "edit_code_book"
    EDIT_ORGANISATION = "edit_organisation"
    # Figures.
    SEE_FIGURES = "see_figures"
    # What is passed on of what came of it.
    EXPORT_FIGURES = "export_figures"
    MAKE_REPORT = "make_report"
    PUBLISH_FIGURES = "publish_figures"


EVERYONE = frozenset({Can.VISIT, Can.SIGN_IN, Can.APPLY, Can.READ_FEED, Can.READ_PUBLIC_FIGURES})
"""Rights that need no account: the visitor never has one (AN1), who applies not yet, a feed has its own secret, and what is
published is everybody's."""

_WITH_AN_ACCOUNT = frozenset(
    {Can.OWN_ACCOUNT, Can.OWN_SESSIONS, Can.READ_HANDBOOK, Can.SIGN_PLEDGE, Can.ANSWER_ON_CALL}
)

_PEOPLE = frozenset({Can.SEE_MEMBERS, Can.INVITE, Can.REVOKE_ACCESS, Can.END_SESSIONS, Can.NEW_DEVICE})

GRANTS: Mapping[Role, frozenset[Can]] = {
    Role.VOLUNTEER: _WITH_AN_ACCOUNT
    | {
        Can.OPEN_DESK,
        Can.GO_ON_DUTY,
        Can.CHANGE_DUTY,
        Can.GRANT_KEYS,
        Can.GRANT_BACKROOM_KEYS,
        Can.SEE_QUEUE,
        Can.PREVIEW,
        Can.TAKE,
        Can.UNDO_TAKE,
        Can.STEP_IN,
        Can.TAKE_UP,
        Can.READ_TALK,
        Can.SAY,
        Can.JUDGE_DANGER,
        Can.TICK_PHASE,
        Can.ASK_COLLEAGUE,
        Can.JOIN,
        Can.READ_ALONG,
        Can.HAND_OVER,
        Can.END,
        Can.BACKROOM_READ,
        Can.BACKROOM_SAY,
        Can.ASK_BLOCK,
        Can.AGREE_TO_BLOCK,
        Can.UNDO_BLOCK,
        Can.CLOSE_EARLY,
        Can.CALL_ON_CALL,
        Can.ANSWER_CALL_IN,
        Can.LEAVE_LINE,
        # Whom the condition lets: only who is on call, and only for a volunteer (ST10).
        Can.NEW_DEVICE,
        Can.OWN_LIFE,
        Can.SEE_PLAN,
        Can.SIGN_UP,
        Can.OWN_FEED,
        Can.BOOK_SUPERVISION,
        Can.CODE_TALK,
        Can.REGISTER_CONTACT,
        Can.READ_DIRECTORY,
        Can.USE_CANNED_REPLIES,
    },
    # A coordinator reads no talk by being coordinator: who also sits at the desk is a
    # volunteer too, with a duty of her own.
    Role.COORDINATOR: _WITH_AN_ACCOUNT
    | _PEOPLE
    | {
        Can.OPEN_OFFICE,
        Can.REGISTER_CONTACT,
        Can.CORRECT_CONTACT,
        Can.IMPORT_CONTACTS,
        Can.READ_DIRECTORY,
        Can.USE_CANNED_REPLIES,
        Can.SETTLE_BLOCK,
        Can.CLOSE_FROM_OFFICE,
        Can.EDIT_HANDBOOK,
        Can.EDIT_OPENING,
        Can.EDIT_DIRECTORY,
        Can.EDIT_CANNED_REPLIES,
        Can.SEE_AS_VISITOR,
        Can.SEE_VOLUNTEERS,
        Can.MOVE_VOLUNTEER,
        Can.RECORD_MET,
        Can.EDIT_REQUIREMENTS,
        Can.IMPORT_PEOPLE,
        Can.EDIT_PLAN,
        Can.EDIT_SUPERVISION,
        Can.FOLLOW_UP,
        Can.EDIT_ON_CALL,
        Can.SEE_FIGURES,
        Can.EXPORT_FIGURES,
        Can.MAKE_REPORT,
        Can.PUBLISH_FIGURES,
        Can.EDIT_CODE_BOOK,
    },
    Role.ADMINISTRATOR: _WITH_AN_ACCOUNT | _PEOPLE | {Can.OPEN_OFFICE, Can.EDIT_ORGANISATION, Can.SEE_FIGURES},
}

ANSWERS_FOR: Mapping[Role, frozenset[Role]] = {
    Role.VOLUNTEER: frozenset(),
    Role.COORDINATOR: frozenset({Role.VOLUNTEER}),
    Role.ADMINISTRATOR: frozenset(Role),
}
"""Whose access and sessions a role may close: a coordinator closes no administrator out (SA14)."""

INVITES: Mapping[Role, frozenset[Role]] = {
    Role.VOLUNTEER: frozenset(),
    Role.COORDINATOR: frozenset({Role.VOLUNTEER}),
    Role.ADMINISTRATOR: frozenset(Role),
}
"""Whom a role may invite: nobody gives out more than her own place (SA16)."""


def holders(can: Can) -> frozenset[Role]:
    """The roles that hold a right, for the generated page "who may do what"."""
    return frozenset(Role) if can in EVERYONE else frozenset(r for r in Role if can in GRANTS[r])
