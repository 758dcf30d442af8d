"""What a desk may hear: what it is given by its duty and its talks, never what it asks for (WS9, AZ8, SA13, AZ5)."""

import threading
import time

import pytest
from websockets.exceptions import InvalidStatus

from frirum.actions import access, conversation, duty, queue
from frirum.actions.login import end_all
from frirum.actions.volunteer import move
from frirum.hub import gate, teller
from frirum.hub.line import Close
from frirum.records.models import Conversation
from frirum.rules.access import Actor, Role
from frirum.rules.envelope import to_text
from frirum.rules.volunteer import State
from tests import cast
from tests.cast import new_id
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_those_on_duty_read_what_is_said_while_she_waits(tonight: Tonight) -> None:  # preview
    vega = tonight.vega()
    bo, rut = tonight.house.desk(tonight.bo), tonight.house.desk(tonight.comes("Rut"))
    vega.says("är någon där")
    for desk in (bo, rut):
        desk.until(lambda desk=desk: desk.texts(vega.vega.ref) == ["är någon där"])  # type: ignore[misc]
        [row] = desk.last("desk")["queue"]
        assert (row["c"], row["place"], row["readable"]) == (vega.vega.ref, 1, True)


def test_on_a_break_one_reads_nothing(tonight: Tonight) -> None:  # preview, AZ8
    vega, bo = tonight.vega(), tonight.house.desk(tonight.bo)
    vega.says("ett")
    bo.until(lambda: bo.texts(vega.vega.ref) == ["ett"])
    assert bo.deed("duty", {"do": "break"}).status_code == 200
    vega.says("två")
    bo.hears_nothing("said")
    bo.deed("duty", {"do": "back"})
    bo.until(lambda: bo.texts(vega.vega.ref) == ["ett", "två"])


def test_once_she_is_taken_only_the_one_who_holds_her_hears(tonight: Tonight) -> None:  # WS9
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    rut = tonight.house.desk(tonight.comes("Rut"))
    vega.says("bara till dig")
    bo.until(lambda: bo.texts(ref) == ["bara till dig"])
    # Naming the talk, in any frame, gives nothing.
    rut.send({"t": "after", "c": ref, "seq": 0})
    rut.send({"t": "typing", "c": ref, "on": True})
    client = new_id()
    sealed = to_text(vega.vega.seal("x", client))
    rut.send({"t": "say", "c": ref, "id": client, "seg": 1, "e": sealed})
    rut.hears("no", id=client, why="not_member")
    rut.hears_nothing("said")
    assert rut.heard("said") == rut.heard("line") == []
    assert vega.heard("typing") == []
    assert [row["c"] for row in rut.last("desk")["talks"]] == []


def test_eva_hears_nothing_of_another_line(tonight: Tonight) -> None:  # T13
    vega, _ = tonight.talk()
    eva = tonight.house.desk(cast.on_duty(cast.eva(now=tonight.now), now=tonight.now))
    eva.send({"t": "after", "c": vega.vega.ref, "seq": 0})
    vega.says("hej")
    eva.hears_nothing("said")
    assert vega.vega.ref not in str(eva.frames)


def test_a_colleagues_key_gives_nobody_her_grants(tonight: Tonight) -> None:  # WS9
    vega, bo = tonight.talk()
    rut = tonight.comes("Rut")
    rut.key = type(rut.key)(tonight.bo.key.id, rut.key.private)
    desk = tonight.house.desk(rut)
    vega.says("hej")
    bo.until(lambda: bo.texts(vega.vega.ref) == ["hej"])
    assert desk.heard("granted") == []


def test_who_is_let_in_hears_at_once_and_who_leaves_no_more(tonight: Tonight) -> None:  # WS10, AZ8
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    rut = tonight.house.desk(tonight.comes("Rut"))
    vega.says("ett")
    asking = bo.deed("ask", {"c": ref, "to": rut.me.ref, "wish": "beside"}).json()["asking"]
    assert rut.deed("answer", {"asking": asking, "yes": True}).status_code == 200
    vega.hears("line", kind="can_read", who="Rut")  # nobody is let in silently
    rut.until(lambda: rut.texts(ref) == ["ett"])
    client = rut.say(ref, "jag läser bara")
    rut.hears("no", id=client, why="not_member")
    assert rut.deed("leave", {"c": ref}).status_code == 200
    vega.says("två")
    bo.until(lambda: bo.texts(ref) == ["ett", "två"])
    rut.hears_nothing("said")
    assert rut.texts(ref) == ["ett"]


