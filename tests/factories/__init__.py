"""Records for tests, one module per entity. Each factory takes any field and makes up the rest."""

from tests.factories.agreement import make_agreement, make_disclosure
from tests.factories.bundle import make_bundle
from tests.factories.case import make_case
from tests.factories.crime import make_crime
from tests.factories.diary_slot import make_diary_slot
from tests.factories.evidence import make_evidence_file, make_upload_link
from tests.factories.footage import make_appeal, make_camera, make_footage_request
from tests.factories.hotspots import make_forecast, make_patrol_visit, make_response, make_score
from tests.factories.incident import make_incident
from tests.factories.invitation import make_invitation
from tests.factories.links import make_description, make_link, make_linked_record
from tests.factories.moments import NOW
from tests.factories.organisation import make_organisation
from tests.factories.person import make_person
from tests.factories.premises import make_premises
from tests.factories.report_draft import make_report_draft, theft
from tests.factories.role_assignment import make_role_assignment
from tests.factories.series import make_series, make_tier_assessment
from tests.factories.shared_edition import make_shared_edition
from tests.factories.suspects import (
    make_circulation,
    make_identification,
    make_image_challenge,
    make_nominal,
    make_nominal_link,
    make_suspect_image,
)
from tests.factories.witness import make_statement_request, make_witness_draft, make_witness_statement

__all__ = [
    "NOW",
    "make_agreement",
    "make_appeal",
    "make_bundle",
    "make_camera",
    "make_case",
    "make_circulation",
    "make_crime",
    "make_description",
    "make_diary_slot",
    "make_disclosure",
    "make_evidence_file",
    "make_footage_request",
    "make_forecast",
    "make_identification",
    "make_image_challenge",
    "make_incident",
    "make_invitation",
    "make_link",
    "make_linked_record",
    "make_nominal",
    "make_nominal_link",
    "make_organisation",
    "make_patrol_visit",
    "make_person",
    "make_premises",
    "make_report_draft",
    "make_response",
    "make_role_assignment",
    "make_score",
    "make_series",
    "make_shared_edition",
    "make_statement_request",
    "make_suspect_image",
    "make_tier_assessment",
    "make_upload_link",
    "make_witness_draft",
    "make_witness_statement",
    "theft",
]
