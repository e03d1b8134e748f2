from counterpart.searches.models.assessment import Assessment, AssessmentKind
from counterpart.searches.models.candidate import Band, Candidate
from counterpart.searches.models.candidate_review import CandidateReview
from counterpart.searches.models.declared_group import AgeBand, DeclaredGroup, Sex
from counterpart.searches.models.dip_sample import DipFinding, DipSample
from counterpart.searches.models.face_search import FaceSearch, SearchOutcome, SearchState
from counterpart.searches.models.face_template import FaceTemplate, TemplateState
from counterpart.searches.models.reviewer_training import ReviewerTraining
from counterpart.searches.models.threshold_decision import ThresholdDecision

__all__ = [
    "AgeBand",
    "Assessment",
    "AssessmentKind",
    "Band",
    "Candidate",
    "CandidateReview",
    "DeclaredGroup",
    "DipFinding",
    "DipSample",
    "FaceSearch",
    "FaceTemplate",
    "ReviewerTraining",
    "SearchOutcome",
    "SearchState",
    "Sex",
    "TemplateState",
    "ThresholdDecision",
]
