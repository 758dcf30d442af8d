"""The canned replies, as plain data for the desk and the office."""

from dataclasses import dataclass

from frirum.records.models import CannedReply
from frirum.rules.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: its short name and its text per language, in the order of the languages."""

    shortcut: str
    texts: dict[str, str]


def replies_of(organisation_id: int) -> list[Reply]:
    """All replies of the organisation, by short name."""
    texts: dict[str, dict[str, str]] = {}
    for kept in CannedReply.objects.filter(organisation_id=organisation_id):
        texts.setdefault(kept.shortcut, {})[kept.language] = kept.text
    return [Reply(shortcut, _ordered(found)) for shortcut, found in sorted(texts.items())]


def reply_of(organisation_id: int, shortcut: str) -> Reply | None:
    """The reply of this organisation with this short name, or None."""
    kept = CannedReply.objects.filter(organisation_id=organisation_id, shortcut=shortcut)
    texts = {reply.language: reply.text for reply in kept}
    return Reply(shortcut, _ordered(texts)) if texts else None


def _ordered(texts: dict[str, str]) -> dict[str, str]:
    return {language: texts[language] for language in LANGUAGES if language in texts}
