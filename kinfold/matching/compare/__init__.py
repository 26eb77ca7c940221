"""How far two descriptions agree, theme by theme: each theme answers with one level of the model."""

from collections.abc import Callable

from kinfold.matching.describe import Standard

from .agreement import Agreement
from .born import compare_birth_order, compare_born
from .fullness import compare_fullness
from .identifiers import compare_local_id, compare_nhs_number, compare_upn
from .mother import compare_mother
from .name import compare_generation, compare_name
from .place import compare_place
from .sex import compare_sex
from .together import compare_together

ONE_BY_ONE: tuple[Callable[[Standard, Standard], Agreement], ...] = (
    compare_generation,
    compare_born,
    compare_birth_order,
    compare_sex,
    compare_place,
    compare_mother,
    compare_nhs_number,
    compare_upn,
    compare_local_id,
    compare_fullness,
)


def compare(a: Standard, b: Standard) -> tuple[Agreement, ...]:
    """Compare two descriptions on every theme except how the themes agree together."""
    return (*compare_name(a, b), *(compared(a, b) for compared in ONE_BY_ONE))


__all__ = ["Agreement", "compare", "compare_together"]
