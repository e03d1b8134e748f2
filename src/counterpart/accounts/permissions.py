"""What may be done (OBJECT_VERB, in alphabetical order), and which role may do it."""

from enum import StrEnum

from django.db.models import TextChoices


class Permission(StrEnum):
    AGREEMENT_MANAGE = "agreement_manage"
    AUDIT_READ = "audit_read"
    BUNDLE_MAKE = "bundle_make"
    CAMERA_MANAGE = "camera_manage"
    CASE_ALLOCATE = "case_allocate"
    CASE_READ = "case_read"
    CASE_REVIEW = "case_review"
    CASE_WORK = "case_work"
    CRIME_DATA_LOAD = "crime_data_load"
    DESK_OVERSEE = "desk_oversee"
    DIARY_MANAGE = "diary_manage"
    EVIDENCE_READ = "evidence_read"
    EVIDENCE_SEND = "evidence_send"
    EVIDENCE_WORK = "evidence_work"
    FIGURES_READ = "figures_read"
    FOOTAGE_REQUEST = "footage_request"
    HOTSPOT_READ = "hotspot_read"
    HOTSPOT_WORK = "hotspot_work"
    IMAGE_IDENTIFY = "image_identify"
    IMAGE_READ = "image_read"
    IMAGE_REVIEW = "image_review"
    IMAGE_WORK = "image_work"
    LINK_READ = "link_read"
    LINK_WORK = "link_work"
    ORGANISATION_MANAGE = "organisation_manage"
    OPERATIONS_MANAGE = "operations_manage"
    PATROL_LOG = "patrol_log"
    PERSON_INVITE = "person_invite"
    PREMISES_MANAGE = "premises_manage"
    REPORT_CREATE = "report_create"
    REPORT_READ = "report_read"
    RISK_READ = "risk_read"
    SEARCH_OVERSEE = "search_oversee"
    SEARCH_REVIEW = "search_review"
    SEARCH_RUN = "search_run"
    SERIES_READ = "series_read"
    SERIES_WORK = "series_work"
    SERVICE_FIGURES_READ = "service_figures_read"
    STATEMENT_CHECK = "statement_check"
    STATEMENT_DRAFT = "statement_draft"
    STATEMENT_PUBLISH = "statement_publish"
    WITNESS_READ = "witness_read"
    WITNESS_SIGN = "witness_sign"


class Role(TextChoices):
    BUSINESS_MANAGER = "business_manager", "Business manager"
    BUSINESS_STAFF = "business_staff", "Business staff"
    PARTNERSHIP_MANAGER = "partnership_manager", "Partnership manager"
    INVESTIGATOR = "investigator", "Desk investigator"
    SUPERVISOR = "supervisor", "Desk supervisor"
    ANALYST = "analyst", "Analyst"
    FORCE_ADMINISTRATOR = "force_administrator", "Force administrator"
    COMMISSIONER_STAFF = "commissioner_staff", "Commissioner's office staff"


_REPORTER = frozenset(
    {
        Permission.EVIDENCE_SEND,
        Permission.REPORT_CREATE,
        Permission.REPORT_READ,
        Permission.RISK_READ,
        Permission.SERVICE_FIGURES_READ,
        Permission.WITNESS_SIGN,
    }
)
_INVESTIGATOR = frozenset(
    {
        Permission.BUNDLE_MAKE,
        Permission.CASE_READ,
        Permission.CASE_WORK,
        Permission.EVIDENCE_READ,
        Permission.EVIDENCE_WORK,
        Permission.FOOTAGE_REQUEST,
        Permission.HOTSPOT_READ,
        Permission.IMAGE_IDENTIFY,
        Permission.IMAGE_READ,
        Permission.IMAGE_WORK,
        Permission.LINK_READ,
        Permission.LINK_WORK,
        Permission.PATROL_LOG,
        Permission.SEARCH_REVIEW,
        Permission.SEARCH_RUN,
        Permission.SERIES_READ,
        Permission.SERIES_WORK,
        Permission.SERVICE_FIGURES_READ,
        Permission.WITNESS_READ,
    }
)
# Reads the figures of the force, checks what another has drafted, and publishes what was checked.
_PUBLISHER = frozenset(
    {
        Permission.FIGURES_READ,
        Permission.SERVICE_FIGURES_READ,
        Permission.STATEMENT_CHECK,
        Permission.STATEMENT_PUBLISH,
    }
)

ROLE_PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.BUSINESS_STAFF: _REPORTER,
    Role.BUSINESS_MANAGER: _REPORTER | {Permission.CAMERA_MANAGE, Permission.PERSON_INVITE, Permission.PREMISES_MANAGE},
    Role.PARTNERSHIP_MANAGER: frozenset(
        {Permission.IMAGE_IDENTIFY, Permission.PERSON_INVITE, Permission.SERVICE_FIGURES_READ}
    ),
    Role.INVESTIGATOR: _INVESTIGATOR,
    Role.SUPERVISOR: _INVESTIGATOR
    | {
        Permission.CASE_ALLOCATE,
        Permission.CASE_REVIEW,
        Permission.DESK_OVERSEE,
        Permission.DIARY_MANAGE,
        Permission.FIGURES_READ,
        Permission.HOTSPOT_WORK,
        Permission.IMAGE_REVIEW,
        Permission.SEARCH_OVERSEE,
    },
    Role.ANALYST: _PUBLISHER
    | {
        Permission.CRIME_DATA_LOAD,
        Permission.HOTSPOT_READ,
        Permission.HOTSPOT_WORK,
        Permission.LINK_READ,
        Permission.SERIES_READ,
        Permission.STATEMENT_DRAFT,
    },
    Role.FORCE_ADMINISTRATOR: frozenset(
        {
            Permission.AGREEMENT_MANAGE,
            Permission.AUDIT_READ,
            Permission.OPERATIONS_MANAGE,
            Permission.ORGANISATION_MANAGE,
            Permission.PERSON_INVITE,
            Permission.SERVICE_FIGURES_READ,
        }
    ),
    Role.COMMISSIONER_STAFF: _PUBLISHER,
}

# Which roles an organisation of each kind can give.
ROLES_OF_KIND: dict[str, frozenset[str]] = {
    "business": frozenset({Role.BUSINESS_MANAGER, Role.BUSINESS_STAFF}),
    "partnership": frozenset({Role.PARTNERSHIP_MANAGER}),
    "force": frozenset({Role.INVESTIGATOR, Role.SUPERVISOR, Role.ANALYST, Role.FORCE_ADMINISTRATOR}),
    "commissioner": frozenset({Role.COMMISSIONER_STAFF}),
}
