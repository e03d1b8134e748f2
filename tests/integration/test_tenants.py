"""A record is reached only through the organisation that somebody acts for: tried on every tenant's model there is."""

import pytest
from django.apps import apps

from counterpart.base.actors import Actor
from counterpart.base.scoping import TenantModel
from counterpart.crimes.models import Crime
from tests.factories import (
    NOW,
    make_appeal,
    make_camera,
    make_case,
    make_evidence_file,
    make_footage_request,
    make_invitation,
    make_report_draft,
    make_statement_request,
    make_upload_link,
    make_witness_draft,
    make_witness_statement,
)

# Figures of a force are its own and its Commissioner's: tests/integration/performance/test_tenants.py.
# What an investigation holds is a force's own: tests/integration/test_police_only.py.
POLICE_ONLY = {
    "bundles.Bundle",
    "evidence.Exhibit",
    "footage.FootageAppeal",
    "hotspots.Forecast",
    "hotspots.PatrolVisit",
    "hotspots.Response",
    "links.Link",
    "links.LinkedRecord",
    "links.Separation",
    "searches.Assessment",
    "searches.FaceSearch",
    "searches.ReviewerTraining",
    "searches.ThresholdDecision",
    "series.Series",
    "series.TierAssessment",
    "suspects.ImageChallenge",
    "suspects.Nominal",
    "suspects.NominalLink",
    "suspects.SuspectImage",
}
# What a force shows all its businesses: tests/integration/hotspots/test_editions.py.
SHOWN_TO_BUSINESSES = {"hotspots.SharedEdition"}
# What a force and a partnership share: tests/integration/test_shared_with_partnerships.py.
SHARED = {
    "partners.Disclosure",
    "partners.InformationSharingAgreement",
    "suspects.Circulation",
    "suspects.Identification",
}
MODELS = sorted(
    (
        model
        for model in apps.get_models()
        if issubclass(model, TenantModel)
        and model._meta.app_label != "performance"
        and model._meta.label not in POLICE_ONLY | SHARED | SHOWN_TO_BUSINESSES
    ),
    key=lambda model: model._meta.label,
)


@pytest.fixture
def records(people):
    """One record of each tenant's model that belongs to the Castle Street shop and, where it is one's own, to Tom."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    crime = Crime.objects.create(
        incident=case.primary_incident,
        offence_code="49",
        victim_kind="business",
        recorded_at=NOW,
        definition_code="npcc-2019",
        is_business_crime=True,
        harm_table="cchi-2026",
    )
    file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor)
    of_tom = {"incident": case.primary_incident, "by": people.tom.actor}
    return {
        "accounts.Invitation": make_invitation(organisation=people.castle_street),
        "accounts.RoleAssignment": people.tom.role,
        "casework.Case": case,
        "crimes.Crime": crime,
        "crimes.Incident": case.primary_incident,
        "crimes.ReportDraft": make_report_draft(organisation=people.castle_street, person=people.tom.person),
        "evidence.EvidenceFile": file,
        "evidence.UploadLink": make_upload_link(incident=case.primary_incident, organisation=people.castle_street),
        "footage.Camera": make_camera(premises=people.castle_street_shop, force=people.norfolk),
        "footage.FootageRequest": make_footage_request(
            appeal=make_appeal(case=case), organisation=people.castle_street
        ),
        "partners.Organisation": people.castle_street,
        "partners.Premises": people.castle_street_shop,
        "witnesses.StatementRequest": make_statement_request(incident=case.primary_incident),
        "witnesses.WitnessDraft": make_witness_draft(**of_tom),
        "witnesses.WitnessStatement": make_witness_statement(**of_tom),
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_only_its_own_people_reach_a_record(people, records, model):
    record = records[model._meta.label]

    def reaches(actor: Actor) -> bool:
        return model.objects.visible_to(actor).filter(pk=record.pk).exists()

    assert reaches(people.tom.actor)
    for outsider in (people.mallory, people.ruth, people.beth, people.oliver):
        assert not reaches(outsider.actor), outsider.person
    assert not reaches(people.nobody)
    assert not reaches(Actor.system("a job"))
    assert not reaches(Actor(name="Robin", person_id=people.priya.person.pk + 10_000))


def test_the_force_that_answers_reaches_what_is_reported_to_it(people, records):
    own = {
        label
        for label, record in records.items()
        if type(record).objects.visible_to(people.alice.actor).filter(pk=record.pk)
    }
    assert own == set(records) - {"crimes.ReportDraft"}
