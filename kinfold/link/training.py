"""Trains a model on extracts: read them, weigh their pairs, learn from the NHS numbers, write the new file."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from kinfold.matching.engines.anchors import learn
from kinfold.matching.engines.duck import Duck
from kinfold.matching.engines.table import write_features
from kinfold.matching.model import read_model, standing_model
from kinfold.matching.rewriting import difference, rewritten

from .linking import Request, Teller, described_in
from .trouble import CannotLink


@dataclass(frozen=True)
class Trained:
    """What training came to: the file, how well it does on pairs it never saw, and what weighs otherwise."""

    path: Path
    version: str
    quality: dict[str, float]
    changes: tuple[str, ...]


def train_on(request: Request, tell: Teller) -> Trained:
    """Learn new weights from extracts and write a model file; the model that stands is not touched.

    Raises CannotLink where the file is there already, or too few records carry NHS numbers.
    """
    if request.out.exists() and not request.force:
        raise CannotLink(f"{request.out} is there already. Give another name, or --force to write over it.")
    before = (
        read_model(request.model_file.read_text(encoding="utf-8")) if request.model_file else standing_model()
    )
    files, descriptions = described_in(request, tell)
    with tempfile.TemporaryDirectory(prefix="kinfold-") as folder:
        paths, _ = write_features(descriptions, Path(folder), workers=request.workers, progress=tell.stage)
        engine = Duck(Path(folder), before, threads=request.workers)
        engine.load(paths)
        engine.score(tell.stage)
        tell.stage("learning", 0.0)
        try:
            learned = learn(engine.db, before, register_size=engine.size, there=engine.there)
        except LookupError as too_few:
            raise CannotLink(str(too_few.args[0])) from None
        tell.stage("learning", 1.0)
    about = {"files": [file.name for file in files], "records": len(descriptions), **learned.quality}
    text = rewritten(before, learned.bits, learned.offset, about, learned.most)
    request.out.write_text(text, encoding="utf-8")
    after = read_model(text)
    return Trained(request.out, after.version, dict(learned.quality), tuple(difference(before, after)))
