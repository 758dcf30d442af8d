"""Source 001 as the worked example: the report that CSM Midt Nord sent, out of 217 contacts (CS3, CS7)."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest

from frirum.queries.organisation import organisation
from frirum.rules.grant_report import Block, Report, tidy
from frirum.rules.languages import LANGUAGES
from frirum.rules.tables import Table
from frirum.web.figure_words import by_name
from frirum.web.office.report_paper import document, paper_of, tables_for
from tests import reported, storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
FIGURES = ("channel", "gender", "who", "region", "told")


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    made.ours.country = "DK"
    made.ours.save()
    reported.count(made.ours)
    return made


def report(language: str = "da") -> Report:
    blocks = [Block("Statistik for telefonrådgivningen", "217 personer har henvendt sig.\n\n<b>=1+1</b>")]
    blocks += [Block(figure=name) for name in FIGURES]
    return Report(
        "Telefon- og netrådgivning",
        "Rådet for Offerfonden",
        "18-611-00013",
        326948,
        "DKK",
        "Telefon- og chatrådgivning til borgere med senfølger.",
        reported.JANUARY,
        reported.DECEMBER,
        language,
        blocks,
    )


def tables(house: House, *, hidden: bool) -> dict[str, Table]:
    first, last, day = reported.JANUARY, reported.DECEMBER, NOW.date()
    return dict(by_name(tables_for(house.ours.pk, first, last, language="da", hidden=hidden, today=day)))


def rounded(table: Table) -> dict[str, Decimal]:
    """Whole per cent, as the source writes them, of the rows in which somebody is."""
    parts = {row.key: table.share(row) for row in table.rows if row.n}
    return {key: part.quantize(Decimal(1)) for key, part in parts.items() if part is not None}


def test_the_coordinators_version_gives_the_sources_figures(house: House) -> None:
    ours = tables(house, hidden=False)
    assert rounded(ours["gender"]) == {"woman": 86, "man": 14}
    assert rounded(ours["who"]) == {"exposed_self": 77, "relative": 9, "other": 12, "not_known": 1}
    assert rounded(ours["region"]) == {
        "dk_midtjylland": 65,
        "dk_nordjylland": 5,
        "rest_of_country": 1,
        "not_known": 29,
    }
    assert {ours[name].base for name in ("gender", "who", "region")} == {217}
    assert next(row.n for row in ours["who"].rows if row.key == "not_known") == 2


def test_the_first_telling_has_its_own_base_and_prints_it(house: House) -> None:
    told = tables(house, hidden=False)["told"]
    assert told.share(told.rows[0]) == Decimal("48.1")
    assert told.base == 108
    words = text_of(house, report("en"), hidden=False)
    assert "Base: 108 contacts." in words
    assert "48.1 %" in words


def test_the_givers_version_hides_the_two_and_says_so(house: House) -> None:  # AN10
    theirs = tables(house, hidden=True)
    shown = {row.key: row.n for row in theirs["region"].rows if row.n != 0}
    assert shown == {"dk_midtjylland": 141, "dk_nordjylland": None, "rest_of_country": None, "not_known": 63}
    assert {row.key for row in theirs["who"].rows if row.n is None} == {"relative", "not_known"}
    assert not theirs["gender"].hides
    words = text_of(house, report("en"), hidden=True)
    assert "hidden" in words
    assert "Small numbers are hidden, and others beside them, so that nobody can be recognised." in words
    assert "To pass on. Small numbers are hidden." in words
    assert "do not pass it on" in text_of(house, report("en"), hidden=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_documents_in_every_language(house: House, language: str) -> None:
    pages = paper_of(our(house), report(language), hidden=True, now=NOW)
    pdf = document(pages, "pdf")
    assert pdf.startswith(b"%PDF")
    words = text_of(house, report(language), hidden=True)
    assert "18-611-00013" in words
    assert "<b>=1+1</b>" in words  # text is text
    assert all(name in words for name in ("Rådet for Offerfonden", "DKK", "141"))


EVIL = '#panic("x") $ *b* @ref #read("/etc/passwd") ]]></w:t><w:t>&amp; \x01\x0b\ufffe\uffff\x00'


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_what_is_written_is_text_in_every_document(house: House, form: str) -> None:  # EX2
    """No Typst, no XML, and nothing that a document cannot hold, wherever words may stand."""
    evil = tidy(replace(report(), title=EVIL, giver=EVIL, purpose=EVIL, case_number=EVIL, blocks=[Block(EVIL, EVIL)]))
    assert document(paper_of(our(house), evil, hidden=True, now=NOW), form)
    assert '#panic("x") $ *b* @ref #read("/etc/passwd") ]]></w:t><w:t>&amp;' in text_of(house, evil, hidden=True)


def test_a_document_tells_no_author(house: House) -> None:
    made = docx.Document(io.BytesIO(document(paper_of(our(house), report(), hidden=True, now=NOW), "docx")))
    assert (made.core_properties.author, made.core_properties.language) == ("", "da")


def test_a_report_of_one_month_without_case_or_money(house: House) -> None:
    plain = Report("T", "G", "", None, "", "", date(2019, 1, 1), date(2019, 1, 1), "en", [Block(figure="topic")])
    words = text_of(house, plain, hidden=False)
    assert "January 2019" in words
    assert "Case number" not in words


def our(house: House):  # type: ignore[no-untyped-def]
    return organisation(house.ours.slug)


def text_of(house: House, what: Report, *, hidden: bool) -> str:
    """All that stands in the document."""
    made = docx.Document(io.BytesIO(document(paper_of(our(house), what, hidden=hidden, now=NOW), "docx")))
    cells = [cell.text for grid in made.tables for row in grid.rows for cell in row.cells]
    return "\n".join([*(line.text for line in made.paragraphs), *cells])
