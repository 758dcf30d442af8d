"""Access: every right has a row, and every row a yes and a no (AZ1, AZ2, AZ5, SA10)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.access import (
    CONDITIONS,
    EVERYONE,
    GRANTS,
    Actor,
    Can,
    NotAllowed,
    Role,
    Talk,
    Thing,
    holds,
    may,
    may_invite,
    may_read,
    require,
)
from frirum.rules.conversation import State
from frirum.rules.deskhours import DeskHours
from frirum.rules.duty import DutyState, Id, OnDuty, Seat
from frirum.rules.rights import holders
from tests.asking import (
    ADA,
    BLOCK_BO_ASKED_FOR,
    BO,
    BO_AT_HOME,
    BO_HIMSELF,
    BO_ON_A_BREAK,
    BOS_TALK,
    CLEO,
    CLEO_ASKED,
    CLEO_READS,
    DAG,
    DESK,
    EVA,
    HOUSE,
    LAST_NIGHT,
    LOST,
    MINUTE,
    NOBODY,
    NOW,
    TONIGHT,
    WAITING,
    ended,
)

# Every right: who may, on what, and who or on what not. `test_every_right_has_a_story` counts.
STORIES: dict[Can, tuple[tuple[Actor | None, Thing], list[tuple[Actor | None, Thing]]]] = {
    Can.OWN_ACCOUNT: ((BO, replace(HOUSE, account="bo")), [(BO, HOUSE), (NOBODY, HOUSE)]),
    Can.OWN_SESSIONS: ((DAG, replace(HOUSE, account="dag")), [(DAG, HOUSE), (None, HOUSE)]),
    Can.SIGN_PLEDGE: ((DAG, replace(HOUSE, account="dag")), [(DAG, HOUSE), (NOBODY, HOUSE)]),
    Can.ANSWER_ON_CALL: ((DAG, replace(HOUSE, account="dag")), [(DAG, HOUSE), (None, HOUSE)]),
    Can.OWN_LIFE: ((BO_AT_HOME, BO_HIMSELF), [(DAG, BO_HIMSELF), (BO, HOUSE), (EVA, replace(HOUSE, account="eva"))]),
    Can.SEE_PLAN: ((BO_AT_HOME, HOUSE), [(EVA, HOUSE), (ADA, HOUSE)]),
    Can.SIGN_UP: ((BO_AT_HOME, BO_HIMSELF), [(DAG, BO_HIMSELF), (BO, HOUSE)]),
    Can.OWN_FEED: ((BO_AT_HOME, BO_HIMSELF), [(DAG, BO_HIMSELF), (BO, HOUSE)]),
    Can.BOOK_SUPERVISION: ((BO_AT_HOME, BO_HIMSELF), [(DAG, BO_HIMSELF), (BO, HOUSE)]),
    Can.OPEN_DESK: (
        (BO_AT_HOME, DESK),
        [(DAG, DESK), (BO, replace(DESK, desk=LAST_NIGHT)), (BO, HOUSE), (EVA, DESK)],
    ),
    Can.GO_ON_DUTY: (
        (BO_AT_HOME, DESK),
        [(ADA, DESK), (BO_AT_HOME, replace(DESK, desk=LAST_NIGHT)), (EVA, DESK)],
    ),
    Can.CHANGE_DUTY: (
        (BO, replace(DESK, desk=LAST_NIGHT)),
        [(BO_AT_HOME, DESK), (BO, replace(DESK, line="another")), (BO, HOUSE)],
    ),
    Can.GRANT_KEYS: ((CLEO, BOS_TALK), [(CLEO, ended(1)), (BO_AT_HOME, BOS_TALK), (CLEO, DESK)]),
    Can.GRANT_BACKROOM_KEYS: ((CLEO, DESK), [(BO_AT_HOME, DESK), (DAG, DESK)]),
    Can.SEE_QUEUE: ((BO_ON_A_BREAK, DESK), [(DAG, DESK), (BO_AT_HOME, DESK)]),
    Can.PREVIEW: (
        (BO, WAITING),
        [(DAG, WAITING), (BO_AT_HOME, WAITING), (BO_ON_A_BREAK, WAITING), (CLEO, BOS_TALK)],
    ),
    Can.TAKE: (
        (CLEO, WAITING),
        [(CLEO, BOS_TALK), (BO_ON_A_BREAK, WAITING), (EVA, WAITING), (BO, DESK)],
    ),
    Can.UNDO_TAKE: ((BO, BOS_TALK), [(CLEO, BOS_TALK), (BO, ended(1))]),
    Can.STEP_IN: ((CLEO, DESK), [(BO_AT_HOME, DESK), (BO_ON_A_BREAK, DESK), (DAG, DESK)]),
    Can.TAKE_UP: ((CLEO, LOST), [(CLEO, BOS_TALK), (BO_AT_HOME, LOST), (CLEO, DESK)]),
    Can.READ_TALK: (
        (BO, ended(19)),
        [(BO, ended(20)), (CLEO, BOS_TALK), (DAG, BOS_TALK), (BO_AT_HOME, BOS_TALK), (BO, DESK)],
    ),
    Can.SAY: ((BO_ON_A_BREAK, BOS_TALK), [(BO, ended(1)), (CLEO, CLEO_READS), (BO, WAITING)]),
    Can.JUDGE_DANGER: ((BO, BOS_TALK), [(CLEO, CLEO_READS), (BO, ended(1))]),
    Can.TICK_PHASE: ((BO, BOS_TALK), [(CLEO, CLEO_READS), (BO, ended(1))]),
    Can.ASK_COLLEAGUE: ((BO, BOS_TALK), [(CLEO, BOS_TALK), (BO, ended(1))]),
    Can.JOIN: ((CLEO, CLEO_ASKED), [(CLEO, BOS_TALK), (BO, CLEO_ASKED), (CLEO, DESK)]),
    Can.READ_ALONG: (
        (CLEO, CLEO_READS),
        [(CLEO, BOS_TALK), (CLEO, ended(20)), (CLEO, CLEO_ASKED), (CLEO, DESK)],
    ),
    Can.HAND_OVER: ((BO, BOS_TALK), [(CLEO, CLEO_READS), (BO, ended(1))]),
    Can.END: ((BO, BOS_TALK), [(CLEO, CLEO_READS), (DAG, BOS_TALK), (BO, ended(1))]),
    Can.BACKROOM_READ: ((CLEO, DESK), [(DAG, DESK), (BO_AT_HOME, DESK)]),
    Can.BACKROOM_SAY: ((CLEO, DESK), [(EVA, DESK), (BO, replace(DESK, desk=LAST_NIGHT))]),
    Can.ASK_BLOCK: ((BO, ended(1)), [(CLEO, BOS_TALK), (BO, ended(20))]),
    Can.AGREE_TO_BLOCK: (
        (CLEO, BLOCK_BO_ASKED_FOR),
        [(BO, BLOCK_BO_ASKED_FOR), (CLEO, DESK), (DAG, BLOCK_BO_ASKED_FOR)],
    ),
    Can.UNDO_BLOCK: ((CLEO, DESK), [(BO_AT_HOME, DESK), (EVA, DESK)]),
    Can.CLOSE_EARLY: ((BO, DESK), [(BO_AT_HOME, DESK), (DAG, DESK)]),
    Can.CALL_ON_CALL: ((BO, DESK), [(BO_AT_HOME, DESK), (DAG, DESK), (BO, replace(DESK, desk=LAST_NIGHT))]),
    Can.ANSWER_CALL_IN: ((CLEO, DESK), [(BO_AT_HOME, DESK), (EVA, DESK)]),
    Can.LEAVE_LINE: ((BO, DESK), [(BO_AT_HOME, DESK), (DAG, DESK)]),
    Can.CODE_TALK: ((BO_AT_HOME, BO_HIMSELF), [(CLEO, BO_HIMSELF), (DAG, BO_HIMSELF), (EVA, BO_HIMSELF)]),
    Can.REGISTER_CONTACT: ((BO_AT_HOME, HOUSE), [(EVA, HOUSE), (ADA, HOUSE), (None, HOUSE)]),
    Can.CORRECT_CONTACT: ((DAG, HOUSE), [(BO, HOUSE), (EVA, HOUSE), (None, HOUSE)]),
    Can.READ_HANDBOOK: ((ADA, HOUSE), [(EVA, HOUSE), (NOBODY, HOUSE), (None, HOUSE)]),
    Can.READ_DIRECTORY: ((BO_AT_HOME, HOUSE), [(ADA, HOUSE), (EVA, HOUSE)]),
    Can.USE_CANNED_REPLIES: ((DAG, HOUSE), [(ADA, HOUSE), (EVA, HOUSE)]),
    Can.OPEN_OFFICE: ((ADA, HOUSE), [(BO, HOUSE)]),
    Can.SETTLE_BLOCK: ((DAG, HOUSE), [(ADA, HOUSE), (BO, HOUSE)]),
    Can.CLOSE_FROM_OFFICE: ((DAG, HOUSE), [(ADA, HOUSE), (BO, HOUSE)]),
    Can.EDIT_HANDBOOK: ((DAG, HOUSE), [(BO, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.EDIT_OPENING: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_DIRECTORY: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_CANNED_REPLIES: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.SEE_AS_VISITOR: ((DAG, HOUSE), [(BO, HOUSE)]),
    Can.SEE_MEMBERS: ((ADA, HOUSE), [(BO, HOUSE)]),
    Can.INVITE: ((DAG, HOUSE), [(BO, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.REVOKE_ACCESS: (
        (DAG, HOUSE),
        [
            (BO, HOUSE),
            (DAG, replace(HOUSE, roles=frozenset({Role.ADMINISTRATOR}))),
            (ADA, replace(HOUSE, account="ada", roles=ADA.roles)),
            (DAG, replace(HOUSE, roles=None)),
            (DAG, replace(HOUSE, account=None)),
        ],
    ),
    Can.END_SESSIONS: (
        (ADA, replace(HOUSE, roles=frozenset({Role.COORDINATOR}))),
        [(BO, HOUSE), (DAG, replace(HOUSE, roles=frozenset({Role.COORDINATOR})))],
    ),
    Can.NEW_DEVICE: (
        (BO_AT_HOME, replace(HOUSE, on_call=frozenset({"bo"}))),
        [
            (BO, HOUSE),
            (CLEO, replace(HOUSE, on_call=frozenset({"bo"}))),
            (BO, replace(BO_HIMSELF, on_call=frozenset({"bo"}))),
            (BO, replace(HOUSE, on_call=frozenset({"bo"}), roles=frozenset({Role.VOLUNTEER, Role.COORDINATOR}))),
            (DAG, replace(HOUSE, roles=frozenset({Role.ADMINISTRATOR}))),
        ],
    ),
    Can.SEE_VOLUNTEERS: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.MOVE_VOLUNTEER: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.RECORD_MET: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_REQUIREMENTS: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.IMPORT_PEOPLE: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.IMPORT_CONTACTS: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.EDIT_PLAN: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_SUPERVISION: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.FOLLOW_UP: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_ON_CALL: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.SEE_FIGURES: ((DAG, HOUSE), [(BO, HOUSE), (EVA, HOUSE)]),
    Can.EDIT_CODE_BOOK: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE)]),
    Can.EDIT_ORGANISATION: ((ADA, HOUSE), [(DAG, HOUSE), (replace(ADA, organisation="x"), HOUSE)]),
    Can.EXPORT_FIGURES: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.PUBLISH_FIGURES: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
    Can.MAKE_REPORT: ((DAG, HOUSE), [(BO, HOUSE), (ADA, HOUSE), (replace(DAG, organisation="x"), HOUSE)]),
}

YES = [(can, actor, thing) for can, ((actor, thing), _) in STORIES.items()]
NO = [(can, actor, thing) for can, (_, those) in STORIES.items() for actor, thing in those]


def test_every_right_has_a_story_and_a_row() -> None:  # AZ1
    assert set(STORIES) == set(Can) - EVERYONE == set(CONDITIONS)
    assert set().union(*GRANTS.values()) == set(Can) - EVERYONE
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize(("can", "actor", "thing"), YES)
def test_yes(can: Can, actor: Actor, thing: Thing) -> None:
    assert may(actor, can, thing, now=NOW)
    require(actor, can, thing, now=NOW)


@pytest.mark.parametrize(("can", "actor", "thing"), NO)
def test_no(can: Can, actor: Actor | None, thing: Thing) -> None:
    assert not may(actor, can, thing, now=NOW)
    with pytest.raises(NotAllowed) as refused:
        require(actor, can, thing, now=NOW)
    assert refused.value.can is can


@pytest.mark.parametrize(("can", "actor", "thing"), YES)
def test_the_same_person_elsewhere_or_revoked_may_not(can: Can, actor: Actor, thing: Thing) -> None:  # AZ2, SA13
    assert not may(replace(actor, active=False), can, thing, now=NOW)
    if can not in {Can.OWN_ACCOUNT, Can.OWN_SESSIONS}:
        assert not may(replace(actor, organisation="elsewhere"), can, thing, now=NOW)


@pytest.mark.parametrize("can", sorted(EVERYONE))
def test_everyone_may_visit_and_sign_in(can: Can) -> None:  # AN1
    assert may(None, can, HOUSE, now=NOW)
    assert holds(None, can)
    assert holders(can) == frozenset(Role)


def test_a_door_asks_only_whether_the_role_holds_the_right() -> None:
    assert holds(BO_AT_HOME, Can.TAKE)
    assert not holds(DAG, Can.TAKE)
    assert not holds(replace(BO, active=False), Can.TAKE)
    assert not holds(None, Can.TAKE)
    assert holders(Can.TAKE) == frozenset({Role.VOLUNTEER})


def test_bo_reads_what_he_holds_cleo_what_she_reads_along_both_what_waits() -> None:
    assert may_read(BO, BOS_TALK, now=NOW)
    assert may_read(CLEO, CLEO_READS, now=NOW)
    assert may_read(CLEO, WAITING, now=NOW)
    assert not may_read(CLEO, BOS_TALK, now=NOW)
    assert not may_read(DAG, WAITING, now=NOW)


def test_dag_invites_volunteers_and_ada_anyone() -> None:  # SA16
    assert may_invite(DAG, Role.VOLUNTEER, HOUSE, now=NOW)
    assert not may_invite(DAG, Role.ADMINISTRATOR, HOUSE, now=NOW)
    assert may_invite(ADA, Role.ADMINISTRATOR, HOUSE, now=NOW)
    assert not may_invite(BO, Role.VOLUNTEER, HOUSE, now=NOW)
    assert not may_invite(None, Role.VOLUNTEER, HOUSE, now=NOW)


def test_a_talk_whose_end_is_not_known_is_not_readable_after_it() -> None:
    unknown = replace(ended(1), talk=Talk(State.ENDED, members=frozenset({"bo's duty"})))
    assert not may_read(BO, unknown, now=NOW)


ids: st.SearchStrategy[Id] = st.sampled_from(["bo's duty", "cleo's duty"])
some = st.frozensets(ids)
duties = st.none() | st.builds(
    OnDuty,
    ids,
    st.sampled_from(["chatt", "another"]),
    st.sampled_from(DutyState),
    st.sampled_from(Seat),
)
actors = st.builds(
    Actor,
    st.just("someone"),
    st.sampled_from(["storasyster", "elsewhere"]),
    st.frozensets(st.sampled_from(Role)),
    st.booleans(),
    duties,
)
talks = st.builds(
    Talk,
    st.sampled_from(State),
    some,
    some,
    some,
    st.none() | st.integers(0, 40).map(lambda minutes: NOW - minutes * MINUTE),
    st.booleans(),
)


@given(actors, talks, st.sampled_from([TONIGHT, LAST_NIGHT]))
def test_nobody_reads_a_talk_without_duty_and_a_reason(
    actor: Actor, talk: Talk, desk: DeskHours
) -> None:  # AZ2, AZ5, SA10
    thing = replace(DESK, talk=talk, desk=desk)
    if may_read(actor, thing, now=NOW):
        duty = actor.duty
        assert duty is not None
        assert (duty.line, duty.state is DutyState.OFF) == ("chatt", False)
        assert actor.active
        assert Role.VOLUNTEER in actor.roles
        assert (actor.organisation, desk) == ("storasyster", TONIGHT)
        assert talk.state is State.WAITING or duty.id in talk.members | talk.reading
        if talk.state is State.ENDED:
            assert talk.ended_at is not None
            assert NOW - talk.ended_at < 20 * MINUTE


@given(actors, talks, st.sampled_from(sorted(Can)))
def test_what_a_person_may_her_role_holds(actor: Actor, talk: Talk, can: Can) -> None:
    if may(actor, can, replace(DESK, talk=talk), now=NOW):
        assert holds(actor, can)
