"""Draws how the evidence about two descriptions adds up, step by step, as a picture that needs nothing else."""

from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from .weigh import Part, Weight

# Drawn for a telephone held upright: no wider, so that its words stay large enough to read there.
WIDTH = 320
MARGIN = 8
LINE = 16
BAR = 14
LETTERS_A_LINE = 47
MINUS = "\u2212"
FOR, AGAINST = "#1d70b8", "#0b0c0c"
HELD = {
    "doubt": "A doubt: a worker is asked.",
    "never": "Never joined without a worker.",
    "apart": "Holds the two apart.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the sum: what it is about, what is said, what it adds, where the sum stands before and after."""

    theme: str
    said: str
    weight: float
    before: float
    after: float
    held: str = ""

    @property
    def weight_said(self) -> str:
        """Say the weight with its sign, so that it reads without colour: +4.2 or −3.1."""
        return signed(self.weight)

    @property
    def sum_said(self) -> str:
        """Say where the sum stands after this step."""
        return signed(self.after)


def signed(number: float) -> str:
    """Say a number of bits with its sign; what rounds to nothing is said as 0.0."""
    rounded = f"{abs(number):.1f}"
    if rounded == "0.0":
        return rounded
    return f"{'+' if number > 0 else MINUS}{rounded}"


def steps(weight: Weight) -> tuple[Step, ...]:
    """List the steps of a sum: the starting point, then every piece of evidence, the weightiest first."""
    first = Step(
        "start", "Before any evidence: one person among all on record", weight.prior, 0.0, weight.prior
    )
    made, at = [first], weight.prior
    for part in sorted(weight.parts, key=lambda part: (-abs(part.weight), part.theme, part.level)):
        if part.sentence or part.weight:
            after = at + part.weight
            said = part.sentence or _unsaid(part)
            made.append(Step(part.theme, said, part.weight, at, after, HELD.get(part.stops, "")))
            at = after
    return tuple(made)


def _unsaid(part: Part) -> str:
    """Name a piece of evidence for which the model has no sentence."""
    return f"{part.theme.replace('_', ' ').capitalize()}: {part.level.replace('_', ' ')}"


def waterfall(weight: Weight, *, same: float, probable: float, title: str, name: str = "sum") -> str:
    """Draw a sum of evidence as one SVG picture: a bar for each step, and the lines from where something is done.

    `same` is the sum from which two are joined, `probable` the sum from which a worker is asked. `name` makes
    the ids in the picture its own where a page has several. The same sum always gives the same text.
    """
    taken = steps(weight)
    scale = _Scale.over([0.0, same, probable, *(step.after for step in taken)])
    rows, top = [], MARGIN + 2 * LINE + 6
    for step in taken:
        drawn, top = _row(step, scale, top, name)
        rows.append(drawn)
    result = comes_to(weight, same=same, probable=probable)
    bottom = top
    below = _text(MARGIN, bottom + LINE, f"Sum {signed(weight.total)}.", bold=True)
    said = wrap(result, LETTERS_A_LINE)
    below += "".join(_text(MARGIN, bottom + LINE * (2 + at), line) for at, line in enumerate(said))
    height = bottom + LINE * (len(said) + 1) + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby={quoteattr(f"{name}-title {name}-desc")} font-family="Arial, sans-serif" '
        f'font-size="12" fill="{AGAINST}">'
        f"<title id={quoteattr(f'{name}-title')}>{escape(title)}</title>"
        f"<desc id={quoteattr(f'{name}-desc')}>{escape(described(weight, same=same, probable=probable))}</desc>"
        f'<defs><pattern id={quoteattr(f"{name}-against")} width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
        f'<rect width="2.5" height="6" fill="{AGAINST}"/></pattern></defs>'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f"{_thresholds(scale, same, probable, bottom)}{''.join(rows)}{below}</svg>"
    )


def comes_to(weight: Weight, *, same: float, probable: float) -> str:
    """Say in a sentence what a sum comes to: enough to join, enough to ask, or not enough."""
    if weight.total >= same:
        enough = "Enough for matching to join the two"
        held = weight.stops and not (weight.stops == "doubt" and weight.identified)
        return f"{enough}, were they not held back." if held else f"{enough}, if nobody else fits as well."
    if weight.total >= probable:
        return "Enough to ask a worker, not enough for matching to join the two."
    return "Not enough to ask about."


def described(weight: Weight, *, same: float, probable: float) -> str:
    """Tell the whole picture in words, for whoever hears it read out."""
    told = [f"{step.said.rstrip('.')}: {step.weight_said}." for step in steps(weight)]
    lines = f"A worker is asked from {signed(probable)}, matching joins from {signed(same)}."
    return " ".join(
        [*told, f"The sum is {signed(weight.total)}.", lines, comes_to(weight, same=same, probable=probable)]
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a sum stands across the picture."""

    least: float
    most: float

    @classmethod
    def over(cls, sums: list[float]) -> "_Scale":
        return cls(min(sums) - 1, max(sums) + 1)

    def at(self, number: float) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (number - self.least) / (self.most - self.least)


def _row(step: Step, scale: _Scale, top: int, name: str) -> tuple[str, int]:
    """Draw one step, its words above its bar, and give where the next one begins."""
    lines = wrap(f"{step.weight_said}  {step.said}", LETTERS_A_LINE, drop_whitespace=True)
    if step.held:
        lines += wrap(f"({step.held})", LETTERS_A_LINE)
    words = "".join(_text(MARGIN, top + LINE * at + 12, line) for at, line in enumerate(lines))
    bar_top = top + LINE * len(lines) + 2
    left, right = sorted((scale.at(step.before), scale.at(step.after)))
    # Full for what speaks for, striped for what speaks against: it is read without colour, and on paper.
    fill = FOR if step.weight > 0 else f"url(#{name}-against)"
    bar = (
        f'<rect x="{left:.1f}" y="{bar_top}" width="{max(right - left, 1.5):.1f}" height="{BAR}" '
        f'fill={quoteattr(fill)} stroke="{AGAINST}" stroke-width="1"/>'
    )
    return words + bar, bar_top + BAR + 8


def _thresholds(scale: _Scale, same: float, probable: float, bottom: int) -> str:
    """Draw the two lines that decide, each named at its top."""
    asked, joined = scale.at(probable), scale.at(same)
    right = joined < WIDTH * 0.7  # room for the words beside the line
    beside = (joined + 3, "start") if right else (joined - 3, "end")
    return (
        f"{_line(asked, bottom, '2 3')}{_line(joined, bottom, '7 3')}"
        f"{_text(asked - 3, MARGIN + 10, 'ask from here', anchor='end')}"
        f"{_text(beside[0], MARGIN + 10 + LINE, 'join from here', anchor=beside[1])}"
    )


def _line(x: float, bottom: int, dashes: str) -> str:
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{MARGIN}" y2="{bottom}" stroke="#505a5f" '
        f'stroke-width="1" stroke-dasharray="{dashes}"/>'
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False) -> str:
    heavy = ' font-weight="bold"' if bold else ""
    # A white edge keeps words readable where a line passes behind them.
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" paint-order="stroke" stroke="#ffffff" '
        f'stroke-width="3"{heavy}>{escape(words)}</text>'
    )
