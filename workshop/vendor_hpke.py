"""Cut HPKE down to what Frirum uses and put it under static/frirum/vendor/hpke/.

    python workshop/vendor_hpke.py            fetch the pinned packages with npm and write the files
    python workshop/vendor_hpke.py --check    do the same in a scratch folder and compare

Needs npm (`npm pack`, and esbuild through `npx`). What the two tarballs and the result weigh in SHA-256
is recorded in SOURCES.json; a tarball with another checksum than the pinned one is refused.
"""

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "src/frirum/static/frirum/vendor/hpke"
ESBUILD = "esbuild@0.28.2"
LARGEST_GZIP = 15_000  # bytes; the visitor's page has 40 kB in all (DESIGN.md section 6)

PACKAGES = {
    "core": ("@hpke/core", "1.9.0", "e594d5b2ec00a124078717b43967c0075e5e1947a9c16af719cee0516e250eec"),
    "common": ("@hpke/common", "1.10.1", "3a5af3be65728595a475675b93f925ad9a4a707c8605f62d74916ee72b9ea850"),
}
ENTRY = """\
export { Aes256Gcm } from "./core/esm/src/aeads/aesGcm.js";
export { CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "./core/esm/src/native.js";
"""
BANNER = """\
// HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
// Made by workshop/vendor_hpke.py from @hpke/core and @hpke/common (MIT, see LICENSE-*); do not edit.
"""

# Each change to the originals: file, pattern, what stands there instead. Every one must match, or we stop.
CHANGES = [
    # WebCrypto is everywhere we run: no detection, no `import("crypto")`.
    (
        "common/esm/src/algorithm.js",
        r"async function loadSubtleCrypto\(\) \{.*?\n\}\n",
        "async function loadSubtleCrypto() {\n    return globalThis.crypto.subtle;\n}\n",
    ),
    # Only P-256: the switch over curves keeps its first case, and the other constants fall away.
    (
        "common/esm/src/kems/dhkemPrimitives/ec.js",
        r"            case KemId\.DhkemP384HkdfSha384:.*?            default:.*?break;\n",
        '            default:\n                throw new Error("Only P-256");\n',
    ),
]
DEFINED = re.compile(
    r"Object\.defineProperty\(this, \"(\w+)\", \{\s+enumerable: true,\s+configurable: true,"
    r"\s+writable: true,\s+value: (.*?)\n\s+\}\);",
    re.DOTALL,
)


def sha256(path: Path) -> str:
    """Hex SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command: str, folder: Path) -> str:
    """Run a tool and give its output; its complaints go to our stderr."""
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def fetch(folder: Path, short: str) -> Path:
    """Fetch one pinned tarball and unpack it as folder/short. Stops when its checksum is another."""
    name, version, expected = PACKAGES[short]
    shown = run("npm", "pack", f"{name}@{version}", "--json", "--ignore-scripts", folder=folder)
    tarball = folder / str(json.loads(shown)[0]["filename"])
    if sha256(tarball) != expected:
        sys.exit(f"{tarball.name} has SHA-256 {sha256(tarball)}, pinned is {expected}.")
    with tarfile.open(tarball) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    (folder / "unpacked/package").rename(folder / short)
    return tarball


def trim(folder: Path) -> None:
    """Take out what we never call and turn bare specifiers into paths."""
    for file, pattern, instead in CHANGES:
        path = folder / file
        text, count = re.subn(pattern, instead, path.read_text(), count=1, flags=re.DOTALL)
        if count != 1:
            sys.exit(f"{file} no longer looks as workshop/vendor_hpke.py expects.")
        path.write_text(text)
    for path in folder.glob("co*/esm/**/*.js"):
        to_common = "../" * (len(path.relative_to(folder).parts) - 1) + "common/esm/mod.js"
        text = path.read_text().replace('"@hpke/common"', f'"{to_common}"')
        path.write_text(DEFINED.sub(r"this.\1 = \2;", text))
    for inner in folder.glob("co*/esm/package.json"):
        inner.unlink()  # it hides the outer one, which says "sideEffects": false


def build(folder: Path, target: Path) -> None:
    """Fetch, trim and join everything into target/hpke.js with licences and SOURCES.json."""
    tarballs = {short: fetch(folder, short) for short in PACKAGES}
    trim(folder)
    (folder / "entry.js").write_text(ENTRY)
    joined = run(
        *("npx", "--yes", ESBUILD, "entry.js", "--bundle", "--format=esm", "--target=es2022"),
        *("--charset=utf8", "--legal-comments=none", "--log-level=error"),
        folder=folder,
    )
    result = target / "hpke.js"
    result.write_text(BANNER + joined)
    for short in PACKAGES:
        (target / f"LICENSE-{short}").write_bytes((folder / short / "LICENSE").read_bytes())
    sources = {
        "made_by": "workshop/vendor_hpke.py",
        "joined_with": ESBUILD,
        "packages": [
            {"name": name, "version": version, "licence": "MIT", "sha256": sha256(tarballs[short])}
            for short, (name, version, _) in PACKAGES.items()
        ],
        "result": {"file": result.name, "sha256": sha256(result), "gzip_bytes": weight(result)},
    }
    (target / "SOURCES.json").write_text(json.dumps(sources, indent=2) + "\n")
    if weight(result) > LARGEST_GZIP:
        sys.exit(f"hpke.js is {weight(result)} bytes after gzip; at most {LARGEST_GZIP} fit the page.")


def weight(path: Path) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def main() -> None:
    """Build into place, or with --check say whether what is in place is what would be built."""
    parser = argparse.ArgumentParser(description="Cut HPKE down to what Frirum uses.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    checking = parser.parse_args().check
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "result" if checking else HOME
        target.mkdir(parents=True, exist_ok=True)
        build(Path(scratch), target)
        for made in sorted(target.iterdir()) if checking else []:
            if made.read_bytes() != (HOME / made.name).read_bytes():
                sys.exit(f"{made.name} is not what the pinned packages give.")
    print("hpke.js:", weight(HOME / "hpke.js"), "bytes after gzip")


if __name__ == "__main__":
    main()
