from counterpart.suspects.models.circulation import Audience, Circulation
from counterpart.suspects.models.identification import Confidence, Identification, IdentificationState
from counterpart.suspects.models.identification_review import IdentificationReview
from counterpart.suspects.models.image_challenge import ChallengeOutcome, ImageChallenge
from counterpart.suspects.models.nominal import Nominal
from counterpart.suspects.models.nominal_link import NominalLink
from counterpart.suspects.models.not_known import NotKnown
from counterpart.suspects.models.suspect_image import ImageClass, QualityBand, SuspectImage, UnderEighteen

__all__ = [
    "Audience",
    "ChallengeOutcome",
    "Circulation",
    "Confidence",
    "Identification",
    "IdentificationReview",
    "IdentificationState",
    "ImageChallenge",
    "ImageClass",
    "Nominal",
    "NominalLink",
    "NotKnown",
    "QualityBand",
    "SuspectImage",
    "UnderEighteen",
]
