"""A handbook page becomes blocks of plain text (UP2, AL6)."""

from frirum.web.desk.blocks import blocks


def texts(markdown: str) -> list[str]:
    return ["".join(run["text"] for run in block["runs"]) for block in blocks(markdown)]


def test_headings_paragraphs_lists_and_quotes_keep_their_kind() -> None:
    found = blocks("# Fara\n\nRing.\n\n- Ett\n- Två\n\n> Citat")
    assert (found[0]["tag"], found[0]["level"]) == ("h", 1)
    assert [one["tag"] for one in found] == ["h", "p", "li", "li", "quote"]
    assert texts("# Fara\n\nRing.")[1] == "Ring."


def test_bold_and_links_are_runs_and_another_page_is_named() -> None:
    [block] = blocks("Ring **112**, se [barn](barn) och [Bris](https://www.bris.se/).")
    how = [(run["text"], run["how"], run["to"]) for run in block["runs"] if run["how"]]
    assert how == [("112", "b", ""), ("barn", "page", "barn"), ("Bris", "link", "https://www.bris.se/")]


def test_markup_and_addresses_that_run_something_stay_text() -> None:
    assert texts("<script>alert(1)</script>\n\n<b>hej</b>") == ["<script>alert(1)</script>", "<b>hej</b>"]
    [block] = blocks("[klicka](javascript:alert(1)) [här](data:text/html,x)")
    assert all(run["how"] == "" for run in block["runs"])


def test_an_empty_page_has_no_blocks() -> None:
    assert blocks("") == []
