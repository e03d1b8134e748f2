"""A case in which every page of the desk has something to show, and the addresses of all those pages."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from counterpart.casework.actions import closing, crimes, diary, merging, outcomes, quality, tasks
from counterpart.casework.models import Case, QualityReview
from counterpart.crimes.models import Crime
from counterpart.desk.urls import urlpatterns
from tests.factories import NOW, make_diary_slot
from tests.people import People
from tests.reports import send


def addresses(people: People, at: datetime = NOW) -> dict[str, str]:
    """The address of every page of the desk by its name."""
    known = keys(people, at)
    patterns = {pattern.name: str(pattern.pattern) for pattern in urlpatterns}
    return {
        name: reverse(f"desk:{name}", kwargs={key: value for key, value in known.items() if f":{key}>" in pattern})
        for name, pattern in patterns.items()
    }


def keys(people: People, at: datetime) -> dict[str, Any]:
    """What addresses name: a case in which every form of the desk has something to show."""
    again = {"occurrences": [{"from": at.isoformat(), "to": None, "note": "Again"}]}
    case, others = send(people, at=at, **again), [send(people, at=at) for _ in range(3)]
    by = {"by": people.sam.actor, "at": at}
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


def a_crime(case: Case, by: dict[str, Any]) -> Crime:
    six = case.triage_assessments.get().suggested["business_crime"]["answers"]
    victim = {"victim_kind": "business", "victim_name": "Castle Street Stores"}
    crime = crimes.record(
        case=case, incident=case.primary_incident, offence_code="46", flag_answers=six, **victim, **by
    )
    facts = {"suspect_identified": False, "victim_supports": True}
    outcomes.decide(case=case, crime=crime, outcome_type="18", reason="No face is seen", **facts, **by)
    return crime


def a_review(people: People, case: Case, by: dict[str, Any]) -> QualityReview:
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="A mistake", **by)
    closing.close(case=case, letter_body="Dear Priya", **by)
    period = {"from_at": by["at"], "to_at": by["at"] + timedelta(days=1)}
    return quality.sample(force=people.norfolk, n=1, seed=1, **period, **by)[0]
