"""Whatever is typed into any field of the desk ends in a clear error with the typing kept, or is taken as it is."""

from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from counterpart.casework.actions import closing, crimes, diary, merging, outcomes, quality, tasks
from counterpart.casework.models import DiarySlot
from counterpart.desk.urls import urlpatterns
from tests.factories import NOW, make_diary_slot
from tests.reporting import Page, Reporter
from tests.reports import send

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


def keys(people) -> dict[str, int | str]:
    """What addresses name: a case in which every form of the desk has something to show."""
    again = {"occurrences": [{"from": NOW.isoformat(), "to": None, "note": "Again"}]}
    case, others, by = send(people, **again), [send(people) for _ in range(3)], {"by": people.sam.actor, "at": NOW}
    crime = a_crime(case, by)
    diary.book(case=case, slot=make_diary_slot(force=people.norfolk), **by)
    return {
        "reference": case.reference,
        "incident_id": case.primary_incident_id,
        "crime_id": crime.pk,
        "enquiry_id": case.enquiries.earliest("position").pk,
        "task_id": tasks.add(case=case, title="Fetch the disc", **by).pk,
        "merge_id": merging.merge(survivor=case, merged=others[0], reason="One man", **by).pk,
        "review_id": a_review(people, others[1], by).pk,
    }


def a_crime(case, by):
    six = case.triage_assessments.get().suggested["business_crime"]["answers"]
    victim = {"victim_kind": "business", "victim_name": "Castle Street Stores"}
    crime = crimes.record(
        case=case, incident=case.primary_incident, offence_code="46", flag_answers=six, **victim, **by
    )
    facts = {"suspect_identified": False, "victim_supports": True}
    outcomes.decide(case=case, crime=crime, outcome_type="18", reason="No face is seen", **facts, **by)
    return crime


def a_review(people, case, by):
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="A mistake", **by)
    closing.close(case=case, letter_body="Dear Priya", **by)
    return quality.sample(force=people.norfolk, n=1, seed=1, from_at=NOW, to_at=NOW + timedelta(days=1), **by)[0]


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
    known = keys(people)
    pattern = next(str(pattern.pattern) for pattern in urlpatterns if pattern.name == name)
    wanted = {key: value for key, value in known.items() if f":{key}>" in pattern}
    page = sam.open(reverse(f"desk:{name}", kwargs=wanted))
    assert page.status == 200
    if page.names and name != "queue":
        attack(sam, page)
    assert DiarySlot.objects.count() < 500


@pytest.mark.parametrize("field", ["text", "state", "owner", "what_happened", "district", "band", "overdue", "page"])
def test_no_filter_of_the_queue_can_be_broken(people, sam, field):
    send(people)
    for nasty in (*NASTY.values(), b"y" * 5000):
        assert sam.client.get("/desk/?" + urlencode({field: nasty})).status_code == 200
