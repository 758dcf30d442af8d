"""Dag brings in the 217 calls of source 001, and reports to the fund that paid for them (CS3, CS7)."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from frirum.queries.codebook import book_in_use
from frirum.records.models import Contact, GrantReport, Organisation
from tests import cast, pdf_text, reported, walk

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

HEADINGS = {"gender": "Kön", "who": "Vem som hörde av sig", "region": "Region", "told": "Berättat förut"}
TEXTS = {
    "Rapportens titel": "Telefonrådgivning 2019",
    "Till vem": "Rådet for Offerfonden",
    "Deras ärendenummer": "18-611-00013",
}


def sheet(line) -> str:
    """The list as the office kept it: a month and the code book's own words; what was not known stands empty."""
    book = book_in_use(line.organisation_id)
    lines = [";".join(("Månad", "Kanal", *HEADINGS.values()))]
    for one in reported.year(Organisation.objects.get(pk=line.organisation_id)):
        said = [book.name(slug, one.codes[slug], "sv") if slug in one.codes else "" for slug in HEADINGS]
        lines.append(";".join((f"{one.month:%Y-%m}", "Telefon", *said)))
    return "\n".join(lines)


@pytest.fixture
def dag(chrome, home, line, clock):
    """Dag's window, in an office in Aarhus that works in Swedish for once."""
    Organisation.objects.filter(pk=line.organisation_id).update(country="DK")
    context = chrome.new_context(locale="sv", viewport={"width": 1280, "height": 900})
    walk.log_in(context, cast.log_in(cast.dag(line, now=clock.now())))
    yield context.new_page()
    context.close()


def brings_in(dag: Page, office: str, list_of_calls: str) -> None:
    """The list, its columns, what would happen, and yes."""
    dag.goto(f"{office}/contacts/import/")
    dag.set_input_files("#sheet", {"name": "2019.csv", "mimeType": "text/csv", "buffer": list_of_calls.encode()})
    dag.get_by_role("button", name="Läs kolumnerna").click()
    walk.calm(dag)
    dag.get_by_label("Fara").last.select_option(label="Ingen fara märktes")
    dag.get_by_role("button", name="Visa vad som skulle hända").click()
    expect(dag.get_by_text("217 kontakter förs in.")).to_be_visible()
    walk.calm(dag)
    dag.get_by_role("button", name="För in kontakterna").click()
    expect(dag.get_by_text("217 kontakter är införda.")).to_be_visible()


def shares(dag: Page, table: str) -> dict[str, int]:
    """What stands in a table of the figures page: whole per cent, as the source writes them."""
    section = dag.locator("section", has=dag.get_by_role("heading", name=table, exact=True))
    found = {}
    for row in section.locator("tbody tr").all():
        told = row.locator("td.number").last.inner_text()
        found[row.locator("th").inner_text()] = round(float(told.rstrip("\u202f% ").replace(",", ".")))
    return found


def fetched(dag: Page, link: str) -> bytes:
    """A document, as it lands among Dag's downloads."""
    with dag.expect_download() as coming:
        dag.get_by_role("link", name=link).click()
    return Path(coming.value.path()).read_bytes()


def words_of(document: bytes) -> list[str]:
    """Every paragraph and cell of a Word document."""
    made = docx.Document(io.BytesIO(document))
    return [line.text for line in made.paragraphs] + [
        cell.text for grid in made.tables for row in grid.rows for cell in row.cells
    ]


def writes(dag: Page) -> None:
    """What the fund asks for: the case, the money, what it was for, and the figures that the grant names."""
    for label, text in TEXTS.items():
        dag.get_by_label(label, exact=True).fill(text)
    dag.get_by_label("Belopp").fill("326948")
    dag.get_by_label("Valuta").fill("dkk")
    dag.get_by_label("Vad pengarna var till för").fill("Rådgivning till borgere med senfølger.")
    for at, (figure, heading) in enumerate(HEADINGS.items()):
        dag.locator(f"[name=heading_{at}]").fill(heading)
        dag.locator(f"[name=text_{at}]").fill("217 personer ringde." if at == 0 else "")
        dag.locator(f"[name=figure_{at}]").select_option(figure)
    dag.locator("[name=figure_4]").select_option("")


def test_the_funders_report(dag, home, line):
    office = f"{home}/office/{line.organisation_slug}"
    brings_in(dag, office, sheet(line))
    assert Contact.objects.count() == reported.CALLED

    # His own view has every number; the shares are the source's.
    dag.goto(f"{office}/figures/?first=2019-01&last=2019-12")
    walk.calm(dag)
    assert shares(dag, "Kön") == {"Flicka eller kvinna": 86, "Pojke eller man": 14}
    who = shares(dag, "Vem som hörde av sig")
    assert {who[name] for name in ("Själv utsatt", "Närstående: annan", "Någon annan", "Inte känt")} == {77, 9, 12, 1}
    assert set(shares(dag, "Region").values()) == {65, 5, 1, 29}

    # A period that ends before it begins: a sentence, and everything he wrote is still there.
    dag.goto(f"{office}/reports/")
    walk.calm(dag)
    dag.get_by_role("link", name="Börja en rapport").click()
    walk.calm(dag)
    writes(dag)
    dag.get_by_label("Första månaden").fill("2019-12")
    dag.get_by_label("Sista månaden").fill("2019-01")
    dag.get_by_role("button", name="Spara").click()
    expect(dag.get_by_text("Det slutar innan det börjar.")).to_be_visible()
    walk.calm(dag)
    assert not GrantReport.objects.exists()
    for label, text in TEXTS.items():
        expect(dag.get_by_label(label, exact=True)).to_have_value(text)
    expect(dag.locator("[name=text_0]")).to_have_value("217 personer ringde.")
    expect(dag.locator("[name=figure_3]")).to_have_value("told")
    dag.get_by_label("Första månaden").fill("2019-01")
    dag.get_by_label("Sista månaden").fill("2019-12")
    dag.get_by_role("button", name="Spara").click()
    expect(dag.get_by_text("Rapporten är sparad.")).to_be_visible()
    walk.calm(dag)

    # The fund's version hides the call or two that could be recognised, and says so; his own does not.
    says_so = "Små tal är dolda, och andra bredvid dem, så att ingen kan kännas igen."
    for form, words in (
        ("PDF", pdf_text.lines(fetched(dag, "PDF att lämna vidare"))),
        ("Word", words_of(fetched(dag, "Worddokument att lämna vidare"))),
    ):
        told = re.sub(r"\s+", " ", " ".join(words))
        for said in (*TEXTS.values(), "326 948 DKK", "217 personer ringde.", "86,2 %", "48,1 %", "108 kontakter"):
            assert said in told, (form, said)
        assert says_so in told, form
        assert "dolt" in words, form
        assert not {"2", "11", "20"} & set(words), form
    ours = words_of(fetched(dag, "Worddokument för kansliet"))
    assert {"2", "11", "20"} <= set(ours)
    assert "lämna den inte vidare" in " ".join(ours)

    # And once in Finnish.
    dag.get_by_label("Rapportens språk").select_option("fi")
    dag.get_by_role("button", name="Spara").click()
    expect(dag.get_by_text("Rapporten är sparad.")).to_be_visible()
    for words in (
        pdf_text.lines(fetched(dag, "PDF att lämna vidare")),
        words_of(fetched(dag, "Worddokument att lämna vidare")),
    ):
        assert {"Sukupuoli", "piilotettu", "Tyttö tai nainen"} <= set(words)
        assert "217 personer ringde." in words  # Dag's own words are his
