from counterpart.partners.models.disclosure import Disclosure
from counterpart.partners.models.information_sharing_agreement import Direction, InformationSharingAgreement, Tlp
from counterpart.partners.models.organisation import Organisation, OrganisationKind, SizeBand
from counterpart.partners.models.premises import Premises, PremisesType, Sector

__all__ = [
    "Direction",
    "Disclosure",
    "InformationSharingAgreement",
    "Organisation",
    "OrganisationKind",
    "Premises",
    "PremisesType",
    "Sector",
    "SizeBand",
    "Tlp",
]
