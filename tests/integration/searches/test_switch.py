"""Candidate search is off until everything stands, and off again the moment that something does not."""

from datetime import timedelta

import pytest

from counterpart.searches.actions import assessments, matching, reviews, searches, templates
from counterpart.searches.errors import NotIndependent, SwitchedOff, WrongValue
from counterpart.searches.models import Assessment, FaceTemplate, ReviewerTraining, SearchState, ThresholdDecision
from counterpart.searches.queries import switch
from tests.factories import NOW, make_case
from tests.factories.suspects import make_suspect_image
from tests.searching import TODAY, assess, switch_on

LATER = NOW.replace(year=2100)


def test_at_first_everything_is_missing(people, settings):
    settings.FACES = "off"
    words = " ".join(switch.missing(people.norfolk, NOW))
    assert "COUNTERPART_FACES" in words
    assert "data protection" in words
    assert "equality" in words
    assert "two people" in words


def test_with_all_on_record_it_is_on_for_that_force_alone(people):
    switch_on(people)
    assert switch.missing(people.norfolk, NOW) == []
    assert len(switch.missing(people.suffolk, NOW)) == 4


@pytest.mark.parametrize("model", [Assessment, ReviewerTraining, ThresholdDecision])
def test_each_of_it_is_needed(people, model):
    switch_on(people)
    model.objects.first().delete()
    assert len(switch.missing(people.norfolk, NOW)) == 1


def test_it_is_off_on_the_day_on_which_an_assessment_expires(people):
    switch_on(people)
    assert switch.missing(people.norfolk, LATER)


def test_the_stand_in_counts_in_a_demo_or_in_development_only(people, settings):
    switch_on(people)
    settings.DEBUG, settings.DEMO = False, False
    assert "COUNTERPART_FACES" in switch.missing(people.norfolk, NOW)[0]


def test_nothing_can_be_asked_authorised_made_or_reviewed_while_it_is_off(on):
    asked, made = on.ask(), on.made()
    authorised = searches.authorise(search=on.ask(), by=on.people.sam.actor, at=NOW)
    assessments.withdraw(assessment=Assessment.objects.first(), why="It is outdated", by=on.people.sam.actor, at=NOW)
    with pytest.raises(SwitchedOff, match="data protection"):
        on.ask()
    with pytest.raises(SwitchedOff):
        searches.authorise(search=asked, by=on.people.sam.actor, at=NOW)
    with pytest.raises(SwitchedOff):
        reviews.begin(search=made, by=on.ivy.actor, at=NOW)
    assert matching.run(search=authorised, at=NOW).state == SearchState.FAILED
    assert not authorised.candidates.exists()


def test_all_templates_are_forgotten_when_it_may_not_be(on):
    assert FaceTemplate.objects.count() == 12
    Assessment.objects.update(withdrawn_at=NOW)
    templates.keep_up(at=NOW)
    assert not FaceTemplate.objects.exists()


def test_none_is_made_while_it_is_off(people):
    case = make_case(force=people.norfolk)
    make_suspect_image(case=case, by=people.alice.actor, image_class="known")
    templates.keep_up(at=NOW)
    assert not FaceTemplate.objects.exists()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"approved_by_name": "sam okafor"}, NotIndependent),
        ({"document_sha256": "ab"}, WrongValue),
        ({"approved_on": TODAY + timedelta(days=1)}, WrongValue),
        ({"approved_on": TODAY, "expires_on": TODAY - timedelta(days=400)}, WrongValue),
    ],
)
def test_an_assessment_that_cannot_be_is_refused(people, fields, error):
    with pytest.raises(error):
        assess(people, "data_protection", **fields)
