"""The diary's times, oversight, quality, and the pages that list cases."""

from datetime import timedelta

import pytest

from counterpart.base.clock import now
from counterpart.casework.actions import allocation, closing, crimes, sweeping
from counterpart.casework.models import DiarySlot, QualityReview
from counterpart.links.actions import reviews
from tests.factories import NOW, make_link, make_linked_record, make_nominal, make_series
from tests.reports import send

TIMES = {"from_time": "9am", "to_time": "11am", "minutes": "30", "capacity": "2"}


def day(prefix, value):
    return {f"{prefix}-day": str(value.day), f"{prefix}-month": str(value.month), f"{prefix}-year": str(value.year)}


def test_times_are_opened_and_shown(sam):
    tomorrow = now().date() + timedelta(days=1)
    sam.open("/desk/diary/open/")
    page = sam.send(**day("day", tomorrow), **TIMES)
    assert "open for booking" in page.html
    assert DiarySlot.objects.count() == 4
    assert "2 free" in sam.open(f"/desk/diary/?day={tomorrow.isoformat()}").html


def test_times_that_the_clocks_skip_are_refused_beside_the_field(sam):
    sam.open("/desk/diary/open/")
    page = sam.send(**day("day", now().date().replace(2027, 3, 28)), **(TIMES | {"from_time": "1:30am"}))
    assert page.status == 422
    assert "#id_from_time" in page.errors


def test_an_end_before_the_start_is_refused_beside_the_field(sam):
    sam.open("/desk/diary/open/")
    page = sam.send(**day("day", now().date() + timedelta(days=1)), **(TIMES | {"to_time": "8am"}))
    assert "#id_to_time" in page.errors
    assert page.fields["capacity"] == "2"


@pytest.mark.parametrize("asked", ["", "x", "2026-02-31", "0001-01-01", "9999-12-31", "%00"])
def test_the_diary_takes_any_day(alice, asked):
    assert alice.open(f"/desk/diary/?day={asked}").status == 200


def test_supervisors_see_promises_about_to_be_missed(sam, people):
    case = send(people, at=now() - timedelta(hours=22, minutes=30))
    sweeping.sweep(at=now())
    assert "Promises about to be missed" in sam.open("/desk/oversight/").html
    warnings = sam.page.html.partition("Promises about to be missed")[2].partition("</table>")[0]
    assert case.reference in warnings


def test_the_workload_leads_to_somebodys_cases(sam, people, case):
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    other = send(people)
    address = f"/desk/?owner={people.alice.person.pk}"
    assert address in sam.open("/desk/oversight/").html
    page = sam.open(address)
    assert case.reference in page.html
    assert other.reference not in page.html


def test_a_sample_is_drawn_and_reviewed(sam, alice, people, case):
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="No", by=people.alice.actor, at=NOW)
    closing.close(case=case, letter_body="Dear Priya", by=people.alice.actor, at=now() - timedelta(days=1))
    sam.open("/desk/quality/")
    assert "1 drawn" in sam.send(size="5").html
    review = QualityReview.objects.get()
    page = sam.open(f"/desk/quality/{review.pk}/")
    codes = [name.removeprefix("met_") for name in page.names if name.startswith("met_")]
    met = {f"met_{code}": "yes" for code in codes}
    sam.send(**(met | {f"met_{codes[0]}": "no"}), learning="Look <u>twice</u>")
    assert f"#id_note_{codes[0]}" in sam.page.errors
    assert sam.page.fields["learning"].strip() == "Look <u>twice</u>"
    assert "The review is saved" in sam.send(**{f"note_{codes[0]}": "No reason given"}).html
    assert sam.open(f"/desk/quality/{review.pk}/").status == 200


def test_my_day_counts_the_answers_that_wait_for_me_and_not_what_i_have_answered(alice, people):
    assert "Waiting for your answer" not in alice.open("/desk/my-day/").html
    one, other = (make_linked_record(force=people.norfolk, row=make_nominal(force=people.norfolk)) for _ in "ab")
    link = make_link(left=one, right=other, kind="vehicles")
    make_series(force=people.norfolk)
    shown = alice.open("/desk/my-day/").html
    assert 'href="/desk/links/?kind=vehicles">1 question about links' in shown
    assert "1 series" in shown
    reviews.review(link=link, agrees=True, reason="Known", by=people.alice.actor, at=NOW)
    assert "question about links" not in alice.open("/desk/my-day/").html


def test_my_day_gathers_what_is_mine(alice, people, case):
    send(people)
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    page = alice.open("/desk/my-day/")
    assert case.reference in page.html
    assert page.html.count("cp-queue__row ") == 1
