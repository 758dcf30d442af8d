"""Whatever is written is shown as it was written, on both sides, with scripts and without; nothing of it runs (UP2)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from frirum.records.line import LineFacts
from frirum.records.models import CannedReply
from tests.phone import SEND, Phone
from tests.workplace import Workplace

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
EVIL = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg/onload=document.title='owned'>",
    '"><iframe srcdoc="<script>parent.document.title=\'owned\'</script>">',
    "</textarea><script>document.title='owned'</script>",
    "<!--<img src=\"--><img src=x onerror=document.title='owned'//\">",
    "javascript:document.title='owned'",
    "{{ 7*7 }} {% debug %} ${7*7} <%= 7*7 %>",
    "&lt;b&gt;fet&lt;/b&gt; &amp; &#60;i&#62;",
    "</script><script>document.title='owned'</script>",
    "<meta http-equiv=refresh content=0;url=//ond.example>",
    "<style>body{display:none}</style>",
    "<a href=\"javascript:document.title='owned'\" onclick=document.title='owned'>klicka</a>",
    "<form action=//ond.example><input name=x autofocus onfocus=document.title='owned'>",
    "']]>\\'\"`;document.title='owned';//",
    "<math><mtext><mglyph><style><img src=x onerror=document.title='owned'>",
)
HELD = (
    "script:not([src]):not([type]), .text *, iframe[srcdoc], .log img, .log svg, .log a, .log form, .log style, "
    "meta[content*=ond]"
)


def harmless(page: Page) -> None:
    """Nothing ran, and nothing became an element."""
    assert "owned" not in page.title()
    for frame in page.frames:
        assert frame.locator(HELD).count() == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "plain"])
def test_both_sides_read_what_was_written(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], *, scripts: bool
) -> None:
    bo = at_desk()
    vega = phone(scripts=scripts)
    # Many at once go as one message: each is a line of it, and the first is her first words.
    first, hers = EVIL[0], "\n".join(EVIL)
    vega.begins(first)
    bo.waits(first)
    bo.takes(first)
    vega.says(hers) if scripts else vega.says_plain(hers)
    bo.sees(first, hers)
    bo.says(hers)
    vega.sees(first, hers, hers)
    bo.tells_colleagues(hers)
    expect(bo.page.locator("#room-log .text")).to_have_text(hers)
    harmless(vega.page)
    harmless(bo.page)


def test_names_and_canned_replies_are_text_too(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace], line: LineFacts
) -> None:
    CannedReply.objects.create(
        organisation_id=line.organisation_id, shortcut="ond", language="sv", text=f"{EVIL[1]} {{alias}}"
    )
    bo = at_desk("<b>Bo</b>")
    vega = phone()
    vega.begins("Hej")
    bo.takes("Hej")
    expect(vega.page.locator(".log")).to_contain_text("<b>Bo</b> är här nu.")
    bo.page.fill("#reply", "")
    bo.page.locator("#reply").press_sequentially("/ond")
    bo.page.keyboard.press("Enter")
    bo.page.click("#send")
    vega.sees("Hej", f"{EVIL[1]} <b>Bo</b>")
    harmless(vega.page)
    harmless(bo.page)


def test_signs_that_hide_or_turn_words_are_taken_out(
    phone: Callable[..., Phone], at_desk: Callable[..., Workplace]
) -> None:  # UP4
    bo = at_desk()
    vega = phone()
    vega.begins("Jag är \u202erädd\u202c \u2066nu\u2069\u200b.", shown="Jag är rädd nu.")
    bo.waits("Jag är")
    bo.page.keyboard.press("Alt+t")
    expect(bo.words).to_have_text("Jag är rädd nu.")
    vega.page.fill("#say", "\u202e\u202e")
    vega.page.click(SEND)  # nothing is left of it, so nothing is said, and a sentence says why
    expect(vega.page.locator(".notice:visible")).to_contain_text("Rutan är tom")
