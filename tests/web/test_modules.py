"""What a page asks for beforehand is exactly what its script would ask for, one after the other."""

from frirum.web import assets
from frirum.web.modules import imports, modules_of

PAGE = "frirum/visitor/page.js"


def test_every_way_to_import_is_seen() -> None:
    text = """
import "./alone.js";
import { one } from "./one.js";
import {
  two,
} from "../two.js";
import * as three from "./three.js";
export { four } from "./four.js";
const text = "./none.js";
export const from = "./none.js";
void import("./later.js");
"""
    assert imports(text) == ["./alone.js", "./one.js", "../two.js", "./three.js", "./four.js"]


def test_they_are_all_there_once() -> None:
    found = modules_of(PAGE)
    assert len(found) == len(set(found))
    assert found[0] == assets.prefix() + PAGE
    assert assets.prefix() + "frirum/vendor/hpke/hpke.js" in found
    assert all((assets.shelf() / address.removeprefix(assets.prefix())).is_file() for address in found)


def test_a_visitor_loads_nothing_of_the_desks() -> None:
    assert not [address for address in modules_of(PAGE) if "/desk/" in address or "dutykey" in address]
