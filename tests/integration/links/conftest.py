from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from counterpart.links import linking
from counterpart.links.actions import reviews
from counterpart.links.models import Link
from counterpart.suspects.models import Nominal
from tests.factories import NOW, make_linked_record, make_nominal
from tests.people import People
from tests.searching import reviewer

BORN = date(1991, 4, 17)


@pytest.fixture(autouse=True)
def no_index_of_another_test() -> Iterator[None]:
    linking.forget()
    yield
    linking.forget()


@pytest.fixture
def ivy(people: People):
    return reviewer("Ivy Marsh", people)


@pytest.fixture
def nominal(people: People) -> Callable[..., Nominal]:
    """Person records of Norfolk: Casimir Oakes, born on one day, unless told otherwise."""

    def make(**fields: Any) -> Nominal:
        return make_nominal(force=people.norfolk, **({"name": "Casimir Oakes", "date_of_birth": BORN} | fields))

    return make


@pytest.fixture
def record(people: People, nominal):
    """Linked records of such people."""

    def make(**fields: Any):
        return make_linked_record(force=people.norfolk, row=nominal(**fields))

    return make


@pytest.fixture
def answer(people: People, ivy) -> Callable[..., Link]:
    """Alice and Ivy answer."""

    def say(link: Link, *agrees: bool) -> Link:
        for who, each in zip((people.alice, ivy), agrees, strict=False):
            reviews.review(link=link, agrees=each, reason="I know them", by=who.actor, at=NOW)
        return link

    return say
