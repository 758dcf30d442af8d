"""Modules travel without comments, and nothing but comments is left out."""

from pathlib import Path

from frirum.web import assets
from frirum.web.comments import without_comments

STATIC = Path(assets.__file__).parent.parent / "static"
OURS = [file for file in STATIC.rglob("*.js") if "vendor" not in file.parts]


def test_comments_become_empty_lines_and_code_stays() -> None:
    module = (
        "// Why.\n/** @type {number} */\nlet a = 1; // here\n/** Two\n * lines. */\nconst b = /** @type {any} */ (a);\n"
    )
    assert without_comments(module) == "\n\nlet a = 1; // here\n\n\nconst b = /** @type {any} */ (a);\n"


def test_a_comment_before_code_on_its_line_stays() -> None:
    assert without_comments("/** @type {any} */ (a).b();") == "/** @type {any} */ (a).b();"


def test_no_module_of_ours_holds_a_text_over_several_lines() -> None:
    open_texts = [
        file.name
        for file in OURS
        if any(line.count("`") % 2 for line in without_comments(file.read_text("utf-8")).split("\n"))
    ]
    assert OURS
    assert open_texts == []


def test_vendored_files_travel_as_they_are() -> None:
    assert assets.travelling("frirum/vendor/hpke/hpke.js", b"// MIT\nx") == b"// MIT\nx"
    assert assets.travelling("frirum/visitor/page.js", b"// ours\nx") == b"\nx"
