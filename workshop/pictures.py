"""`./dev pictures`: takes the pictures of docs/pictures/ anew from a story in a real browser, and makes them small."""

import shutil
import subprocess
import sys

from workshop import browser, node
from workshop.said import ROOT, run, say, stop, system_packages

FOLDER = ROOT / "docs" / "pictures"
STORIES = tuple(f"tests/stories/pictures{which}.py" for which in ("", "_of_the_office", "_of_coding"))
LARGEST = 3_000_000  # bytes, all together


def main() -> int:
    """Take them, and look at them afterwards: no test knows what is cold or cramped."""
    browser.ready()
    node.packages()
    code = run([sys.executable, "-m", "pytest", "-q", *STORIES])
    if code:
        return code
    pngquant = shutil.which("pngquant") or (system_packages("pngquant") and shutil.which("pngquant"))
    if not pngquant:
        stop("The pictures are taken but large: install pngquant (Debian: apt-get install pngquant), then try again.")
    pictures = sorted(FOLDER.glob("*.png"))
    subprocess.run(
        [str(pngquant), "--ext", ".png", "--force", "--skip-if-larger", "64", *map(str, pictures)], check=False
    )
    size = sum(picture.stat().st_size for picture in pictures)
    say(f"{len(pictures)} pictures, {size // 1000} kB in {FOLDER}: look at them.")
    return int(size > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
