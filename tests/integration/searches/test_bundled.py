"""The bundle of a case tells how it was searched, and shows nobody who has no part in it."""

import json

from counterpart.bundles.gathering import searches
from tests.factories import make_case


def told(case) -> list[dict]:
    (document,) = searches.gather(case).documents
    return json.loads(document.content)["searches"]


def test_people_purpose_reasons_and_outcome(on):
    on.decided(1, 1)
    (search,) = told(on.case)
    assert (search["requested_by"], search["authorised_by"]) == ("Alice Warren", "Sam Okafor")
    assert [(each["by"], each["chose_one"], each["reason"]) for each in search["reviews"]] == [
        ("Ivy Marsh", True, "The ears"),
        ("Omar Leigh", True, "The ears"),
    ]
    assert (search["outcome"], search["picture_chosen_by_both"]) == ("Possible match: a lead", on.known[2].reference)
    assert search["bands"][0] == "strong"


def test_of_the_gallery_only_whom_both_chose(on):
    on.decided(1, 2), on.made()
    text = json.dumps(told(on.case))
    assert not [image for image in on.known if image.reference in text]
    assert "agree" in text


def test_a_case_without_searches_has_no_such_part(people):
    assert searches.gather(make_case(force=people.norfolk)).documents == []
