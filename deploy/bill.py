"""Writes the bill of materials (`make bill`): CycloneDX, from the lock files and from what the repository carries.

The same lock gives the same bill, to the letter: it holds no time and no number of chance, so that two can be compared.
"""

import importlib.metadata
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deploy.locked import LOCKS, Locked, everything, normal

HERE = Path(__file__).resolve().parent.parent
CARRIED = HERE / "frontdoor" / "ui" / "static" / "ui" / "vendor"
CARRIED_FROM = re.compile(r"npm package `([^`]+)` (\S+?),.*Licence: (\w+)")
OURS = uuid.UUID("5a1c3c0e-6d0b-5e0a-9a53-2f9a6f2f1f5e")


def licence_of(each: Locked) -> str:
    """Give the licence that a package names, where the locked version is the one installed here."""
    try:
        about = importlib.metadata.metadata(each.name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    if about["Version"] != each.version:
        return ""
    named = about.get_all("Classifier") or []
    kinds = [line.rpartition(" :: ")[2] for line in named if line.startswith("License :: ")]
    said = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or []), ""][0]
    return said if said and "\n" not in said and len(said) < 60 else ", ".join(kinds)


def component(each: Locked) -> Component:
    """Give one locked package, with the sum of every file that may be installed for it."""
    package = PackageURL("pypi", None, each.name, each.version)
    sums = [HashType(alg=HashAlgorithm.SHA_256, content=content) for content in each.sums]
    return Component(
        type=ComponentType.LIBRARY,
        name=each.name,
        version=each.version,
        bom_ref=str(package),
        purl=package,
        licenses=_licences(licence_of(each)),
        external_references=[
            ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(package)), hashes=sums)
        ],
        properties=[Property(name="kinfold:installed-where", value=each.where)] if each.where else [],
    )


def _licences(said: str) -> list[License]:
    return [LicenseFactory().make_from_string(said)] if said else []


def carried() -> list[Component]:
    """Give the front ends whose built files stand in the repository, as their own notes name them."""
    found = []
    for note in sorted(CARRIED.glob("*/README.md")):
        said = CARRIED_FROM.search(note.read_text(encoding="utf-8"))
        if said is None:
            raise ValueError(f"{note} does not say of which package, version and licence the files are.")
        group, _, name = said[1].rpartition("/")
        package = PackageURL("npm", group or None, name, said[2])
        found.append(
            Component(
                type=ComponentType.LIBRARY,
                group=group or None,
                name=name,
                version=said[2],
                bom_ref=str(package),
                purl=package,
                licenses=_licences(said[3]),
            )
        )
    return found


def asked_for(project: dict[str, Any]) -> set[str]:
    """Name the packages that pyproject.toml asks for itself; the others come with them."""
    extras = project["optional-dependencies"].values()
    return {normal(Requirement(each).name) for each in chain(project["dependencies"], *extras)}


def bill(locked: Iterable[Locked]) -> str:
    """Write the bill of materials as text."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        bom_ref=project["name"],
        licenses=_licences(project["license"]),
    )
    packages, front_ends = [component(each) for each in locked], carried()
    locks = "".join(lock.read_text(encoding="utf-8") for lock in LOCKS)
    made = Bom(components=[*packages, *front_ends], serial_number=uuid.uuid5(OURS, locks))
    made.metadata.component = ours
    # The time that the library puts in would make two bills of one lock differ.
    made.metadata.timestamp = None  # type: ignore[assignment]
    direct = [each for each in packages if each.name in asked_for(project)]
    made.register_dependency(ours, [*direct, *front_ends])
    return f"{JsonV1Dot6(made).output_as_string(indent=1)}\n"


def main() -> None:
    """Write it to the file that was named, or to var/."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "var" / "bill-of-materials.cdx.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    locked = everything()
    place.write_text(bill(locked), encoding="utf-8")
    print(f"wrote {place}: {len(locked)} locked packages and {len(carried())} that the repository carries")


if __name__ == "__main__":
    main()
