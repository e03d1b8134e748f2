"""Whatever is typed into any field ends in a clear error with the typing kept, or is taken as it is; never in a 500."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from counterpart.crimes.models import ReportDraft
from tests.reporting import Page, Reporter, plainly

WHATS = ["theft", "burglary", "damage", "making_off", "fraud", "cyber", "asb"]
NASTY = {
    "null": b"a\x00b",
    "right to left": "a\u202eb\u2066c".encode(),
    "html": b"<script>alert(1)</script>\"'&",
    "emoji": "😀👩‍👩‍👧".encode(),
    "half a surrogate": b"a\xed\xa0\x80b",
    "no text at all": b"\xff\xfe\xfd",
    "spaces": b" \t\r\n \xc2\xa0",
    "numbers": b"-99999999999999999999",
    "a list": b"[] {} ../../etc/passwd %s {0}",
}
HUGE = b"x" * 1_000_000

pytestmark = pytest.mark.slow  # hundreds of requests


def post(reporter: Reporter, page: Page, values: dict[str, bytes]) -> tuple[int, str]:
    body = urlencode(list(values.items()))
    response = reporter.client.post(page.url, body, content_type="application/x-www-form-urlencoded")
    return response.status_code, response.content.decode()


def text_fields(page: Page) -> list[str]:
    return [name for name in page.names if name not in page.options and name not in dict(page.buttons)]


def batched(names: list[str], size: int) -> list[list[str]]:
    return [names[start : start + size] for start in range(0, len(names), size)]


def attack(reporter: Reporter, page: Page) -> None:
    """All nasty values into all fields at once, then a megabyte into each."""
    for called, nasty in NASTY.items():
        status, html = post(reporter, page, dict.fromkeys(page.names, nasty))
        assert status in (200, 302), (page.slug, called, status)
        if status == 200 and page.names:
            assert "There is a problem" in html, (page.slug, called)
            if called == "html" and text_fields(page):
                assert "<script>alert" not in html
                assert "<script>alert(1)</script>" in unescape(html)
    for names in batched(text_fields(page), 4):  # more in one request would be refused as a whole
        status, html = post(reporter, page, dict.fromkeys(names, HUGE))
        assert status in (200, 302), (page.slug, names, status)
        if status == 200:
            assert "There is a problem" in html
            assert HUGE.decode() in html
    assert len(str(ReportDraft.objects.get().answers)) < 20_000


@pytest.mark.parametrize("what", WHATS)
def test_no_field_of_a_report_can_be_broken(visitor, what):
    visitor.start()
    told = {
        "what_happened": what,
        "suspects_known": "named",
        "violence": "hit",
        "when_chosen": "exact",
        "contact_how": "phone",
    }
    tried = set()
    for page in visitor.walk(lambda page: plainly(page, **told, burglary_got_in="true")):
        if page.slug not in tried | {"check", "call-999"}:
            attack(visitor, page)
            visitor.open(page.url)
            tried.add(page.slug)
    assert visitor.send().slug == "sent"


def test_small_forms_cannot_be_broken_either(priya):
    priya.start("?kind=theft")
    for _ in priya.walk(lambda page: plainly(page, when_chosen="last_hour", suspects_known="none", violence="none")):
        pass
    priya.send()
    link = next(part for part in priya.page.html.split('"') if re.fullmatch(r"/business/reports/BCR[^/]*/", part))
    for form in ("message/", "add/", "withdraw/"):
        for nasty in (*NASTY.values(), HUGE):
            page = priya.open(f"{link}{form}")
            status, _ = post(priya, page, dict.fromkeys(page.names, nasty))
            assert status in (200, 302)


@pytest.mark.parametrize(
    "query", ["?kind=%00", "?same_as=", "?same_as=%00", "?same_as=BCR-XXXX-XXXX", "?kind=theft&kind=x"]
)
def test_the_start_takes_any_address(priya, query):
    assert priya.client.get(f"/business/report/{query}").status_code == 200
    assert priya.client.post(f"/business/report/{query}").status_code in (302, 404)


@pytest.mark.parametrize("remove", ["-1", "99", "x", "²", "1" * 5000])
def test_removing_what_is_not_there_removes_nothing(priya, remove):
    priya.start("?kind=theft")
    priya.send(when_chosen="last_hour")
    priya.send(theft_how="concealed")
    priya.send(**{"items-0-category": "food"}, add="yes")
    priya.send(**{"items-1-category": "baby"}, remove=remove)
    assert {"items-0-category", "items-1-category"} <= priya.page.names
