"""Lists that leave as CSV or as a spreadsheet in which no cell can run: every cell is words, and says so.

A program that opens a CSV takes a cell that begins with = + - or @ for a formula, in whatever width the sign is written,
and some skip tabs, line ends and blanks before it. Such a cell gets a leading apostrophe. What is no letter of a text
at all is left out, because programs disagree on where a cell ends then.
"""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Rows = Iterable[Sequence[object]]

# Full-width and small forms become these under NFKC; the minus sign and its kin do not, so they stand here too.
RUNS = frozenset("=+-@|%\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d\t\r\n\x00")
LETTERS_AT_MOST = 32_000  # a spreadsheet holds 32,767 letters in a cell
MARK = "'"


def harmless(value: object) -> str:
    """The words of a cell as they may leave: nothing that a program would run, nothing that ends the cell early."""
    words = "".join(letter for letter in str("" if value is None else value) if _is_letter(letter))
    words = words[:LETTERS_AT_MOST]
    return f"{MARK}{words}" if _would_run(words) else words


def _would_run(words: str) -> bool:
    """Tell whether a cell begins, with or without blanks before it, with what a program may take for a formula."""
    if words[:1] in RUNS and words:
        return True
    begins = unicodedata.normalize("NFKC", words.lstrip()[:1])[:1]
    return bool(begins) and begins in RUNS


def _is_letter(letter: str) -> bool:
    """Tell whether it may stand in a cell: no lone surrogates, and no controls but tab and line ends."""
    if letter in "\t\n\r":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Zl", "Zp")


def as_csv(heads: Sequence[str], rows: Rows) -> bytes:
    """The list as CSV, every cell in quotes, as UTF-8 with a mark, so that accents survive in every program."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in (heads, *rows))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(heads: Sequence[str], rows: Rows) -> bytes:
    """The list as a spreadsheet of one sheet. Every cell is of the kind for words; there is no formula element at all."""
    sheet = "".join(_row(number, row) for number, row in enumerate((heads, *rows), start=1))
    parts = {
        **PARTS,
        "xl/worksheets/sheet1.xml": f"{XML}<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            # A fixed day, so that the same list is the same bytes.
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), words.encode())
    return out.getvalue()


def _row(number: int, cells: Sequence[object]) -> str:
    written = "".join(_cell(number, at, harmless(cell)) for at, cell in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


def _cell(number: int, at: int, words: str) -> str:
    kept = escape(words.replace("\r", "\n"), quote=False).replace("_x", "_x005F_x")
    return f'<c r="{_column(at)}{number}" t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'


def _column(at: int) -> str:
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{XML}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
