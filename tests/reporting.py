"""Reporting as a browser without script does it: read the form of a page, answer it, follow where it leads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Page:
    """What came back: its address, its words, and the fields of its form with their values."""

    url: str
    status: int
    html: str
    fields: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.url.rstrip("/").split("?")[0].rpartition("/")[2]

    @property
    def names(self) -> set[str]:
        """What the form asks for."""
        asked = {*self.fields, *self.options, *(name for name, _ in self.buttons)}
        return asked - {"csrfmiddlewaretoken", "add", "remove", "called", ""}

    @property
    def errors(self) -> str:
        """What the error summary says."""
        return self.html.partition("There is a problem")[2].partition("</ul>")[0]


class _FormReader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.select, self.textarea = page, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "input" and found.get("type") in ("radio", "checkbox"):
            self.page.options.setdefault(name, []).append(value)
            if "checked" in found:
                self.page.fields[name] = value
        elif tag == "input":
            self.page.fields[name] = value
        elif tag == "select":
            self.select = name
            self.page.options[name] = []
        elif tag == "option":
            self.page.options[self.select].append(value)
            if "selected" in found:
                self.page.fields[self.select] = value
        elif tag == "textarea":
            self.textarea = name
            self.page.fields[name] = ""
        elif tag == "button":
            self.page.buttons.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.page.fields[self.textarea] += data


class Reporter:
    """Somebody at a browser. `page` is what they see."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.page: Page

    def open(self, url: str) -> Page:
        return self._see(self.client.get(url, follow=True), url)

    def send(self, **answers: Any) -> Page:
        """Post the page's form as it stands, with these answers."""
        given = {name: value for name, value in (self.page.fields | answers).items() if value is not None and name}
        return self._see(self.client.post(self.page.url, given, follow=True), self.page.url)

    def start(self, query: str = "") -> Page:
        self.open(f"/business/report/{query}")
        return self.send()

    def walk(self, choose: Callable[[Page], dict[str, Any]]) -> Iterator[Page]:
        """Answer page after page until the answers can be checked; each page is yielded before it is answered."""
        for _ in range(60):
            yield self.page
            if self.page.slug == "check":
                return
            self.send(**({"called": "yes"} if self.page.slug == "call-999" else choose(self.page)))
        raise AssertionError(f"going round in circles at {self.page.url}: {self.page.errors}")

    def _see(self, response: Any, url: str) -> Page:
        chain = getattr(response, "redirect_chain", [])
        is_pdf = response["Content-Type"] == "application/pdf"
        self.page = Page(
            chain[-1][0] if chain else url, response.status_code, "" if is_pdf else response.content.decode()
        )
        _FormReader(self.page).feed(self.page.html)
        return self.page


def plainly(page: Page, **preferred: str) -> dict[str, Any]:
    """A simple answer to everything a page asks: the preferred one, else the first option, else a few words."""
    words = {
        "email": "jo@example.org",
        "phone": "01603 000000",
        "year": "2030",
        "day": "yesterday",
        "time": "2pm",
        "postcode": "NR1 3JU",
    }
    answers: dict[str, Any] = {}
    for name in page.names:
        options = [option for option in page.options.get(name, []) if option]
        buttons = [value for button, value in page.buttons if button == name]
        kind = name.rpartition("_")[2] if not name.endswith("-day") else ""
        kind = "year" if name.endswith("-year") else kind
        if options or buttons:
            wanted = preferred.get(name, "")
            answers[name] = wanted if wanted in (*options, *buttons) else (options or buttons)[0]
        elif not page.fields.get(name) and name not in page.options:
            answers[name] = preferred.get(name, words.get(kind, "1"))
    return answers
