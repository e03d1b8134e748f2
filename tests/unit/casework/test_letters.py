"""Letters: plain English, and no blank where a fact is missing."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from counterpart.casework import letters
from counterpart.casework.letters import rendering
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from tests.factories.moments import NOW

INCIDENT = Incident(
    reference="BCR-BCDF-GHJK",
    force=Organisation(name="Norfolk Constabulary"),
    reporter_name="Priya Shah",
    what_happened="making_off",
    reported_at=NOW,
)
FACTS = {
    "officer": "Alice Warren",
    "offence": "Shoplifting",
    "outcome": "Charged",
    "reason": "He admitted it",
    "crime_number": "36/12345/26",
    "findings": ["Shoplifting: charged"],
    "contact_how": "email",
    "contact_by": "11:00am on 4 June 2026",
    "call_at": "",
    "earlier": "",
    "of": "BCR-ZZZZ-ZZZZ",
    "follow": "",
    "is_known": True,
}


@pytest.mark.parametrize("template", letters.TITLES)
def test_every_letter_is_whole(template: str) -> None:
    letter = letters.compose(template, INCIDENT, **FACTS)
    assert "BCR-BCDF-GHJK" in letter.subject
    assert letter.body.startswith("Dear Priya Shah,")
    assert letter.body.rstrip().endswith("Norfolk Constabulary")
    assert "\n\n\n" not in letter.body
    assert "{" not in letter.subject + letter.body


def test_every_template_has_a_title() -> None:
    folder = Path(rendering.__file__).parent
    assert {path.stem for path in folder.glob("*.txt")} == set(letters.TITLES)


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="officer"):
        letters.compose("taken", INCIDENT)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"contact_how": "none", "contact_by": ""}, "You asked us not to contact you"),
        ({"call_at": "3:00pm on 3 June 2026"}, "We will telephone you at 3:00pm on 3 June 2026"),
        ({}, "We will contact you within 24 hours, by 11:00am on 4 June 2026"),
    ],
)
def test_the_confirmation_says_what_was_promised(facts: dict[str, str], words: str) -> None:
    assert words in letters.compose("confirmation", INCIDENT, **(FACTS | facts)).body


def test_a_report_without_a_name_is_answered_politely() -> None:
    nameless = Incident(reference="BCR-BCDF-GHJK", force=INCIDENT.force, what_happened="theft", reported_at=NOW)
    assert letters.compose("taken", nameless, officer="Alice Warren").body.startswith("Dear colleague,")
