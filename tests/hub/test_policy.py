"""Every kind of frame has a policy, from each side (AZ1); what a side may not send closes its line."""

from typing import get_args

import pytest

from frirum.hub import frames
from frirum.hub.line import Close
from frirum.hub.policy import NEEDS
from frirum.rules.access import Can
from frirum.rules.envelope import to_text
from frirum.rules.rights import EVERYONE, GRANTS, Role
from tests import cast
from tests.cast import new_id
from tests.hub.conftest import Tonight

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_every_frame_that_can_be_sent_names_its_right() -> None:  # AZ1
    assert set(NEEDS) == set(get_args(frames.Any_.__value__))
    for needs in NEEDS.values():
        assert needs.visitor is None or needs.visitor <= EVERYONE
        assert needs.desk is None or (needs.desk and needs.desk <= GRANTS[Role.VOLUNTEER])
    only_volunteers = frozenset[Can]().union(*(needs.desk or () for needs in NEEDS.values()))
    assert not only_volunteers & GRANTS[Role.COORDINATOR], "by coordinating nobody hears a talk"


def test_a_visitor_who_speaks_to_the_backroom_is_let_go(tonight: Tonight) -> None:  # AZ1
    vega = tonight.vega()
    vega.hears("talk")
    vega.send({"t": "murmur", "id": new_id(), "seg": 1, "e": "x"})
    assert vega.closes() == Close.NOT_UNDERSTOOD


def test_who_only_looks_in_does_not_show_as_writing(tonight: Tonight) -> None:  # AZ2, WS12
    bo, vega = tonight.house.desk(tonight.bo), tonight.vega()
    bo.until(lambda: vega.vega.ref in bo.logs or any(c == vega.vega.ref for c, _ in bo.keys))
    bo.send({"t": "typing", "c": vega.vega.ref, "on": True})
    vega.hears_nothing("typing")
    rut = tonight.house.desk(tonight.comes("Rut"))
    assert bo.deed("take", {"c": vega.vega.ref}).status_code == 200
    vega.hears("line", kind="came")
    rut.send({"t": "typing", "c": vega.vega.ref, "on": True})
    vega.hears_nothing("typing")
    bo.until(lambda: "came" in bo.log(vega.vega.ref).kinds())
    bo.send({"t": "typing", "c": vega.vega.ref, "on": True})
    vega.hears("typing", who="Bo", on=True)


def test_eva_elsewhere_says_and_types_and_reads_nothing(tonight: Tonight) -> None:  # AZ2, T13, WS9
    vega, bo = tonight.talk()
    eva = tonight.house.desk(cast.on_duty(cast.eva(now=tonight.now), now=tonight.now))
    ref = vega.vega.ref
    vega.says("bara för Bo")
    eva.send({"t": "after", "c": ref, "seq": 0})
    eva.send({"t": "typing", "c": ref, "on": True})
    eva.send({"t": "after", "room": 0})
    client = new_id()
    eva.send({"t": "say", "c": ref, "id": client, "seg": 1, "e": to_text(vega.vega.seal("x", client))})
    eva.hears("no", id=client, why="not_member")
    assert eva.heard("said") == eva.heard("line") == eva.heard("segment") == eva.heard("granted") == []
    vega.hears_nothing("typing")
    assert bo.texts(ref) == ["bara för Bo"]
