"""The backroom: the shift's own, sealed among those on duty, gone with the last key (ST5)."""

import pytest

from frirum.actions import backroom, duty, grant
from frirum.actions.backroom import NoBackroom, RoomSegmentHasMoved
from frirum.actions.say import Refused
from frirum.queries.desk import line_now, murmurs_after
from frirum.records.models import Backroom, BackroomMessage
from tests.actions.conftest import Tonight
from tests.cast import AtDesk, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def murmurs(tonight: Tonight, who: AtDesk, words: bytes = b"sealed", *, client: str = "", segment: int = 1) -> object:
    return backroom.murmur(who.duty, client=client or new_id(), segment=segment, envelope=words, now=tonight.now)


def test_who_is_on_duty_begins_a_segment_and_murmurs(tonight: Tonight) -> None:
    assert backroom.begin_segment(tonight.bo.duty, after=0, kc=b"k" * 32, now=tonight.now) == 1
    assert [murmurs(tonight, tonight.bo), murmurs(tonight, tonight.comes("Rut"))] == [1, 2]
    assert [(one.seq, one.alias) for one in murmurs_after(Backroom.objects.get().pk, 0)] == [(1, "Bo"), (2, "Rut")]


def test_only_one_of_two_begins_a_segment(tonight: Tonight) -> None:
    rut = tonight.comes("Rut")
    backroom.begin_segment(tonight.bo.duty, after=0, kc=b"k" * 32, now=tonight.now)
    with pytest.raises(RoomSegmentHasMoved):
        backroom.begin_segment(rut.duty, after=0, kc=b"j" * 32, now=tonight.now)


def test_a_murmur_again_gets_its_first_number(tonight: Tonight) -> None:  # WS11
    backroom.begin_segment(tonight.bo.duty, after=0, kc=b"k" * 32, now=tonight.now)
    client = new_id()
    assert [murmurs(tonight, tonight.bo, client=client) for _ in range(2)] == [1, 1]
    assert murmurs(tonight, tonight.bo, b"other", client=client) is Refused.OTHER_BYTES
    assert BackroomMessage.objects.count() == 1


def test_a_murmur_of_an_old_segment_is_refused(tonight: Tonight) -> None:
    assert murmurs(tonight, tonight.bo) is Refused.OLD_SEGMENT  # nobody has begun one
    for after in (0, 1):
        backroom.begin_segment(tonight.bo.duty, after=after, kc=b"k" * 32, now=tonight.now)
    assert murmurs(tonight, tonight.bo, segment=1) is Refused.OLD_SEGMENT
    assert murmurs(tonight, tonight.bo, segment=2) == 1


def test_who_is_off_duty_neither_murmurs_nor_begins(tonight: Tonight) -> None:  # T6
    tonight.comes("Rut")
    backroom.begin_segment(tonight.bo.duty, after=0, kc=b"k" * 32, now=tonight.now)
    duty.go_off(tonight.bo.duty, now=tonight.now)
    with pytest.raises(NoBackroom):
        murmurs(tonight, tonight.bo)
    with pytest.raises(NoBackroom):
        backroom.begin_segment(tonight.bo.duty, after=1, kc=b"k" * 32, now=tonight.now)


def test_the_room_is_erased_with_its_last_key(tonight: Tonight) -> None:
    rut = tonight.comes("Rut")
    backroom.begin_segment(tonight.bo.duty, after=0, kc=b"k" * 32, now=tonight.now)
    murmurs(tonight, tonight.bo)
    duty.go_off(tonight.bo.duty, now=tonight.now)
    assert BackroomMessage.objects.count() == 1  # Rut's key still opens it
    duty.go_off(rut.duty, now=tonight.now)
    assert not Backroom.objects.exists()
    assert not BackroomMessage.objects.exists()


def test_the_room_of_another_line_is_another(tonight: Tonight) -> None:
    from tests import cast

    eva = cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    for who in (tonight.bo, eva):
        backroom.begin_segment(who.duty, after=0, kc=b"k" * 32, now=tonight.now)
    murmurs(tonight, tonight.bo)
    assert line_now(eva.who.line.id).room_seq == 0
    assert line_now(tonight.line.id).room_seq == 1
    theirs = grant.Granted(Backroom.objects.get(line_id=tonight.line.id).ref, 1, eva.key.id, 0, b"g" * 113, room=True)
    assert grant.keep([theirs], line_id=eva.who.line.id) == 0
