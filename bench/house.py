"""A federation of three centres on one line, and Dag, who coordinates the first: filled anew, or as an earlier run left it."""

from typing import Any

from bench.contacts import Place, contacts, write

WEIGHTS = (5, 3, 1)  # of three centres on one line
KEPT_MONTHS = 1200  # a served house would otherwise erase the older half while it is measured
EMPTY = "bench-empty"  # an organisation that nobody has reached yet


class House:
    """Who is there; made where nobody is."""

    def __init__(self) -> None:
        from frirum.records import models as m

        if not m.Federation.objects.exists():
            _found()
        there = dict(m.Organisation.objects.values_list("slug", "pk"))
        self.centres = [there[f"bench{number}"] for number in range(len(WEIGHTS))]
        self.line = m.Line.objects.get(slug="bench").pk
        self.federation = m.Federation.objects.get().pk
        self.dag = m.Account.objects.get(email="dag@example.org")
        if EMPTY not in there:
            _coordinates(self.dag, _organisation(EMPTY))
        for one in self.centres:
            m.FigureSettings.objects.update_or_create(organisation_id=one, defaults={"keep_months": KEPT_MONTHS})

    def fill(self, many: int, *, first_year: int, seed: int) -> int:
        """Ten years of contacts, unless they are there; how many there are."""
        from frirum.queries.codebook import book_in_use
        from frirum.records import models as m

        if found := m.Contact.objects.count():
            return found
        book = book_in_use(self.centres[0])
        places = [Place(centre, self.line, weight) for centre, weight in zip(self.centres, WEIGHTS, strict=True)]
        return write(book, contacts(book, places, many, first_year=first_year, seed=seed))

    def client(self) -> Any:
        """Dag, logged in."""
        from django.test import Client

        made = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
        made.force_login(self.dag, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = made.session
        session["strong"] = True
        session.save()
        return made


def _found() -> None:
    from frirum import clock
    from frirum.actions.organisation import add_line
    from frirum.records import models as m

    now = clock.now()
    centres = [_organisation(f"bench{number}") for number in range(len(WEIGHTS))]
    add_line(centres[0], slug="bench", name="Bench", answers_in=["sv"])
    m.Federation.objects.create(name="Bench").members.set(centres)
    dag = m.Account.objects.create(email="dag@example.org", made_at=now, set_up_at=now, language="sv")
    _coordinates(dag, centres[0])


def _coordinates(who: Any, organisation: int) -> None:
    from frirum.records.models import Membership
    from frirum.rules.access import Role

    Membership.objects.create(
        account=who, organisation_id=organisation, role=Role.COORDINATOR, alias="Dag", since=who.made_at
    )


def _organisation(slug: str) -> int:
    from frirum.actions.organisation import add_organisation

    return add_organisation(
        slug=slug,
        name=f"Centre {slug}",
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        contact="hej@example.org",
        neutral_url="https://www.example.org/",
    )
