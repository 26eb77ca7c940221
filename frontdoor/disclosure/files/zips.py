"""Opens a ZIP by what it says of itself, before a byte is unpacked: how much, how many, how tightly, and where."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from frontdoor.disclosure.files.kept import CannotBeRead

PARTS, UNPACKED, RATIO = 1_000, 30 * 1024 * 1024, 100
SMALL = 64 * 1024  # what is smaller may be packed as tightly as it likes
BEGINS, ENDS, LENGTH_OF_END = b"PK\x03\x04", b"PK\x05\x06", 22
BEHIND_A_PART = 24  # some programs write its sizes once more behind it


def opened(content: bytes) -> ZipFile:
    """Open it where what it states is within bounds and nothing stands before, after or twice in it."""
    if not content.startswith(BEGINS) or content[-LENGTH_OF_END:][:4] != ENDS:
        raise CannotBeRead("The file is broken, or it is two files in one. Save it anew and attach it again.")
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise CannotBeRead("The file is broken. Save it anew and attach it again.") from None
    infos = archive.infolist()
    if len(infos) > PARTS or sum(each.file_size for each in infos) > UNPACKED:
        raise CannotBeRead("The file would be too large once it is unpacked. Part it.")
    if any(each.file_size > SMALL and each.file_size > RATIO * each.compress_size for each in infos):
        raise CannotBeRead("The file is packed more tightly than any document is. Save it anew.")
    names = [each.filename for each in infos]
    if len({name.casefold() for name in names}) < len(names) or any(map(_leads_out, names)):
        raise CannotBeRead("The file holds parts of the same name, or of a name that leads elsewhere.")
    if any(each.flag_bits & 1 or each.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for each in infos):
        raise CannotBeRead("The file is closed by a password. Save it without one.")
    if _holds_more(content, archive):
        raise CannotBeRead(
            "The file holds more than its list of parts says. Save it anew and attach it again."
        )
    return archive


def _holds_more(content: bytes, archive: ZipFile) -> bool:
    """Tell whether bytes stand between the parts that belong to none of them."""
    infos = archive.infolist()
    sizes = [_head(content, each.header_offset) + each.compress_size for each in infos]
    return archive.start_dir - sum(sizes) > BEHIND_A_PART * len(infos)


def _head(content: bytes, start: int) -> int:
    """How long the head of a part is, with its name and what programs add to it."""
    return 30 + sum(int.from_bytes(content[start + at : start + at + 2], "little") for at in (26, 28))


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or "\x00" in name


def part(archive: ZipFile, name: str) -> bytes:
    """Unpack one part; no more of it than was stated."""
    try:
        return archive.read(name)
    except Exception as broken:
        raise CannotBeRead("The file is broken. Save it anew and attach it again.") from broken
