"""The first page in every state of the door: what Vega reads before she writes."""

import re

import pytest
from django.test import Client

from frirum.actions import knock
from frirum.queries.line import LineFacts
from frirum.records.line import forget
from frirum.records.models import Line, Organisation, OtherHelp
from tests import cast
from tests.cast import Clock

PLACE = "/chatt/"


def read(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


def test_an_open_door_shows_the_form_and_what_we_promise(vega: Client, line: LineFacts, clock: Clock) -> None:
    cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    Organisation.objects.update(when_we_tell={"sv": "Vi berättar inte för någon."}, controller="Föreningen")
    forget()
    page = read(vega.get(PLACE))
    assert "Chatten är öppen." in page
    assert '<form class="begin"' in page
    assert "raderas 20 minuter efter" in page  # EX1: from what the system does
    assert "i 5 minuter" in page
    assert "i 10 minuter" in page
    assert "Vi berättar inte för någon." in page  # EX8
    assert "Föreningen" in page
    assert "svenska eller engelska" in page


def test_where_nobody_sits_yet_she_may_write_and_is_told(vega: Client, line: LineFacts) -> None:
    page = read(vega.get(PLACE))
    assert "Ingen är här än." in page
    assert '<form class="begin"' in page


def test_a_closed_door_names_the_next_open_one_and_other_help(vega: Client, line: LineFacts, clock: Clock) -> None:
    OtherHelp.objects.create(
        organisation_id=line.organisation_id, name="Bris", phone="116 111", checked_on=clock.now().date()
    )
    clock.forward(hours=10)
    page = read(vega.get(PLACE))
    assert "Chatten är stängd nu." in page
    assert "Chatten öppnar i dag kl. 18." in page  # BO9
    assert "Bris" in page  # ST3
    assert '<form class="begin"' not in page
    assert knock.write_down() == 1  # counted, with no trace of who (CS3)


def test_closed_early_keeps_the_numbers(vega: Client, line: LineFacts, clock: Clock) -> None:
    Line.objects.update(closed_early_until=clock.forward(hours=1))
    clock.forward(hours=-1)
    forget()
    page = read(vega.get(PLACE))
    assert "Chatten fick stänga i förtid." in page
    assert 'href="tel:112"' in page  # AB8


def test_a_full_queue_says_so_and_takes_nobody(vega: Client, line: LineFacts, clock: Clock) -> None:
    Line.objects.update(capacity=1)
    forget()
    cast.waits(cast.facts("chatt"), now=clock.now())
    cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    page = read(vega.get(PLACE))
    assert "Chatten är full just nu." in page
    assert "Titta igen" in page
    assert '<form class="begin"' not in page


def test_after_the_last_admission_nobody_new_comes_in(vega: Client, line: LineFacts, clock: Clock) -> None:
    clock.forward(hours=2, minutes=50)
    page = read(vega.get(PLACE))
    assert "tar inte emot nya samtal" in page
    assert '<form class="begin"' not in page


@pytest.mark.parametrize("path", [PLACE, "/chatt/after", "/chatt/talk"])
def test_reading_a_page_sets_no_cookie(vega: Client, line: LineFacts, path: str) -> None:
    """SameSite=Strict would bring no cookie from a link, and a fresh one would overwrite a running talk's."""
    assert not vega.get(path).cookies  # SEALING, Cookies


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi", "en"])
def test_she_chooses_the_language_and_links_carry_it(vega: Client, line: LineFacts, language: str) -> None:
    answer = vega.get(PLACE, {"lang": language})
    page = read(answer)
    assert f'<html lang="{language}">' in page
    assert answer.headers["Content-Language"] == language
    assert f'action="/chatt/begin?lang={language}"' in page


@pytest.mark.parametrize(
    ("browsers", "read_in"), [("fi-FI,fi;q=0.9", "fi"), ("no", "nb"), ("nn-NO", "nb"), ("de,fr", "sv"), ("", "sv")]
)
def test_else_her_browser_chooses_and_else_the_organisation(
    browser: object, line: LineFacts, browsers: str, read_in: str
) -> None:
    page = read(browser(language=browsers).get(PLACE))  # type: ignore[operator]
    assert f'<html lang="{read_in}">' in page


def test_the_numbers_follow_the_country_not_the_language(vega: Client, line: LineFacts) -> None:
    page = read(vega.get(PLACE, {"lang": "nb"}))
    assert "Kvinnofridslinjen" in page
    assert "Alarmtelefonen" not in page


def test_the_way_out_stands_first_on_the_page(vega: Client, line: LineFacts) -> None:
    page = read(vega.get(PLACE))
    first = re.search(r"<(a|button|input|textarea|select|summary)\b[^>]*>", page.split("<body", 1)[1])
    assert first is not None
    assert 'href="/chatt/exit"' in first[0]  # QE1


def test_no_name_no_address_no_tick_box_is_demanded(vega: Client, line: LineFacts) -> None:
    form = read(vega.get(PLACE)).split('<form class="begin"')[1].split("</form>")[0]
    assert "checkbox" not in form
    assert "email" not in form
    assert re.findall(r'name="(\w+)"[^>]*required', form) == ["text"]  # AN1


def test_the_box_gives_nothing_to_writing_aids(vega: Client, line: LineFacts) -> None:
    box = re.search(r"<textarea id=\"words\"[^>]*>", read(vega.get(PLACE)))
    assert box is not None
    for kept in ('spellcheck="false"', 'autocomplete="off"', 'autocorrect="off"', 'translate="no"'):  # AN11
        assert kept in box[0]


def test_nothing_is_asked_of_another_site(vega: Client, line: LineFacts) -> None:
    page = read(vega.get(PLACE))
    assert not re.search(r'(src|href|action)="(https?:)?//', page)  # AN4


def test_the_title_is_neutral_and_no_search_engine_keeps_it(vega: Client, line: LineFacts) -> None:
    answer = vega.get(PLACE)
    assert "<title>Chat</title>" in read(answer)  # HD9
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_the_policy_is_the_visitors(vega: Client, line: LineFacts) -> None:
    policy = vega.get(PLACE).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")  # HD1
    assert "trusted-types 'none'" in policy


def test_she_is_told_what_cannot_be_hidden(vega: Client, line: LineFacts) -> None:  # QE11
    page = read(vega.get(PLACE))
    assert "privat fönster" in page
    assert "Historiken" in page


def test_the_first_page_travels_packed(vega: Client, line: LineFacts) -> None:
    answer = vega.get(PLACE, headers={"accept-encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 6_000


def test_a_line_that_is_not_there_is_not_found(vega: Client, line: LineFacts) -> None:
    assert vega.get("/ingen/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_first_page_is_only_read(vega: Client, line: LineFacts, method: str) -> None:
    assert getattr(vega, method)(PLACE).status_code == 405  # HD8
