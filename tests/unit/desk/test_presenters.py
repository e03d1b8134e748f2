"""What the desk shows, out of rows that were never saved."""

from datetime import timedelta

import pytest

from counterpart.accounts.models import Person
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.casework.models import CallBack, Case, DiarySlot, ServiceClock, Task
from counterpart.casework.queries.figures import ClockFigures, Workload
from counterpart.casework.queries.repeats import Repeats
from counterpart.crimes.models import Incident
from counterpart.desk.presenters import figures, my_day, queue, tags, timeline
from counterpart.partners.models import Organisation
from tests.factories import NOW

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ALICE = Actor(name="Alice Warren", person_id=7)


def a_case(**fields):
    incident = Incident(what_happened="theft", address="Market Place", reported_at=NOW - 3 * HOUR)
    defaults = {"reference": "BCR-BCDF-GHJK", "primary_incident": incident, "harm_band": 3, "state": "new"}
    case = Case(**(defaults | fields))
    case.raised_band, case.has_unread, case.has_call = fields.get("harm_band", 3), False, False
    return case


@pytest.mark.parametrize(
    ("due_in", "words", "tone"),
    [
        (50 * HOUR, "2 days left", "active"),
        (26 * HOUR, "26 hours left", "active"),
        (4 * HOUR, "4 hours left", "waiting"),
        (5 * MINUTE, "5 minutes left", "waiting"),
        (0 * HOUR, "0 minutes over", "urgent"),
        (-9 * HOUR, "9 hours over", "urgent"),
    ],
)
def test_a_promise_is_told_in_its_largest_unit(due_in, words, tone):
    assert queue.promise_tag(NOW + due_in, NOW) == tags.Tag(words, tone)


def test_a_row_says_what_where_and_how_long():
    case = a_case(contact_due_at=NOW + HOUR)
    case.raised_band = 1
    (row,) = queue.rows_of([case], at=NOW, actor=ALICE, counts={case.pk: Repeats(business=5, premises=10)})
    assert row.title == "Theft at Market Place"
    assert row.facts == ["3 hours ago"]
    assert [tag.text for tag in row.repeats] == ["Chronic location: 10 in 12 months", "Repeat victim: 5 in 12 months"]
    assert (row.priority, row.raised_from) == (tags.Tag("Urgent", "urgent"), "raised")
    assert row.promise == tags.Tag("1 hour left", "waiting")
    assert (row.owner, row.is_mine, row.state) == ("", False, None)
    assert row.claim_href.endswith("/claim/")


def test_a_row_of_mine_and_a_row_that_is_closed():
    mine = a_case(owner=Person(pk=7, name="Alice Warren"), state="open")
    closed = a_case(state="closed")
    first, second = queue.rows_of([mine, closed], at=NOW, actor=ALICE)
    assert (first.is_mine, first.claim_href, first.promise) == (True, "", None)
    assert (second.state, second.claim_href) == (tags.Tag("Closed"), "")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"organisation": Organisation(name="Rival Traders")}, "Rival Traders"),
        ({}, "Market Place"),
        ({"primary_incident": Incident(what_happened="theft", reporter_name="Jo")}, "Jo"),
        ({"primary_incident": Incident(what_happened="theft")}, "a place not given"),
    ],
)
def test_a_case_is_named_by_the_nearest_place(fields, where):
    assert queue.title_of(a_case(**fields)) == f"Theft at {where}"


def test_tones_follow_the_band():
    assert [tags.band_tag(band).tone for band in range(5)] == ["urgent", "urgent", "waiting", "neutral", "neutral"]


def test_openings_close_together_are_one_line():
    def seen(minutes, who=7):
        at = NOW - minutes * MINUTE
        return AuditEvent(at=at, actor_id=who, actor_name=f"P{who}", actor_role="investigator", action="case.open")

    events = [seen(0), seen(10), seen(40), seen(45, who=8), seen(50), seen(200)]
    lines = [(entry.name, entry.did) for entry in timeline._sights(events)]
    assert lines == [
        ("P7", "Opened the case (3 times)"),
        ("P8", "Opened the case"),
        ("P7", "Opened the case"),
        ("P7", "Opened the case"),
    ]


def test_an_action_without_words_is_spelled_out():
    assert timeline.did("clock.owner_warned") == "clock: owner warned"


def test_a_warning_leads_to_what_keeps_its_promise():
    warning = Task(case=a_case(), title="x", clock=ServiceClock(kind="recording"), due_at=NOW - HOUR)
    task = Task(pk=4, case=a_case(), title="Fetch the disc")
    first, second = my_day.task_items([warning, task], at=NOW)
    assert (first["title"], first["status"]) == ("Record a crime, or say why not", "Overdue")
    assert first["href"].endswith("/crime/")
    assert (second["title"], second["status"]) == ("Fetch the disc", "To do")
    assert second["href"].endswith("/tasks/4/")


def test_a_call_whose_time_has_come_says_now():
    slots = [DiarySlot(starts_at=NOW + shift, ends_at=NOW + shift + HOUR) for shift in (-MINUTE, HOUR)]
    calls = my_day.call_items([CallBack(case=a_case(), slot=slot) for slot in slots], at=NOW)
    assert [call["status"] for call in calls] == ["Now", "Booked"]


def test_the_figures_of_a_day_warn_of_what_is_late():
    load = Workload(owner=None, cases=12, overdue=0, serious=3, next_due_at=None)
    shown = my_day.day_figures(load, [], [Task(due_at=NOW - HOUR), Task()], at=NOW)
    assert [figure["value"] for figure in shown] == ["12", "0", "0", "2"]
    assert [figure.get("urgent", False) for figure in shown] == [False, False, False, True]


def test_a_rate_of_nothing_is_no_rate():
    none = ClockFigures(promised=0, kept=0, missed=0, running=0, paused=0, waived=0, rate=None)
    assert figures.promise_figures(none)[0]["value"] == "None yet"
    assert figures.clock_rows([("First contact", none)]) == [["First contact", "0", "0", "0", "0", "0", "None yet"]]
