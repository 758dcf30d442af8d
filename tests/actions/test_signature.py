"""The pledge and the data information: signed by everyone with a log-in, asked again, taken back (ST11, BO7)."""

from datetime import timedelta

import pytest

from frirum.actions.requirement import ask, use_preset
from frirum.actions.signature import NothingToTakeBack, NotTheTextNow, sign, withdraw
from frirum.actions.template import inherit, publish, publish_for_federation
from frirum.queries.gates import gates_of
from frirum.queries.template import current_texts, versions_of
from frirum.records.models import Account, Federation, Signature, Volunteer
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.period import Period
from frirum.rules.requirement import Gate, Kind, Requirement
from frirum.rules.rights import Role
from frirum.rules.volunteer import State
from frirum.rules.wording import NotInOrder
from tests.staff import NOW, House, house

pytestmark = pytest.mark.django_db(databases=["default", "live"])

PLEDGE, DATA = Kind.PLEDGE, Kind.DATA_INFORMATION


@pytest.fixture
def at() -> House:
    made = house()
    use_preset(dag(made), made.storasyster, "storasyster", now=NOW)
    return made


def by(at: House, who: Account, role: Role) -> Actor:
    return Actor(who.pk, at.storasyster, frozenset({role}))


def dag(at: House) -> Actor:
    return by(at, at.dag, Role.COORDINATOR)


def bo(at: House) -> Actor:
    return by(at, at.bo, Role.VOLUNTEER)


def text(at: House, kind: Kind) -> int:
    return current_texts(at.storasyster, now=NOW + timedelta(days=60))[kind].id


def stand(at: House, kind: Kind, **later: float) -> str:
    now = NOW + timedelta(**later)
    ident = Volunteer.objects.get(account=at.bo).pk
    return next(one.state for one in gates_of(ident, on=now.date(), now=now).verdicts if one.kind == kind)


def test_bo_signs_and_the_gate_opens(at: House) -> None:
    assert stand(at, PLEDGE) == "missing"
    sign(bo(at), at.storasyster, text(at, PLEDGE), now=NOW)
    sign(bo(at), at.storasyster, text(at, PLEDGE), now=NOW)
    assert stand(at, PLEDGE) == "met"
    assert Signature.objects.count() == 1


def test_everyone_with_a_log_in_signs(at: House) -> None:
    for who, role in ((at.dag, Role.COORDINATOR), (at.ada, Role.ADMINISTRATOR)):
        sign(by(at, who, role), at.storasyster, text(at, PLEDGE), now=NOW)
    assert Signature.objects.count() == 2


def test_eva_signs_nothing_here(at: House) -> None:
    evas = Actor(at.eva.pk, at.other, frozenset({Role.COORDINATOR}))
    with pytest.raises(NotAllowed):
        sign(evas, at.storasyster, text(at, PLEDGE), now=NOW)
    with pytest.raises(NotTheTextNow):
        sign(evas, at.other, text(at, PLEDGE), now=NOW)


def test_a_new_version_asks_again_after_two_weeks_notice(at: House) -> None:
    old = text(at, PLEDGE)
    sign(bo(at), at.storasyster, old, now=NOW)
    publish(dag(at), at.storasyster, PLEDGE, {"sv": "Nya ord."}, now=NOW + timedelta(days=1))
    assert stand(at, PLEDGE, days=14) == "ends_soon"
    assert stand(at, PLEDGE, days=15) == "missing"
    with pytest.raises(NotTheTextNow):
        sign(bo(at), at.storasyster, old, now=NOW + timedelta(days=2))
    sign(bo(at), at.storasyster, text(at, PLEDGE), now=NOW + timedelta(days=2))
    assert stand(at, PLEDGE, days=15) == "met"


def test_the_same_words_again_ask_nobody(at: House) -> None:
    held = current_texts(at.storasyster, now=NOW)[PLEDGE]
    assert publish(dag(at), at.storasyster, PLEDGE, held.body, now=NOW) is None
    assert len(versions_of(at.storasyster, PLEDGE)) == 1


def test_a_text_without_the_first_language_and_one_that_is_too_long_are_refused(at: House) -> None:
    for body in ({"en": "Words."}, {"sv": "ord " * 6_000}):
        with pytest.raises(NotInOrder):
            publish(dag(at), at.storasyster, PLEDGE, body, now=NOW)
    with pytest.raises(NotAllowed):
        publish(bo(at), at.storasyster, PLEDGE, {"sv": "Ord."}, now=NOW)


def test_a_consent_taken_back_pauses_without_penalty_and_can_be_given_again(at: House) -> None:
    with pytest.raises(NothingToTakeBack):
        withdraw(bo(at), at.storasyster, now=NOW)
    sign(bo(at), at.storasyster, text(at, DATA), now=NOW)
    withdraw(bo(at), at.storasyster, now=NOW)
    her = Volunteer.objects.get(account=at.bo)
    assert (her.state, her.back_by is None, stand(at, DATA)) == (State.PAUSED, False, "missing")
    assert Account.objects.get(pk=at.bo.pk).is_active
    sign(bo(at), at.storasyster, text(at, DATA), now=NOW)
    assert stand(at, DATA) == "met"
    assert Signature.objects.count() == 2


def test_a_coordinator_who_takes_no_shifts_takes_it_back_too(at: House) -> None:
    sign(dag(at), at.storasyster, text(at, DATA), now=NOW)
    withdraw(dag(at), at.storasyster, now=NOW)
    assert not Signature.objects.filter(withdrawn_at=None).exists()


def test_where_it_rests_on_no_consent_there_is_none_to_take_back(at: House) -> None:
    sign(bo(at), at.storasyster, text(at, DATA), now=NOW)
    ask(dag(at), at.storasyster, asks("agreement"), now=NOW)
    with pytest.raises(NothingToTakeBack):
        withdraw(bo(at), at.storasyster, now=NOW)


def test_having_read_is_not_having_consented(at: House) -> None:
    ask(dag(at), at.storasyster, asks("agreement"), now=NOW)
    sign(bo(at), at.storasyster, text(at, DATA), now=NOW)
    ask(dag(at), at.storasyster, asks("consent"), now=NOW + timedelta(days=1))
    assert stand(at, DATA, days=30) == "missing"


def asks(basis: str) -> Requirement:
    return Requirement(DATA, Gate.SIGN_UP, Period.ONCE, {"basis": basis})


def test_a_federations_text_is_inherited_until_there_is_an_own_one(at: House) -> None:  # BO7
    riks = Federation.objects.create(slug="riks", name="Riksförbundet")
    riks.members.add(at.storasyster, at.other)
    publish_for_federation("riks", PLEDGE, {"sv": "Förbundets ord."}, now=NOW)
    assert current_texts(at.other, now=NOW)[PLEDGE].federation == "Riksförbundet"
    assert current_texts(at.storasyster, now=NOW)[PLEDGE].federation == ""
    assert inherit(dag(at), at.storasyster, PLEDGE, now=NOW)
    assert current_texts(at.storasyster, now=NOW)[PLEDGE].body == {"sv": "Förbundets ord."}
    publish(dag(at), at.storasyster, PLEDGE, {"sv": "Våra ord."}, now=NOW)
    assert current_texts(at.storasyster, now=NOW)[PLEDGE].body == {"sv": "Våra ord."}
    assert not inherit(dag(at), at.storasyster, DATA, now=NOW)
