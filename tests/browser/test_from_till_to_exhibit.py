"""From the till to an exhibit: reported, sent, scanned, watched, marked, produced; continuity tells all of it."""

import pytest
from django.urls import reverse

from counterpart.base.jobs.worker import Worker
from counterpart.evidence import continuity
from counterpart.evidence.models import EvidenceFile
from tests.browser.desk.conftest import browser_of, people  # noqa: F401 (fixtures)
from tests.browser.desk.test_evidence import until
from tests.browser.test_reporting import shop_theft
from tests.recordings import FOOTAGE
from tests.verification.clamd import running_clamd

# The recording goes the whole way, through a scanner, ffmpeg and two browsers.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("ffmpeg"),
    pytest.mark.needs("clamd"),
    pytest.mark.django_db(transaction=True),
]


PATIENCE = 90_000  # milliseconds: a busy machine is no fault


@pytest.fixture(autouse=True)
def scanner(settings):
    with running_clamd() as address:
        settings.CLAMD = address
        yield


def desk(case, name, file=None):
    keys = {"reference": case.reference, **({"key": file.key} if file else {})}
    return reverse(f"desk_evidence:{name}", kwargs=keys)


def test_from_till_to_exhibit(people, browser_of, live_server):  # noqa: F811 (fixtures)
    film = the_shop_reports_and_sends(browser_of(people.priya), live_server.url)
    case = film.incident.primary_case
    page = browser_of(people.alice)
    work_off()
    the_officer_watches_and_marks(page, case, film)
    the_officer_blurs(page, case, film)
    work_off()
    stills = film.copies.filter(role="still", recipe__isnull=False).order_by("-pk")
    produce(page, case, film)
    produce(page, case, stills[0])
    produce(page, case, film.copies.get(role="blurred"))
    page.goto(desk(case, "exhibits"))
    assert [row.inner_text().split()[0] for row in page.locator("tbody tr").all()] == ["AB/1", "AB/1/1", "AB/1/2"]
    what_continuity_tells(page, case, film)


def the_shop_reports_and_sends(page, address) -> EvidenceFile:
    shop_theft(page, address)
    page.get_by_role("button", name="Send CCTV and other files").click()
    page.get_by_label("Choose files").set_input_files(FOOTAGE)
    page.locator(".cp-uploader__file--done").wait_for(timeout=PATIENCE)
    return EvidenceFile.objects.get(role="master")


def work_off() -> None:
    Worker().run_waiting()


def the_officer_watches_and_marks(page, case, film) -> None:
    page.goto(desk(case, "evidence"))
    page.get_by_role("link", name=film.name).click()
    page.locator("[data-controls]").wait_for()  # the script has come
    until(page, "document.querySelector('video').readyState > 1")
    page.locator("video").focus()
    for _ in range(3):
        page.keyboard.press(".")
        until(page, "!document.querySelector('video').seeking")
    page.get_by_label("What is to be seen?").fill("He comes in")
    page.get_by_role("button", name="Mark this moment").click()
    page.get_by_text("The moment is marked").wait_for()
    page.locator("[data-controls]").wait_for()
    page.locator("video").focus()
    page.keyboard.press("s")
    page.get_by_text("The still is taken").wait_for(timeout=PATIENCE)


def the_officer_blurs(page, case, film) -> None:
    page.locator("[data-blur]").click()
    areas = page.locator("[data-areas]")
    areas.scroll_into_view_if_needed()
    box = areas.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 140)
    page.mouse.up()
    page.get_by_role("button", name="Make the copy").click()
    page.get_by_text("The copy is being made").wait_for()


def produce(page, case, file) -> None:
    page.goto(desk(case, "produce", file))
    page.locator("[name=producer_name]").fill("Anna Berg")
    if page.locator("[name=initials]").count():
        page.locator("[name=initials]").fill("AB")
    page.locator("[name=description]").fill("Of the till")
    page.get_by_role("button", name="Make it an exhibit").click()
    page.get_by_text("The file is an exhibit").wait_for()


def what_continuity_tells(page, case, film) -> None:
    page.goto(desk(case, "continuity", film))
    told = [row.locator("td").nth(3).inner_text() for row in page.locator("tbody tr").all()]
    assert told[:2] == ["Received", "Scanned"]
    assert {"Viewed", "Working copy made", "Made an exhibit"} <= set(told)
    assert page.get_by_text("No entry is missing").is_visible()
    assert continuity.is_whole(film)
    film.refresh_from_db()
    assert film.scanner.startswith("ClamAV ")
