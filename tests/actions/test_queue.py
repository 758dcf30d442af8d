import pytest
from frirum.actions import queue
from tests import cast
from tests.cast import Clock
pytestmark = pytest.mark.django_db(databases=["default", "live"])

def test_bo_takes_the_next(clock: Clock) -> None:
    line = cast.storasyster()
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    vega = cast.waits(line, now=clock.now())
    assert queue.take(bo.duty, None, now=clock.now()) == vega.ref
