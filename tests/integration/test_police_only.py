"""What an investigation holds is reached by the force that answers it, and by nobody else."""

from uuid import uuid4

import pytest
from django.apps import apps

from counterpart.evidence.models import Exhibit
from counterpart.links.models import Separation
from counterpart.searches.models import Assessment, FaceSearch, ReviewerTraining, ThresholdDecision
from tests.factories import (
    NOW,
    make_appeal,
    make_bundle,
    make_case,
    make_evidence_file,
    make_forecast,
    make_image_challenge,
    make_link,
    make_linked_record,
    make_nominal,
    make_nominal_link,
    make_patrol_visit,
    make_response,
    make_series,
    make_suspect_image,
    make_tier_assessment,
)
from tests.integration.test_tenants import POLICE_ONLY
from tests.searching import FAR, TODAY


@pytest.fixture
def records(people):
    """One record of each model that is the police's alone, of a case of the Castle Street shop."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor)
    exhibit = Exhibit.objects.create(
        case=case, file=file, producer_name="Tom Reeve", initials="TR", serial=1, reference="TR/1", produced_at=NOW
    )
    image = make_suspect_image(case=case, by=people.alice.actor)
    nominal = make_nominal(force=people.norfolk)
    one, other = (make_linked_record(force=people.norfolk) for _ in range(2))
    pair = {"force": people.norfolk, "left": one, "right": other}
    of_force, days = {"force": people.norfolk}, {"expires_on": FAR, "recorded_at": NOW}
    return {
        "bundles.Bundle": make_bundle(case=case),
        "evidence.Exhibit": exhibit,
        "footage.FootageAppeal": make_appeal(case=case),
        "hotspots.Forecast": make_forecast(**of_force),
        "hotspots.PatrolVisit": make_patrol_visit(**of_force),
        "hotspots.Response": make_response(**of_force),
        "links.Link": make_link(left=one, right=other),
        "links.LinkedRecord": one,
        "links.Separation": Separation.objects.create(
            **pair, split=uuid4(), reason="Two", separated_at=NOW, separated_by=people.sam.person
        ),
        "searches.Assessment": Assessment.objects.create(**of_force, **days, kind="equality_impact", approved_on=TODAY),
        "searches.FaceSearch": FaceSearch.objects.create(
            **of_force, key=uuid4(), case=case, image=image, requested_at=NOW
        ),
        "searches.ReviewerTraining": ReviewerTraining.objects.create(
            **of_force, **days, person=people.alice.person, trained_on=TODAY
        ),
        "searches.ThresholdDecision": ThresholdDecision.objects.create(
            **of_force, strong_below=1, moderate_below=2, least_quality=0, decided_at=NOW
        ),
        "series.Series": make_series(force=people.norfolk, incidents=[case.primary_incident]),
        "series.TierAssessment": make_tier_assessment(nominal=nominal),
        "suspects.ImageChallenge": make_image_challenge(force=people.norfolk, image=image),
        "suspects.Nominal": nominal,
        "suspects.NominalLink": make_nominal_link(nominal=nominal, image=image, by=people.alice.actor),
        "suspects.SuspectImage": image,
    }


@pytest.mark.parametrize("label", sorted(POLICE_ONLY))
def test_only_the_force_that_answers_reaches_it(people, records, label):
    model, record = apps.get_model(label), records[label]
    for person in people:
        reached = model.objects.visible_to(person.actor).filter(pk=record.pk).exists()
        assert reached == (person.organisation == people.norfolk), person.person
    assert not model.objects.visible_to(people.nobody).exists()
