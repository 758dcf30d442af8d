"""Every text is found, wherever it stands."""

from pathlib import Path

import pytest

from workshop import texts_found
from workshop.texts_found import SOURCE, catalogue_of

TEMPLATE = """{% load i18n %}{% partialdef bubble %}{% translate "In a partial" %}{% endpartialdef %}
{% if a %}{% translate "In an if" %}{% else %}{% translate 'With 100 %' %}{% endif %}
{% translate "May" context "month" %}
{% blocktranslate trimmed with who=name count waiting=n %}
  {{ who }} waits with {{ waiting }} person.
{% plural %}
  {{ who }} waits with {{ waiting }} people.
{% endblocktranslate %}
{{ name|default:_("In a filter") }}{% with x=_('In a tag') %}{% endwith %}{{ _("In passing") }}
"""
PYTHON = """from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext
plain = _("In Python")
joined = gettext_lazy("Over " "two")
counted = ngettext("%(n)s minute", "%(n)s minutes", n)
meant = pgettext("verb", "Close")
not_a_text = print("nobody reads this")
"""


def found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, source: str
) -> set[tuple[str, str | None, str | None]]:
    monkeypatch.setattr(texts_found, "ROOT", tmp_path)
    file = tmp_path / name
    file.write_text(source)
    reader = texts_found._in_python if name.endswith(".py") else texts_found._in_template
    return {(text.one, text.many, text.context) for text in reader(file)}


def test_texts_of_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path, monkeypatch, "page.html", TEMPLATE) == {
        ("In a partial", None, None),
        ("In an if", None, None),
        ("With 100 %%", None, None),
        ("May", None, "month"),
        ("%(who)s waits with %(waiting)s person.", "%(who)s waits with %(waiting)s people.", None),
        ("In a filter", None, None),
        ("In a tag", None, None),
        ("In passing", None, None),
    }


def test_texts_of_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path, monkeypatch, "views.py", PYTHON) == {
        ("In Python", None, None),
        ("Over two", None, None),
        ("%(n)s minute", "%(n)s minutes", None),
        ("Close", None, "verb"),
    }


def test_each_room_has_its_own_catalogue_and_the_rest_share_one() -> None:
    assert catalogue_of(SOURCE / "web" / "visitor" / "views.py") == SOURCE / "web" / "visitor" / "locale"
    assert catalogue_of(SOURCE / "web" / "desk" / "templates" / "desk" / "x.html") == SOURCE / "web" / "desk" / "locale"
    assert catalogue_of(SOURCE / "web" / "refusals.py") == SOURCE / "web" / "locale"
    assert catalogue_of(SOURCE / "hub" / "stream.py") == SOURCE / "web" / "locale"
