"""The log of candidate searches: who asked, who authorised, who reviewed and why.

Of the gallery only the picture that both reviewers chose is named: the others show people who have no part in the case.
"""

from typing import Any

from counterpart.bundles.gathering.parts import Contents, document
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.searches.models import FaceSearch, SearchOutcome
from counterpart.searches.queries import finding, reviewing


def gather(case: Case) -> Contents:
    """Nothing where no search was made."""
    held = [case, *(each for each in groups.held_cases(case) if each.pk != case.pk)]
    searches = [_search(search) for each in held for search in finding.searches_of(each)]
    return Contents([document("data/searches.json", {"searches": searches}, "Candidate searches")] if searches else [])


def _search(search: FaceSearch) -> dict[str, Any]:
    reviews = list(reviewing.decided(search))
    agreed = reviews[0].candidate if search.outcome == SearchOutcome.MATCH else None
    return {
        "picture": search.image.reference,
        "purpose": search.purpose,
        "justification": search.justification,
        "requested_by": search.requested_by_name,
        "requested_at": search.requested_at,
        "authorised_by": search.authorised_by_name,
        "authorised_at": search.authorised_at,
        "not_made_because": search.refused_why,
        "matcher": search.matcher,
        "searched_at": search.searched_at,
        "gallery_size": search.gallery_size,
        "bands": list(search.candidates.order_by("rank").values_list("band", flat=True)),
        "reviews": [
            {
                "by": each.reviewer_name,
                "at": each.decided_at,
                "chose_one": each.candidate_id is not None,
                "reason": each.reason,
            }
            for each in reviews
        ],
        "outcome": search.get_outcome_display(),
        "picture_chosen_by_both": agreed.image.reference if agreed else None,
    }
