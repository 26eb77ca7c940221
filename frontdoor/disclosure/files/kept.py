"""What was read in a file, or the sentence that says why it is refused."""

from dataclasses import dataclass, field

AT_MOST = 2 * 1024 * 1024
LETTERS_AT_MOST = 200_000


class CannotBeRead(Exception):
    """Refused: a file that is broken, closed, too large, or holds what nobody can look through. Says what to do."""


@dataclass(slots=True)
class Read:
    """What stands on the pages of a file; what is in it and on no page; and what was seen and could not be read."""

    form: str
    shown: list[str] = field(default_factory=list)
    beneath: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def show(self, words: str) -> None:
        """Add what stands on a page."""
        self._add(self.shown, words)

    def lay_beneath(self, what: str, words: str) -> None:
        """Add what is in the file and stands on no page, once: a comment, a deleted word, an author."""
        said = f"{what}: {' '.join(words.split())}"
        if any(letter.isalnum() for letter in words) and said not in self.beneath:
            self._add(self.beneath, said)

    def could_not_read(self, what: str) -> None:
        """Add what somebody has to look at with their own eyes."""
        if what not in self.unread:
            self.unread.append(what)

    def _add(self, to: list[str], words: str) -> None:
        # What no database keeps, and no page shows, ends no word.
        words = "".join(
            letter for letter in words if letter == "\n" or letter == "\t" or letter.isprintable()
        )
        if words.strip():
            to.append(words.strip())
        if sum(map(len, self.shown)) + sum(map(len, self.beneath)) > LETTERS_AT_MOST:
            raise CannotBeRead("The file holds more text than one person can check. Part it.")
