from counterpart.links.models.comparison_mark import ComparisonMark
from counterpart.links.models.failed_comparison import FailedComparison
from counterpart.links.models.link import LIVE, Link, LinkState
from counterpart.links.models.link_review import LinkReview
from counterpart.links.models.linked_record import LinkedRecord, LinkKind, RecordSource
from counterpart.links.models.separation import Separation

__all__ = [
    "LIVE",
    "ComparisonMark",
    "FailedComparison",
    "Link",
    "LinkKind",
    "LinkReview",
    "LinkState",
    "LinkedRecord",
    "RecordSource",
    "Separation",
]
