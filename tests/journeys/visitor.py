"""Somebody at a browser, in words that read like minutes: signs in, follows, answers, presses, reads.

Every page they come to is checked by axe and against the content policy, and its address and title are kept,
so that a journey can say at its end that no page gave anybody's name away.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from frontdoor.journey.demonstration import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Minutes:
    """What a journey left behind: where everybody went, what the tabs said, and what was wrong with a page."""

    addresses: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    checked: set[tuple[str, str]] = field(default_factory=set)

    def gives_away(self, *names: str) -> list[str]:
        """List every address and title that holds one of these words."""
        said = [unquote(address) for address in self.addresses] + self.titles
        return [words for words in said if any(name.casefold() in words.casefold() for name in names)]


class Visitor:
    """One person's browser, signed in as one account."""

    def __init__(self, context: BrowserContext, home: str, minutes: Minutes, *, scripts: bool = True) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.home, self.minutes, self.scripts = home, minutes, scripts
        self.page.on("console", lambda message: self._complained(message.text))
        self.page.on("pageerror", lambda error: minutes.complaints.append(str(error)))
        self.page.on("framenavigated", lambda frame: minutes.addresses.append(frame.url))

    def _complained(self, words: str) -> None:
        if "Content Security Policy" in words:
            self.minutes.complaints.append(words)

    # --- Going somewhere ---

    def signs_in(self, username: str) -> "Visitor":
        """Give the account's name and password."""
        self.opens("/accounts/login/")
        self.writes("Username", username).writes("Password", PASSWORD)
        return self.presses("Sign in")

    def signs_out(self) -> "Visitor":
        """Leave the account."""
        return self.presses("Sign out")

    def opens(self, address: str) -> "Visitor":
        """Type an address."""
        self.page.goto(address if "://" in address else self.home + address)
        return self.arrives()

    def follows(self, link: str | re.Pattern[str], *, among: Locator | None = None) -> "Visitor":
        """Follow the first link of this name; one that stands under More of the bar is found there."""
        more = self.page.locator("details.kf-more__details:not([open])")
        if not among and more.count() and more.get_by_text(link).count():
            wanted = self.page.get_by_role("link", name=link)
            if not wanted.count():
                more.locator("summary").click()
        with self.page.expect_navigation():
            (among or self.page).get_by_role("link", name=link).first.click()
        return self.arrives()

    def presses(self, button: str | re.Pattern[str], *, among: Locator | None = None) -> "Visitor":
        """Press a button; in the Design System a link may look like one."""
        with self.page.expect_navigation():
            (among or self.page).get_by_role("button", name=button).first.click()
        return self.arrives()

    def continues(self) -> "Visitor":
        """Press Continue."""
        return self.presses("Continue")

    def arrives(self) -> "Visitor":
        """Note the page, and check it once for each kind of page and title."""
        self.page.wait_for_load_state()
        title = self.page.title()
        self.minutes.titles.append(title)
        kind = (re.sub(r"/[A-Z]-?[0-9A-Z-]+|/[0-9a-f-]{36}|/\d+", "/·", urlsplit(self.page.url).path), title)
        if self.scripts and kind not in self.minutes.checked:
            self.minutes.checked.add(kind)
            found = Axe().run(self.page, options={"runOnly": RULES}).response["violations"]
            self.minutes.faults += [
                f"{self.page.url} {rule['id']}: {rule['nodes'][0]['html']}" for rule in found
            ]
        return self

    # --- Answering ---

    def answers(self, question: str | re.Pattern[str] | Locator, *choices: str) -> "Visitor":
        """Choose under a question, by the words beside the choice."""
        group = question if isinstance(question, Locator) else self.page.get_by_role("group", name=question)
        for choice in choices:
            group.get_by_label(choice, exact=True).check()
        return self

    def writes(self, label: str | re.Pattern[str], words: str) -> "Visitor":
        """Fill a box."""
        self.page.get_by_role("textbox", name=label).locator("visible=true").fill(words)
        return self

    def dates(self, question: str, written: str) -> "Visitor":
        """Fill the three boxes of a date, written 2007-03-27."""
        group = self.page.get_by_role("group", name=question)
        for box, part in zip(("Year", "Month", "Day"), written.split("-"), strict=True):
            group.get_by_label(box).fill(str(int(part)))
        return self

    # --- Reading ---

    @property
    def main(self) -> Locator:
        """The page without its frame."""
        return self.page.get_by_role("main")

    def reads(self, *words: str | re.Pattern[str]) -> "Visitor":
        """Find these words on the page."""
        for each in words:
            expect(self.main).to_contain_text(each)
        return self

    def does_not_read(self, *words: str) -> "Visitor":
        """Find none of these words on the page."""
        for each in words:
            expect(self.main).not_to_contain_text(each)
        return self

    def row(self, words: str) -> Locator:
        """The row of a table that has these words."""
        return self.main.get_by_role("row").filter(has_text=words)

    def people_asked_about(self) -> list[Locator]:
        """The question that a decision asks about each person, in the order of the page."""
        looked = self.page.get_by_label("Not looked at", exact=True)
        return self.main.get_by_role("group").filter(has=looked).all()

    def box(self, label: str) -> str:
        """What stands in a box."""
        return self.page.get_by_role("textbox", name=label, exact=True).input_value()

    @property
    def spills(self) -> bool:
        """Whether the page has to be moved sideways to be read."""
        return self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
