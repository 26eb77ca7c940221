"""How wide words are on a drawing, and where a label breaks: no label is wider than its column, and none is cut."""

WIDE_LETTERS = {**dict.fromkeys("mwMW@%", 0.9), **dict.fromkeys("iljtfrI.,:;'’!| ()-", 0.36)}
USUAL, CAPITAL = 0.58, 0.74


def width(text: str, size: float) -> float:
    """Give the width of words at a size, rather too wide than too narrow: every browser has its own letters."""
    return size * sum(WIDE_LETTERS.get(each, CAPITAL if each.isupper() else USUAL) for each in text)


def wrapped(text: str, size: float, wide: float) -> list[str]:
    """Break words into lines that fit a width; a word that is longer than that is broken too.

    >>> wrapped("Oluwaseun Adebayo-Williams", 14, 120)
    ['Oluwaseun', 'Adebayo-', 'Williams']
    """
    lines: list[str] = []
    for word in _pieces(text, size, wide):
        joined = f"{lines[-1]}{'' if lines[-1].endswith('-') else ' '}{word}" if lines else word
        if lines and width(joined, size) <= wide:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(text: str, size: float, wide: float) -> list[str]:
    found: list[str] = []
    for word in text.replace("-", "- ").split():
        while width(word, size) > wide and len(word) > 1:
            fits = next(at for at in range(len(word), 0, -1) if at == 1 or width(word[:at], size) <= wide)
            found.append(word[:fits])
            word = word[fits:]
        found.append(word)
    return found
