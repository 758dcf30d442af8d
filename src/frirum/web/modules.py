"""Which modules a page's script brings along, so that they may be asked for all at once.

A browser finds the next module only when it has read the one before: five steps deep, that is five times there and
back on a poor network.
"""

import posixpath
import re
from functools import cache

from frirum.web.assets import prefix, shelf

IMPORTED = re.compile(r'^(?:(?:import|export)\s[^;"]*?\sfrom|import)\s*"(\.{1,2}/[^"]+)"', re.MULTILINE)


@cache
def modules_of(name: str) -> tuple[str, ...]:
    """The addresses of the module `name`, of all that it imports, and of all that those import."""
    found: dict[str, None] = {name: None}
    for module in (todo := [name]):
        folder = posixpath.dirname(module)
        for other in imports((shelf() / module).read_text(encoding="utf-8")):
            path = posixpath.normpath(posixpath.join(folder, other))
            if path not in found:
                found[path] = None
                todo.append(path)
    return tuple(prefix() + path for path in found)


def imports(module: str) -> list[str]:
    """What a module's text imports when it is loaded, as it is written there."""
    return IMPORTED.findall(module)
