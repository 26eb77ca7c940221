"""Makes the files that are tried at the gate: whole ones, ones that hide something, and hostile ones."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LEADS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(words: str, of_run: str = "") -> str:
    """One paragraph of one run."""
    return f"<w:p><w:r>{of_run}<w:t>{words}</w:t></w:r></w:p>"


def docx(body: str, **parts: str | bytes) -> bytes:
    """A DOCX of this body and further parts, named with two underlines for a slash and one for a dot."""
    held = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    held |= {name.replace("__", "/").replace("_", "."): words for name, words in parts.items()}
    return zipped(held)


def zipped(held: dict[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, words in held.items():
            archive.writestr(name, words)
    return out.getvalue()


def leading(kind: str, target: str, mode: str = "External") -> str:
    """The part that says where a document leads."""
    return (
        f'<Relationships xmlns="{LEADS}"><Relationship Id="r1" Type="{KIND}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    )


def pdf(*pages: str, head: str = "") -> bytes:
    """A PDF of these pages."""
    body = "".join(f'<section style="break-after:page">{page}</section>' for page in pages)
    return HTML(string=f"<html lang=en><head>{head}</head><body>{body}</body></html>").write_pdf()


def written(whole: bytes, change) -> bytes:
    """A PDF with something done to it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(whole)))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