def test_after_a_hand_over_the_first_neither_hears_nor_says(tonight: Tonight) -> None:  # WS10, AZ8
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    rut = tonight.house.desk(tonight.comes("Rut"))
    asking = bo.deed("ask", {"c": ref, "to": rut.me.ref, "wish": "takeover"}).json()["asking"]
    assert rut.deed("answer", {"asking": asking, "yes": True}).status_code == 200
    vega.hears("line", kind="handed_over", who="Rut")
    client = bo.say(ref, "en sak till")
    bo.hears("no", id=client, why="not_member")
    vega.says("hej Rut")
    rut.says(ref, "hej Vega")
    vega.until(lambda: vega.texts() == ["hej Rut", "hej Vega"])
    assert bo.texts(ref) == []


def test_right_after_a_take_one_may_say_something(tonight: Tonight) -> None:
    bo, vega = tonight.house.desk(tonight.bo), tonight.vega()
    ref = vega.vega.ref
    bo.until(lambda: (ref, 1) in bo.keys)
    bo.deed("take", {"c": ref})
    bo.say(ref, "hej")  # at once, not waiting for anything
    vega.until(lambda: vega.texts() == ["hej"])


def test_revoking_bo_closes_his_open_line_within_five_seconds(tonight: Tonight) -> None:  # SA13
    vega, bo = tonight.talk()
    dag = cast.dag(tonight.line, now=tonight.now)
    actor = Actor(account=dag.id, organisation=tonight.line.organisation_id, roles=frozenset({Role.COORDINATOR}))
    access.revoke(actor, tonight.bo.who.ref, organisation_id=tonight.line.organisation_id, now=tonight.now)
    assert bo.closes(within=5) == Close.ACCESS_ENDED
    vega.hears("line", kind="put_back")
    vega.says("är du kvar")
    assert bo.texts(vega.vega.ref) == []
    assert bo.deed("take", {}).status_code in {401, 403, 404}


@pytest.mark.parametrize("to", [State.SUSPENDED, State.LEFT])
def test_whoever_is_suspended_or_has_left_hears_nothing_more(tonight: Tonight, to: State) -> None:  # SA13, BO4
    vega, bo = tonight.talk()
    dag = cast.dag(tonight.line, now=tonight.now)
    actor = Actor(account=dag.id, organisation=tonight.line.organisation_id, roles=frozenset({Role.COORDINATOR}))
    move(actor, tonight.bo.who.volunteer.ref, to, now=tonight.now)
    assert bo.closes(within=5) == Close.ACCESS_ENDED
    vega.hears("line", kind="put_back")
    vega.says("är du kvar")
    assert bo.texts(vega.vega.ref) == []
    for session in (tonight.bo.session, cast.log_in(tonight.bo.who)):  # neither the old log-in nor a new one
        bo.cookies["__Host-s"] = session
        with pytest.raises(InvalidStatus):
            bo.open()


def test_a_revocation_whose_bell_was_lost_is_replayed(tonight: Tonight) -> None:  # SA13
    from frirum.records.models import Account, Membership

    bo = tonight.house.desk(tonight.bo)
    Membership.objects.filter(account_id=tonight.bo.who.id).update(revoked_at=tonight.now)
    Account.objects.filter(pk=tonight.bo.who.id).update(is_active=False)  # written, and then the power failed
    assert bo.closes(within=5) == Close.ACCESS_ENDED


def test_logging_out_closes_the_line(tonight: Tonight) -> None:  # WS10
    bo = tonight.house.desk(tonight.bo)
    end_all(tonight.bo.who.id, now=tonight.now)
    assert bo.closes(within=5) == Close.ACCESS_ENDED


def test_going_off_closes_the_line(tonight: Tonight) -> None:
    bo = tonight.house.desk(tonight.bo)
    assert bo.deed("duty", {"do": "off"}).status_code == 200
    assert bo.closes(within=5) == Close.ACCESS_ENDED


