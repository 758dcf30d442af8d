"""Whom a demo lets in by one click, and where its bare address leads."""

from frirum.records.models import Account, Line


def demo_account(email: str) -> Account | None:
    """The account with this address, if it works."""
    return Account.objects.filter(email=email, is_active=True).first()


def demo_line() -> str | None:
    """The name in the address of the demo's line."""
    return Line.objects.order_by("pk").values_list("slug", flat=True).first()
