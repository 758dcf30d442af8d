"""The handbook's pages and versions, as plain data for the desk and the office."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery

from frirum.records.models import HandbookPage, HandbookVersion, Membership


@dataclass(frozen=True, slots=True)
class Title:
    """A page in the list: its address, its title, its newest version's number and time."""

    slug: str
    title: str
    number: int
    edited_at: datetime
    retired: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What one version of a page says; `id` is the version's, and never says anything else."""

    id: int
    slug: str
    title: str
    body: str
    number: int
    newest: int
    edited_at: datetime
    editor: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One line of a page's history; `editor` is the alias, empty for a page that was shipped."""

    number: int
    title: str
    edited_at: datetime
    editor: str


def titles_of(organisation_id: int, *, retired: bool = False) -> list[Title]:
    """The pages in order; with `retired` those that were taken out."""
    newest = _newest(OuterRef("pk"))
    pages = HandbookPage.objects.filter(organisation_id=organisation_id, retired_at__isnull=not retired).annotate(
        title=Subquery(newest.values("title")[:1]),
        number=Subquery(newest.values("number")[:1]),
        edited_at=Subquery(newest.values("edited_at")[:1]),
    )
    rows = pages.order_by("position", "pk").values_list("slug", "title", "number", "edited_at")
    return [Title(*row, retired=retired) for row in rows]


def page_of(organisation_id: int, slug: str, *, number: int | None = None) -> Page | None:
    """What a page says, in its newest version or in version `number`; None when there is none."""
    page = HandbookPage.objects.filter(organisation_id=organisation_id, slug=slug).first()
    newest = None if page is None else _newest(page.pk).first()
    if page is None or newest is None:
        return None
    shown = newest if number is None else page.versions.filter(number=number).first()
    if shown is None:
        return None
    return Page(
        id=shown.pk,
        slug=slug,
        title=shown.title,
        body=shown.body,
        number=shown.number,
        newest=newest.number,
        edited_at=shown.edited_at,
        editor=_aliases(organisation_id, {shown.edited_by}).get(shown.edited_by, ""),
        retired=page.retired_at is not None,
    )


def versions_of(organisation_id: int, slug: str) -> list[Version]:
    """A page's history, the newest first."""
    kept = HandbookVersion.objects.filter(page__organisation_id=organisation_id, page__slug=slug)
    rows = list(kept.order_by("-number").only("number", "title", "edited_at", "edited_by"))
    names = _aliases(organisation_id, {row.edited_by for row in rows})
    return [Version(row.number, row.title, row.edited_at, names.get(row.edited_by, "")) for row in rows]


def _newest(page: int | OuterRef) -> QuerySet[HandbookVersion]:
    return HandbookVersion.objects.filter(page_id=page).order_by("-number")


def _aliases(organisation_id: int, accounts: set[int | None]) -> dict[int | None, str]:
    """The aliases that accounts have or had here (AL2)."""
    people = [account for account in accounts if account is not None]
    known = Membership.objects.filter(organisation_id=organisation_id, account_id__in=people)
    return dict(known.order_by("since").values_list(F("account_id"), "alias"))
