from counterpart.places.models.district import District
from counterpart.places.models.lsoa import Lsoa
from counterpart.places.models.ward import Ward

__all__ = ["District", "Lsoa", "Ward"]
