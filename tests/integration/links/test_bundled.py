"""The bundle of a case tells what two people linked, why, and who agreed."""

import json

from counterpart.bundles.gathering import links
from tests.factories import make_case
from tests.linking import linking


def test_each_confirmed_link_of_the_case_with_reasons_and_names(people):
    on = linking(people)
    (document,) = links.gather(on.case).documents
    told = json.loads(document.content)["links"]
    assert document.path == "data/record-links.json"
    assert len(told) == 2
    assert [each["by"] for each in told[0]["agreed"]] == ["Alice Warren", "Ivy Marsh"]
    assert told[0]["reasons"]["fields"][0] == {
        "field": "forename",
        "title": "First name",
        "words": "Same first name",
        "weight": 11.8,
    }
    references = {record["reference"] for each in told for record in each["records"]}
    assert {on.case.reference, on.nominal.reference} <= references


def test_neither_suggestions_nor_what_other_records_say(people):
    on = linking(people)
    (document,) = links.gather(on.case).documents
    assert str(on.waiting.weight) not in document.content.decode()
    assert "Kazimierz" not in document.content.decode()


def test_a_case_without_links_has_no_such_part(people):
    assert links.gather(make_case(force=people.norfolk)).documents == []
