"""What was asked: one signal with a range for each of its values, or all signals as they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kinfold.rulebook import Rules
from kinfold.signals import SIGNALS, Signal

# Between two ends that lie far apart, the numbers that people set.
USUAL = (1, 2, 3, 5, 7, 14, 21, 28, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1825)
FEW = 8
COUNTED = ("contacts", "decisions", "records", "times")


class CannotAsk(ValueError):
    """Refused: the question names a signal or a value that is not there, or a range that cannot be read."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One choice of values, by their names in the rulebook, and the rules that hold with it."""

    values: Mapping[str, int]
    rules: Rules


def signal_called(code: str) -> Signal:
    """Give a signal by its code, or say which there are."""
    found = [signal for signal in SIGNALS if signal.code == code.upper()]
    if not found:
        raise CannotAsk(f"There is no signal '{code}'. Signals are S01 to S{len(SIGNALS):02}.")
    return found[0]


def value_named(signal: Signal, short: str, rules: Rules) -> str:
    """Give the full name of a signal's value from a short one: `days`, or `n` for what it counts."""
    own = [name for name in signal.reads if name.startswith(f"{signal.code}.") and _is_number(rules, name)]
    shorts = {name.split(".", 1)[1]: name for name in own}
    counted = [shorts[name] for name in COUNTED if name in shorts]
    if counted:
        shorts.setdefault("n", counted[0])
    if short not in shorts:
        held = ", ".join(f"--{name}" for name in sorted(shorts)) or "none: it has no number of its own"
        raise CannotAsk(f"{signal.code} has no value '{short}'. What can be tried: {held}.")
    return shorts[short]


def numbers(written: str) -> list[int]:
    """Read a range such as 2..5, a list such as 30,60,90, or one number.

    >>> numbers("2..5")
    [2, 3, 4, 5]
    >>> numbers("30..365")
    [30, 45, 60, 90, 120, 180, 270, 365]
    """
    try:
        if ".." not in written:
            return sorted({int(part) for part in written.split(",")})
        low, high = (int(part) for part in written.split("..", 1))
    except ValueError:
        raise CannotAsk(f"'{written}' is not a range. Write 2..5, or 30,60,90, or one number.") from None
    if low > high:
        raise CannotAsk(f"'{written}' runs backwards. Write the smaller number first.")
    every = range(low, high + 1)
    return list(every) if len(every) <= FEW else sorted({low, high, *(n for n in USUAL if n in every)})


def trials(signal: Signal, ranges: Mapping[str, Sequence[int]], rules: Rules) -> Iterator[Trial]:
    """Give every combination of the values to try; each keeps within the bounds that the rulebook sets."""
    names = [value_named(signal, short, rules) for short in ranges]
    for chosen in product(*ranges.values()):
        tried = rules
        for name, value in zip(names, chosen, strict=True):
            tried = tried.trying(name, value)
        yield Trial(dict(zip(names, chosen, strict=True)), tried)


def _is_number(rules: Rules, name: str) -> bool:
    return isinstance(rules.row(name).value, int)
