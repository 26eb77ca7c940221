"""Writes HTML piece by piece, with everything that came from a file made harmless."""

from collections.abc import Sequence
from html import escape


class Html(str):
    """Text that is HTML already, so it is not made harmless a second time."""


def safe(said: object) -> Html:
    """Make any text fit to stand in a page; what is HTML already stays as it is.

    >>> safe("<script>"), safe(Html("<b>"))
    ('&lt;script&gt;', '<b>')
    """
    return said if isinstance(said, Html) else Html(escape(str(said)))


def element(name: str, *inner: object, **attributes: object) -> Html:
    """Write an element with what is in it; class_ stands for class, and _ for the hyphen of an attribute.

    >>> element("p", "a < b", class_="note")
    '<p class="note">a &lt; b</p>'
    """
    given = "".join(
        f' {attribute.rstrip("_").replace("_", "-")}="{safe(value)}"'
        for attribute, value in attributes.items()
    )
    return Html(f"<{name}{given}>{together(*inner)}</{name}>")


def together(*inner: object) -> Html:
    """Put pieces one after another."""
    return Html("".join(safe(piece) for piece in inner))


def listed(items: Sequence[object]) -> Html:
    """Write a list, or nothing when it is empty."""
    return element("ul", *(element("li", item) for item in items)) if items else Html("")


def table(
    caption: object, headings: Sequence[object], rows: Sequence[Sequence[object]], numbers: Sequence[int] = ()
) -> Html:
    """Write a table whose first column names its rows; `numbers` are the columns set to the right."""

    def kind(at: int) -> dict[str, str]:
        return {"class_": "number"} if at in numbers else {}

    head = [element("th", heading, scope="col", **kind(at)) for at, heading in enumerate(headings)]
    body = [
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell, **kind(at)) for at, cell in enumerate(row[1:], start=1)),
        )
        for row in rows
    ]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *head)),
        element("tbody", *body),
    )
