"""Whatever is typed into any field of the desk ends in a clear error with the typing kept, or is taken as it is."""

from html import unescape
from urllib.parse import urlencode

import pytest

from counterpart.casework.models import DiarySlot
from counterpart.desk.urls import urlpatterns
from tests.reporting import Page, Reporter
from tests.reports import send
from tests.whole_case import addresses

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
TAKEN = (200, 302, 422)

pytestmark = pytest.mark.slow  # hundreds of requests


def post(sam: Reporter, page: Page, values: dict[str, bytes]) -> tuple[int, str]:
    body = urlencode(list(values.items()))
    response = sam.client.post(page.url, body, content_type="application/x-www-form-urlencoded")
    return response.status_code, response.content.decode()


def typed_fields(page: Page) -> list[str]:
    return [name for name in page.names if name not in page.options and name not in dict(page.buttons)]


def attack(sam: Reporter, page: Page) -> None:
    """Each nasty value into all fields at once, then into the text fields alone, then a megabyte.

    What is taken may end what the page is about: from then on the page is not found.
    """
    fine = set(TAKEN)
    for called, nasty in NASTY.items():
        for names in (page.names, typed_fields(page)):
            status, html = post(sam, page, dict.fromkeys(names, nasty))
            assert status in fine, (page.url, called, status)
            fine |= {404} if status == 302 else set()
            if status == 422:
                assert "There is a problem" in html, (page.url, called)
            if status == 422 and called == "html" and typed_fields(page):
                assert "<script>alert" not in html
                assert "<script>alert(1)</script>" in unescape(html), page.url
    for name in typed_fields(page):
        status, html = post(sam, page, {name: HUGE})
        assert status in fine, (page.url, name, status)
        if status == 422:
            assert HUGE.decode() in html, (page.url, name)


@pytest.mark.parametrize("name", [pattern.name for pattern in urlpatterns])
def test_no_form_of_the_desk_can_be_broken(people, sam, name):
    page = sam.open(addresses(people)[name])
    assert page.status == 200
    if page.names and name != "queue":
        attack(sam, page)
    assert DiarySlot.objects.count() < 500


@pytest.mark.parametrize("field", ["text", "state", "owner", "what_happened", "district", "band", "overdue", "page"])
def test_no_filter_of_the_queue_can_be_broken(people, sam, field):
    send(people)
    for nasty in (*NASTY.values(), b"y" * 5000):
        assert sam.client.get("/desk/?" + urlencode({field: nasty})).status_code == 200
