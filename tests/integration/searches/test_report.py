"""What is shown to those who watch: every figure, or nothing that gives away a small one."""

from datetime import timedelta

import pytest

from counterpart.searches.queries.report import report_of
from tests.factories import NOW
from tests.factories.suspects import make_identification, make_nominal

SPAN = (NOW - timedelta(days=1), NOW + timedelta(days=1))


def lines(report, title):
    table = next(each for each in report.tables if each.title.startswith(title))
    return {line.name: line.searches for line in table.lines}


def test_searches_candidates_and_matches_are_counted(on):
    on.decided(1, 1), on.decided(None, None), on.made()
    everything = report_of(on.people.norfolk, *SPAN).everything
    assert (everything.searches, everything.candidates, everything.matches) == (3, 30, 1)
    assert report_of(on.people.suffolk, *SPAN).everything.searches == 0


@pytest.mark.parametrize(("state", "confirmed", "wrong"), [("confirmed", 1, 0), ("undone", 0, 1), ("offered", 0, 0)])
def test_what_two_people_said_later_is_counted(on, state, confirmed, wrong):
    nominal = make_nominal(force=on.people.norfolk)
    type(on.probe).objects.filter(pk=on.known[2].pk).update(nominal=nominal)
    search = on.decided(1, 1)
    more = {"undone_at": NOW, "undone_reason": "Somebody else"} if state == "undone" else {}
    make_identification(image=search.image, by=on.ivy.actor, state=state, nominal=nominal, **more)
    everything = report_of(on.people.norfolk, *SPAN).everything
    assert (everything.confirmed, everything.wrong) == (confirmed, wrong)


@pytest.mark.parametrize("state", ["confirmed", "undone"])
def test_a_match_with_a_picture_of_nobody_on_record_is_neither_right_nor_wrong(on, state):
    search = on.decided(1, 1)
    more = {"undone_at": NOW, "undone_reason": "Somebody else"} if state == "undone" else {}
    nominal = make_nominal(force=on.people.norfolk) if state == "confirmed" else None
    make_identification(image=search.image, by=on.ivy.actor, state=state, nominal=nominal, **more)
    everything = report_of(on.people.norfolk, *SPAN).everything
    assert (everything.confirmed, everything.wrong) == (0, 0)


def test_another_person_confirmed_makes_the_match_wrong(on):
    on_list, other = (make_nominal(force=on.people.norfolk) for _ in range(2))
    type(on.probe).objects.filter(pk=on.known[2].pk).update(nominal=on_list)
    search = on.decided(1, 1)
    make_identification(image=search.image, by=on.ivy.actor, state="confirmed", nominal=other)
    assert report_of(on.people.norfolk, *SPAN).everything.wrong == 1


def test_a_group_of_few_is_hidden_with_one_more(on):
    for sex, times in (("male", 6), ("female", 2), ("unknown", 5)):
        for _ in range(times):
            on.made(declared={"sex": sex})
    by_sex = lines(report_of(on.people.norfolk, *SPAN), "Sex")
    assert by_sex == {"Male": 6, "Female": None, "Not declared": None}
