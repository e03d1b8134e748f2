"""One row a question, however many pairs put it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from counterpart.crimes.models import Incident
from counterpart.links.models import Link
from counterpart.links.queries import questions
from counterpart.links.queries.questions import Place
from tests.factories import NOW, make_description, make_incident, make_link, make_linked_record


@pytest.fixture
def described(people):
    """People named in one report each."""

    def make(name: str, **fields):
        row = make_description(incident=make_incident(force=people.norfolk), name=name, **fields)
        return make_linked_record(force=people.norfolk, row=row, source="vehicle" if fields.get("vrm") else "described")

    return make


def asked(people, kind="people"):
    return questions.waiting(people.alice.actor)[kind].questions


def test_one_person_against_one_name_in_many_reports_is_one_question(people, record, described):
    joao = record(name="João Mockup")
    told = [described(name) for name in ("João", "JOAO", " joão ")]
    links = [make_link(left=joao, right=each, weight=weight) for each, weight in zip(told, (3, 9, 5), strict=True)]
    (found,) = asked(people)
    assert [link.weight for link in found.links] == [9, 5, 3]
    assert found.left == (joao,)
    assert set(found.right) == set(told)
    assert questions.waiting(people.alice.actor)["people"].pairs == len(links)


def test_two_person_records_are_two_questions_though_one_name_is_asked_of_both(people, record, described):
    told = described("João")
    for each in (record(name="João Mockup"), record(name="João Mockup")):
        make_link(left=each, right=told)
    assert len(asked(people)) == 2


def test_a_plate_against_itself_is_one_question_however_it_is_written(people, described):
    seen = [described("", vrm=vrm, vehicle=words) for vrm, words in (("AV99 LDN", "a van"), ("av99ldn", ""))]
    unpaid = make_incident(force=people.norfolk, what_happened="making_off")
    Incident.objects.filter(pk=unpaid.pk).update(answers={"making_off": {"kind": "fuel", "vrm": "AV99-LDN"}})
    unpaid.refresh_from_db()
    seen.append(make_linked_record(force=people.norfolk, row=unpaid, source="made_off"))
    for place, left in enumerate(seen):
        for right in seen[place + 1 :]:
            make_link(left=left, right=right)
    (found,) = asked(people, "vehicles")
    assert len(found.links) == 3
    assert set(found.left) == set(seen)
    assert found.right == ()


def test_what_joins_the_same_two_clusters_is_one_question_and_is_gone_once_one_pair_is_confirmed(people, record):
    one, other = [[record(name=f"{name} {number}") for number in range(2)] for name in ("Anna", "Bolek")]
    for side in (one, other):
        make_link(left=side[0], right=side[1], state="confirmed")
    make_link(left=one[0], right=other[0])
    make_link(left=one[1], right=other[1], weight=9)
    (found,) = asked(people)
    assert found.links[0].weight == 9
    assert (set(found.left), set(found.right)) == (set(one), set(other))
    Link.objects.filter(weight=9).update(state="confirmed", decided_at=found.links[0].suggested_at)
    assert asked(people) == ()


def test_a_pair_of_a_question_tells_how_many_put_it_and_how_many_it_would_settle(people, record, described, client_of):
    joao, other = record(name="João Mockup"), record(name="Anna")
    told = [described("João") for _ in range(3)]
    make_link(left=told[0], right=told[1], state="confirmed")
    joined, settled, apart = (make_link(left=joao, right=each) for each in told)
    alone = make_link(left=joao, right=other)
    places = [questions.place_of(people.alice.actor, link) for link in (joined, settled, apart, alone)]
    assert places == [Place(3, 1), Place(3, 1), Place(3, 0), Place(1, 0)]
    client = client_of(people.alice)
    client.post(reverse("desk_links:links"), {"purpose": "Case 7"})
    page, last, only = (client.get(reverse("desk_links:link", args=[each.key])).text for each in (joined, apart, alone))
    assert "one of 3 pairs of this question. Confirmed by two people, it settles 1 of the others too" in page
    assert "Your answer settles this pair alone" in last
    assert "pairs of this question" not in only


def test_the_strongest_are_put_together_and_how_many_follow_is_told(people, record, monkeypatch):
    monkeypatch.setattr(questions, "MOST", 2)
    for weight in range(3):
        make_link(left=record(name=f"Left {weight}"), right=record(name=f"Right {weight}"), weight=weight)
    found = questions.waiting(people.alice.actor)["people"]
    assert [each.links[0].weight for each in found.questions] == [2, 1]
    assert (found.pairs, found.left_out) == (3, 1)


def test_they_are_counted_anew_where_pairs_come_or_go_or_are_answered_and_else_kept(people, record, ivy, answer):
    def counted() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            found = questions.counted(people.alice.actor)["people"]
        return found.questions, len(queries)

    assert counted()[0] == 0
    links = [make_link(left=record(name=f"Left {n}"), right=record(name=f"Right {n}")) for n in range(3)]
    (first, costly), (again, cheap) = counted(), counted()
    assert (first, again) == (3, 3)
    assert cheap <= 3 < costly
    answer(links[0], True)
    assert counted()[0] == 2, "answered by the actor alone"
    Link.objects.filter(pk=links[1].pk).update(state="withdrawn", ended_at=NOW, ended_reason="Changed")
    assert counted()[0] == 1
    assert questions.counted(ivy.actor)["people"].questions == 2


def test_no_query_for_each_pair(people, record, described):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            asked(people)
        return len(queries)

    make_link(left=record(), right=described("João"))
    few = count()
    for _ in range(5):
        make_link(left=record(), right=described("João"))
    assert count() == few
