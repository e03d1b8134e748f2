"""What a force and one partnership share is reached by the two, and by nobody else."""

import pytest
from django.apps import apps

from tests.factories import (
    make_agreement,
    make_case,
    make_circulation,
    make_disclosure,
    make_identification,
    make_suspect_image,
)
from tests.integration.test_tenants import SHARED


@pytest.fixture
def records(people):
    """One record of each kind between Norfolk and Beth's partnership."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    image = make_suspect_image(case=case, by=people.alice.actor)
    agreement = make_agreement(force=people.norfolk, partner=people.beth.organisation)
    return {
        "partners.Disclosure": make_disclosure(agreement=agreement),
        "partners.InformationSharingAgreement": agreement,
        "suspects.Circulation": make_circulation(image=image, agreement=agreement),
        "suspects.Identification": make_identification(image=image, by=people.beth.actor),
    }


@pytest.mark.parametrize("label", sorted(SHARED))
def test_only_the_two_parties_reach_it(people, records, label):
    model, record = apps.get_model(label), records[label]
    for person in people:
        reached = model.objects.visible_to(person.actor).filter(pk=record.pk).exists()
        assert reached == (person.organisation in (people.norfolk, people.beth.organisation)), person.person
    assert not model.objects.visible_to(people.nobody).exists()


def test_a_partnership_does_not_reach_what_officers_said_or_what_was_refused_to_it(people, records):
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    image = make_suspect_image(case=case, by=people.alice.actor)
    said = make_identification(image=image, by=people.sam.actor)
    officers = make_circulation(image=image)
    refused = make_disclosure(agreement=records["partners.InformationSharingAgreement"], refused_reason="not covered")
    for record in (said, officers, refused):
        assert not type(record).objects.visible_to(people.beth.actor).filter(pk=record.pk).exists()
