"""Bo's calendar: a secret of which only the hash is kept, and which dies with access (BO4)."""

import pytest

from frirum.actions.feed import end_feed, new_feed
from frirum.actions.signup import sign_up
from frirum.queries.feed import feed_called, has_feed
from frirum.records.models import Account, Feed, Membership, Shift, Volunteer
from frirum.rules.access import NotAllowed, Role
from frirum.rules.volunteer import CLOSES, Closes, State
from tests import planned
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(db: None) -> Planned:
    return planned.build()


def test_the_secret_is_told_once_and_kept_by_nobody(at: Planned) -> None:
    secret = new_feed(at.actor("Bo"), now=NOW)
    kept = bytes(Feed.objects.get().secret_hash)
    assert secret.encode() not in kept
    assert feed_called(secret, now=NOW) is not None
    assert feed_called(secret[:-1], now=NOW) is None
    assert feed_called(kept.hex(), now=NOW) is None
    assert has_feed(at.volunteer("Bo").pk)
    assert not has_feed(at.volunteer("Cleo").pk)


def test_a_new_address_ends_the_old(at: Planned) -> None:
    old, new = new_feed(at.actor("Bo"), now=NOW), new_feed(at.actor("Bo"), now=NOW)
    assert feed_called(old, now=NOW) is None
    assert feed_called(new, now=NOW) is not None
    end_feed(at.actor("Bo"), now=NOW)
    assert feed_called(new, now=NOW) is None


def test_it_holds_her_own_shifts_and_what_was_called_off(at: Planned) -> None:
    secret = new_feed(at.actor("Bo"), now=NOW)
    first, second, _third = (planned.shift(at.line, days=days) for days in (7, 8, 9))
    for one in (first, second):
        sign_up(at.actor("Bo"), one.ref, seat=0, now=NOW)
    Shift.objects.filter(pk=second.pk).update(state="cancelled")
    feed = feed_called(secret, now=NOW)
    assert feed is not None
    assert [(one.ref, one.cancelled) for one in feed.entries] == [(first.ref, False), (second.ref, True)]


@pytest.mark.parametrize("state", State)
def test_it_dies_with_access_and_lives_through_a_pause(at: Planned, state: State) -> None:  # BO4
    secret = new_feed(at.actor("Bo"), now=NOW)
    Volunteer.objects.filter(pk=at.volunteer("Bo").pk).update(state=state)
    assert (feed_called(secret, now=NOW) is None) == (Closes.FEEDS in CLOSES[state])


@pytest.mark.parametrize("how", ["access revoked", "account closed", "account gone"])
def test_it_dies_with_the_log_in(at: Planned, how: str) -> None:  # BO4
    secret = new_feed(at.actor("Bo"), now=NOW)
    bo = at.people["Bo"].id
    if how == "access revoked":
        Membership.objects.filter(account_id=bo).update(revoked_at=NOW)
    elif how == "account closed":
        Account.objects.filter(pk=bo).update(is_active=False)
    else:
        Volunteer.objects.filter(account_id=bo).update(account=None)
    assert feed_called(secret, now=NOW) is None


def test_nobody_makes_one_for_another_or_without_being_a_volunteer(at: Planned) -> None:
    for who in (None, at.actor("Dag", Role.COORDINATOR)):
        with pytest.raises(NotAllowed):
            new_feed(who, now=NOW)
    Volunteer.objects.filter(account_id=at.people["Rut"].id).delete()
    with pytest.raises(NotAllowed):
        end_feed(at.actor("Rut"), now=NOW)
