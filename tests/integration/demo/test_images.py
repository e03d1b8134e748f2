"""Whom the demo identifies: only reports of crimes, for tiers look at nothing else."""

from counterpart.demo import images
from counterpart.places.models import District
from tests.factories import NOW, make_case, make_incident, make_premises

NO_CRIME = {"not_recorded_at": NOW, "not_recorded_reason": "A mistake at the till"}


def test_reports_that_were_no_crime_or_were_withdrawn_are_left_out(people):
    district = District.objects.create(code="E07999999", name="Elsewhere", force_code="E23000022")
    shop = {"force": people.norfolk, "premises": make_premises(), "district": district}
    crime, *_ = [
        make_case(incident=make_incident(**shop, **told), owner=people.alice.person)
        for told in ({}, NO_CRIME, {"withdrawn_at": NOW})
    ]
    assert list(images._cases()) == [crime]