def test_a_talk_is_readable_twenty_minutes_after_its_end_and_then_gone(tonight: Tonight) -> None:  # AZ5
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    vega.says("tack")
    vega.deed("end")
    bo.hears("line", kind="ended", why="visitor")
    [talk] = bo.until(lambda: [one for one in bo.last("desk")["talks"] if one["ended"]])
    assert talk["ended"]["erase"] is not None
    tab = tonight.house.desk(tonight.bo)
    tab.until(lambda: tab.texts(ref) == ["tack"])  # a reload still shows it
    tonight.clock.forward(minutes=20)
    conversation.hear({}, {tonight.bo.duty: tonight.now})
    from frirum.jobs.live import erase

    erase(now=tonight.now)
    bo.until(lambda: bo.last("desk")["talks"] == [])
    late = tonight.house.desk(tonight.bo)
    late.send({"t": "after", "c": ref, "seq": 0})
    late.hears_nothing("said")
    assert not Conversation.objects.exists()
    assert vega.closes() == Close.END


def test_two_tabs_of_one_volunteer_see_the_same(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    ref = vega.vega.ref
    other = tonight.house.desk(tonight.bo)
    other.until(lambda: (ref, 1) in other.keys)
    bo.says(ref, "från den ena")
    other.says(ref, "från den andra")
    vega.says("hej")
    for tab in (bo, other):
        tab.until(lambda tab=tab: tab.texts(ref) == ["från den ena", "från den andra", "hej"])  # type: ignore[misc]


def test_the_backroom_is_heard_by_those_on_duty_and_by_no_visitor(tonight: Tonight) -> None:  # ST5
    vega, bo = tonight.talk()
    rut = tonight.house.desk(tonight.comes("Rut"))
    bo.open_room()
    bo.until(lambda: bo.heard("granted", seg=1))
    bo.murmur("hon är ensam hemma")
    rut.until(lambda: rut.room_log.entries)
    rut.until(lambda: (rut.room_ref, 1) in rut.keys)
    assert rut.murmurs() == ["hon är ensam hemma"]
    rut.murmur("jag är här")
    bo.until(lambda: bo.murmurs() == ["hon är ensam hemma", "jag är här"])
    assert bo.room_ref not in str(vega.frames)
    assert not vega.heard("murmured")


def test_a_murmur_sent_twice_is_there_once(tonight: Tonight) -> None:  # WS11
    bo = tonight.house.desk(tonight.bo)
    bo.open_room()
    bo.until(lambda: bo.heard("granted"))
    sent = bo.murmur("ett")
    bo.until(lambda: bo.room_log.entries)
    frame = bo.room_log.entries[0]
    for _ in range(2):
        bo.send({"t": "murmur", "id": sent, "seg": 1, "e": frame["e"]})
    bo.until(lambda: len(bo.heard("ack", id=sent)) == 3)
    assert {one["room"] for one in bo.heard("ack", id=sent)} == {1}
    assert bo.murmurs() == ["ett"]


def test_a_shift_that_is_over_closes_the_line(tonight: Tonight) -> None:  # WS10, SA10
    bo = tonight.house.desk(tonight.bo)
    tonight.clock.forward(hours=4)
    conversation.hear({}, {tonight.bo.duty: tonight.now})
    duty.end_of_shift(now=tonight.now)
    assert bo.closes(within=5) == Close.ACCESS_ENDED


def test_a_reading_that_began_before_she_came_does_not_send_her_away(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch
) -> None:
    tonight.house.desk(tonight.bo)
    read, slow = teller.look, threading.Event()
    slow.set()

    def look(line_id: int) -> teller.Seen | None:
        found = read(line_id)
        if slow.is_set():
            began.set()
            while not any(end.alias == "Rut" for end in list(gate.exchange().desks.get(line_id, []))):
                time.sleep(0.01)
            slow.clear()
        return found

    began = threading.Event()
    monkeypatch.setattr(teller, "look", look)
    tonight.vega()
    assert began.wait(30)
    rut = tonight.house.desk(tonight.comes("Rut"))
    rut.until(lambda: not slow.is_set())
    assert rut.deed("duty", {"do": "break"}).status_code == 200
    rut.until(lambda: rut.last("desk")["duty"]["state"] == "break")
    assert rut.closed is None


def test_taking_puts_the_talk_among_ones_own(tonight: Tonight) -> None:
    vega, bo = tonight.talk()
    [talk] = bo.until(lambda: bo.last("desk")["talks"])
    assert (talk["c"], talk["part"], talk["readable"]) == (vega.vega.ref, "holds", True)
    assert bo.last("desk")["queue"] == []
    queue.undo_take(tonight.bo.duty, vega.vega.ref, now=tonight.now)
    bo.until(lambda: bo.last("desk")["talks"] == [] and len(bo.last("desk")["queue"]) == 1)
