from counterpart.partners.models.organisation import Organisation, OrganisationKind, SizeBand
from counterpart.partners.models.premises import Premises, PremisesType, Sector

__all__ = ["Organisation", "OrganisationKind", "Premises", "PremisesType", "Sector", "SizeBand"]
