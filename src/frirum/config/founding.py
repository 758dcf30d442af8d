"""`frirum admin organisation`, `line`, `invite`: how an installation gets its organisation, door and first person."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from frirum.rules.alias import tidy, why_not
from frirum.rules.crisis import Country
from frirum.rules.languages import LANGUAGES
from frirum.rules.rights import Role
from frirum.rules.wording import is_https

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def organisation(argv: Sequence[str]) -> int:
    """Make an organisation: who answers for the data, and in which country."""
    parser = argparse.ArgumentParser(prog="frirum admin organisation", description=organisation.__doc__)
    parser.add_argument("--slug", type=_slug, required=True, help="its name in addresses")
    parser.add_argument("--name", required=True, help="its full name, as visitors read it")
    parser.add_argument("--country", choices=[*Country], required=True, help="decides the emergency numbers")
    parser.add_argument("--zone", type=_zone, required=True, help="its time zone, such as Europe/Stockholm")
    parser.add_argument("--language", choices=LANGUAGES, required=True, help="the first language of its pages")
    parser.add_argument("--contact", required=True, help="how visitors reach whoever answers for the data")
    parser.add_argument("--neutral-url", type=_https, required=True, help="where the quick exit leads")
    return _made(parser, argv, _organisation)


def line(argv: Sequence[str]) -> int:
    """Make a line; its door stays closed until a coordinator sets opening hours."""
    parser = argparse.ArgumentParser(prog="frirum admin line", description=line.__doc__)
    parser.add_argument("--organisation", type=_slug, required=True, help="the organisation's name in addresses")
    parser.add_argument("--slug", type=_slug, required=True, help="the line's address: /SLUG/")
    parser.add_argument("--name", required=True, help="its name, as visitors read it")
    parser.add_argument("--answers-in", nargs="+", choices=LANGUAGES, required=True, help="what volunteers write in")
    return _made(parser, argv, _line)


def invite(argv: Sequence[str]) -> int:
    """Invite a person, the first administrator above all; the link is shown once and good for three days."""
    parser = argparse.ArgumentParser(prog="frirum admin invite", description=invite.__doc__)
    parser.add_argument("--organisation", type=_slug, required=True, help="the organisation's name in addresses")
    parser.add_argument("--email", required=True, help="where the person reads mail")
    parser.add_argument("--alias", type=_alias, required=True, help="the first name she goes by")
    parser.add_argument("--role", choices=[*Role], default=Role.ADMINISTRATOR, help="what she is there (administrator)")
    parser.add_argument("--language", choices=LANGUAGES, help="of her pages (the organisation's)")
    parser.add_argument("--address", type=_https, required=True, help="of the desk, such as https://desk.example.org")
    return _made(parser, argv, _invite)


def _made(
    parser: argparse.ArgumentParser, argv: Sequence[str], make: Callable[[argparse.Namespace], str | None]
) -> int:
    asked = parser.parse_args(argv)
    import django

    django.setup()
    from frirum.actions.invitation import IsAMemberAlready
    from frirum.actions.organisation import AddressIsTaken
    from frirum.config import tables

    if not tables.make_ready():
        return _no("The tables are not up to date: run “frirum admin migrate” first.")
    try:
        done = make(asked)
    except AddressIsTaken:
        return _no(f"The address “{asked.slug}” is taken, or one of our own: choose another.")
    except IsAMemberAlready:
        return _no(f"{asked.email} is {asked.role} there already.")
    if done is None:
        return _no(f"There is no organisation “{asked.organisation}”: make it with “frirum admin organisation”.")
    print(done)
    return 0


def _organisation(asked: argparse.Namespace) -> str:
    from frirum.actions.organisation import add_organisation

    add_organisation(**vars(asked))
    return f"{asked.name} is made. Next: frirum admin line --organisation {asked.slug} …"


def _line(asked: argparse.Namespace) -> str | None:
    from frirum.actions.organisation import add_line
    from frirum.queries.organisation import organisation as organisation_at

    here = organisation_at(asked.organisation)
    if here is None:
        return None
    add_line(here.id, slug=asked.slug, name=asked.name, answers_in=asked.answers_in)
    return f"{asked.name} is made at /{asked.slug}/, closed until a coordinator sets opening hours."


def _invite(asked: argparse.Namespace) -> str | None:
    from django.urls import reverse

    from frirum import clock
    from frirum.actions.invitation import invite as invited
    from frirum.queries.organisation import organisation as organisation_at

    here = organisation_at(asked.organisation)
    if here is None:
        return None
    made = invited(
        None,
        organisation_id=here.id,
        email=asked.email,
        alias=asked.alias,
        role=Role(asked.role),
        language=asked.language or here.language,
        now=clock.now(),
    )
    link = f"{asked.address.rstrip('/')}{reverse('platform:welcome')}#{made.secret}"
    return f"For {made.email}, once, until {made.expires_at:%Y-%m-%d %H:%M} UTC:\n{link}"


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise argparse.ArgumentTypeError(f"“{text}” must be small letters, digits and hyphens, 40 at most")
    return text


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"“{text}” is no time zone") from None


def _https(text: str) -> str:
    if not is_https(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no https address")
    return text


def _alias(text: str) -> str:
    if why_not(text) is not None:
        raise argparse.ArgumentTypeError(f"“{text}” is no first name")
    return tidy(text)


def _no(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
