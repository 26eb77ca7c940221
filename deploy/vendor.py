"""Copies the GOV.UK and MoJ front ends in, once, so that running the service needs no Node (`make vendor`).

What is changed on the way, and why, is written into the README beside each copy: only services on gov.uk may
wear the GOV.UK font, crest and colours, and Django's hashed static files need relative addresses.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "frontdoor" / "ui" / "static" / "ui" / "vendor"
FONTS = '"Helvetica Neue",Helvetica,Arial,sans-serif'


@dataclass(frozen=True)
class Package:
    """One npm package, the built files wanted from it, and who holds its copyright."""

    npm: str
    name: str
    version: str
    built: str
    stem: str
    copyright: str


PACKAGES = (
    Package(
        "govuk-frontend",
        "govuk-frontend",
        "6.6.0",
        "dist/govuk",
        "govuk-frontend.min",
        "Copyright (C) 2017 Crown Copyright (Government Digital Service)",
    ),
    Package(
        "@ministryofjustice/frontend",
        "moj-frontend",
        "11.1.0",
        "moj",
        "moj-frontend.min",
        "Copyright (c) 2019 Ministry of Justice",
    ),
)

# Neither npm package carries its licence text; both repositories hold this one, under the lines above.
MIT = """MIT License

{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""

README = """# {name} {version}

Source: the npm package `{npm}` {version}, its built files only. Licence: MIT, see LICENCE.txt.
Written by `deploy/vendor.py` (`make vendor`). Do not edit by hand.

Changed from the original:
- the GDS Transport fonts and the crest are left out, and the font stack is Helvetica Neue, Helvetica, Arial:
  a service that is not on gov.uk may not use them;
- addresses of pictures are relative, and the source map comments are gone, so that hashed static files work;
- pictures that the style sheet does not use are left out.
"""


def unpack(package: Package, folder: Path) -> Path:
    """Fetch a package with npm and give the folder of its built files."""
    command = ["npm", "pack", "--silent", f"{package.npm}@{package.version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(folder / package.name, filter="data")
    return folder / package.name / "package" / package.built


def unbranded(css: str) -> str:
    """Take the GOV.UK font, crest and absolute addresses out of a built style sheet."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(
        r"font-family:GDS Transport,arial,sans-serif|font-family:sans-serif", f"font-family:{FONTS}", css
    )
    crest = r"\.govuk-footer__copyright-logo:before\{[^{}]*govuk-crest[^{}]*\}"
    css = re.sub(r"@supports [^{}]*\{" + crest + r"\}", "", css)
    css = re.sub(crest, "", css)
    css = css.replace("url(/assets/images/", "url(images/")
    return without_map(css)


def without_map(text: str) -> str:
    """Drop the comment that points at a source map we do not carry."""
    return re.sub(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*", "", text).rstrip() + "\n"


def vendor(package: Package) -> None:
    """Replace our copy of one package."""
    home = TARGET / f"{package.name}-{package.version}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        built = unpack(package, Path(scratch))
        css = unbranded((built / f"{package.stem}.css").read_text(encoding="utf-8"))
        (home / f"{package.stem}.css").write_text(css, encoding="utf-8")
        script = without_map((built / f"{package.stem}.js").read_text(encoding="utf-8"))
        (home / f"{package.stem}.js").write_text(script, encoding="utf-8")
        for picture in sorted(set(re.findall(r"url\(images/([^)]+)\)", css))):
            (home / "images").mkdir(exist_ok=True)
            shutil.copyfile(built / "assets" / "images" / picture, home / "images" / picture)
    (home / "LICENCE.txt").write_text(MIT.format(copyright=package.copyright), encoding="utf-8")
    words = {"name": package.name, "version": package.version, "npm": package.npm}
    (home / "README.md").write_text(README.format(**words), encoding="utf-8")


if __name__ == "__main__":
    for wanted in PACKAGES:
        vendor(wanted)
        print(f"copied {wanted.name} {wanted.version}")
