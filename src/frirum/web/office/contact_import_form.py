"""What the pages of the import carry: the sheet, and what was said of it. Nothing is kept between them."""

from __future__ import annotations

import json
from typing import Any

from django.http import QueryDict

from frirum.rules.contact_import import Foreseen
from frirum.rules.contact_line import Wish
from frirum.rules.contact_sheet import CHANNEL, FIELDS
from frirum.web.office.sheets import MOST_COLUMNS

INSTEAD = (CHANNEL, "kind", "risk")
"""What no contact is without: asked once, for the lines that do not say."""


def columns_said(sent: QueryDict) -> Wish:
    """What the page with the columns says."""
    columns = [sent.get(f"column.{place}", "") for place in range(MOST_COLUMNS)]
    instead = {field: said for field in INSTEAD if (said := sent.get(f"instead.{field}", ""))}
    return Wish(tuple(one if one in FIELDS else "" for one in columns), instead)


def words_said(sent: QueryDict, wish: Wish, found: Foreseen) -> Wish:
    """The same, with what the unknown words were said to mean."""
    told = {
        (one.field, one.word): sent.get(f"word.{at}", "")
        for at, one in enumerate(found.unknown)
        if f"word.{at}" in sent
    }
    return Wish(wish.columns, wish.instead, {**wish.values, **told})


def carried(wish: Wish) -> str:
    """What was said, for the next page to send back."""
    values = [[field, word, key] for (field, word), key in wish.values.items()]
    return json.dumps({"columns": wish.columns, "instead": dict(wish.instead), "values": values})


def brought(text: str) -> Wish:
    """What a page sent back; nothing of what it cannot have said."""
    try:
        said: Any = json.loads(text)
        columns = tuple(one if one in FIELDS else "" for one in said["columns"])
        instead = {field: str(key) for field, key in said["instead"].items() if field in INSTEAD}
        values = {(str(field), str(word)): str(key) for field, word, key in said["values"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Wish(())
    return Wish(columns, instead, values)
