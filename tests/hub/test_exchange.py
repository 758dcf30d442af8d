import pytest
from tests import cast
from tests.cast import Clock
from tests.open_house import OpenHouse

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def test_vega_and_bo_talk(house: OpenHouse, clock: Clock) -> None:
    line = cast.storasyster()
    bo = house.desk(cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now()))
    vega = house.vega(cast.Visitor(line))
    vega.says("hej")
    bo.until(lambda: bo.keys)
    answer = bo.deed("take", {})
    assert answer.status_code == 200, answer.text
    vega.hears("line", kind="came", who="Bo")
    bo.says(vega.vega.ref, "hej du")
    vega.until(lambda: vega.texts() == ["hej", "hej du"])
    assert bo.texts(vega.vega.ref) == ["hej", "hej du"]
