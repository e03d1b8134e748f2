"""Two people, each once, neither told of the other; and what they come to."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from counterpart.base import audit
from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.models import CaseEvent
from counterpart.core.linkage.comparing import Match
from counterpart.links.actions import reviews, suggestions, undoing
from counterpart.links.errors import AlreadyDecided, NotIndependent
from counterpart.links.models import Link, LinkedRecord, LinkReview, LinkState
from counterpart.links.queries import finding
from tests.at_once import at_once
from tests.factories import NOW, make_case, make_description, make_link, make_linked_record
from tests.people import make_people
from tests.searching import reviewer

SAID = {"reason": "The same face on two days", "at": NOW}


@pytest.fixture
def link(record) -> Link:
    return make_link(left=record(), right=record())


@pytest.mark.parametrize(("agrees", "state"), [((True, True), "confirmed"), ((True, False), "rejected")])
def test_what_two_answers_come_to(link, answer, agrees, state):
    assert answer(link, *agrees).state == state
    assert link.decided_at == NOW
    assert AuditEvent.objects.filter(action=f"link.{state.removesuffix('ed')}").exists()


@pytest.mark.parametrize("agrees", [True, False])
def test_one_answer_decides_nothing_and_is_shown_to_nobody(link, answer, people, agrees):
    answer(link, agrees)
    assert (link.state, link.decided_at) == (LinkState.SUGGESTED, None)
    assert not finding.reviews_of(link).exists()
    assert not AuditEvent.objects.filter(action__in=["link.confirm", "link.reject"]).exists()


def test_both_answers_are_shown_once_both_are_in(link, answer):
    answer(link, True, True)
    assert [each.reviewed_by_name for each in finding.reviews_of(link)] == ["Alice Warren", "Ivy Marsh"]


def test_nobody_answers_twice(link, people):
    reviews.review(link=link, agrees=True, by=people.alice.actor, **SAID)
    with pytest.raises(NotIndependent):
        reviews.review(link=link, agrees=True, by=people.alice.actor, **SAID)
    assert link.reviews.count() == 1


def test_who_asks_again_or_has_answered_the_question_does_not_answer_it(link, answer, people):
    answer(link, True, False)
    again = suggestions.suggest_again(link=link, reason="A picture", by=people.sam.actor, at=NOW)
    for who in (people.sam, people.alice):
        assert not finding.waiting(who.actor).exists()
        with pytest.raises(NotIndependent):
            reviews.review(link=again, agrees=True, by=who.actor, **SAID)
    una = reviewer("Una Holt", people)
    assert list(finding.waiting(una.actor)) == [again]
    reviews.review(link=again, agrees=True, by=una.actor, **SAID)
    assert not finding.reviews_of(link).exists(), "what was said before is hidden while the pair waits"
    reviews.review(link=again, agrees=True, by=reviewer("Otto Lane", people).actor, **SAID)
    assert finding.reviews_of(link).count() == 2


def test_the_list_of_what_waits_reads_no_confirmed_link_that_does_not_touch_it(record, link, people):
    for _ in range(4):
        make_link(left=record(), right=record(), state="confirmed")
    with CaptureQueriesContext(connection) as queries:
        assert finding.counts(finding.waiting(people.alice.actor))["people"] == 1
    assert len(queries) == 2
    assert not [each["sql"] for each in queries if " IN (1, " in each["sql"]]


@pytest.mark.parametrize("who", ["nadia", "ruth", "priya", "grace"])
def test_nobody_else_decides(link, people, who):
    with pytest.raises(NotIndependent):
        reviews.review(link=link, agrees=True, by=getattr(people, who).actor, **SAID)


def test_no_third_answer_and_none_without_a_reason(link, answer, people):
    with pytest.raises(NeedsReason):
        reviews.review(link=link, agrees=True, reason=" ", by=people.alice.actor, at=NOW)
    answer(link, True, True)
    with pytest.raises(AlreadyDecided):
        reviews.review(link=link, agrees=False, by=people.sam.actor, **SAID)


def test_a_confirmed_link_stands_in_the_timeline_of_the_case_that_tells_of_it(people, record, answer):
    case = make_case(force=people.norfolk)
    told = make_description(incident=case.primary_incident, name="Casimir Oakes")
    link = make_link(left=record(), right=make_linked_record(force=people.norfolk, row=told, source="described"))
    answer(link, True, True)
    undoing.undo(link=link, reason="A cousin", by=people.sam.actor, at=NOW)
    first = CaseEvent.objects.filter(case=case, kind="link.confirm").get()
    assert first.summary.endswith(f"{case.reference} as the same person")
    kinds = CaseEvent.objects.filter(case=case, kind__startswith="link.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["link.confirm", "link.undo"]
    assert not CaseEvent.objects.filter(case=case, kind__startswith="link.", is_shared=True).exists()


def test_what_was_said_cannot_be_changed_in_the_database(link, people):
    reviews.review(link=link, agrees=True, by=people.alice.actor, **SAID)
    for change in (LinkReview.objects.all().delete, lambda: LinkReview.objects.update(agrees=False)):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_where_the_audit_cannot_be_written_nothing_is_said(link, people, monkeypatch):
    def refuse(**_told):
        raise OSError("disk full")

    monkeypatch.setattr(audit, "record", refuse)
    with pytest.raises(OSError, match="disk full"):
        reviews.review(link=link, agrees=True, by=people.alice.actor, **SAID)
    assert not LinkReview.objects.exists()


class TestAtOnce:
    @pytest.fixture
    def people(self, transactional_db):
        return make_people()

    def say(self, link: Link, who) -> str:
        try:
            own = Link.objects.get(pk=link.pk)
            return reviews.review(link=own, agrees=True, by=who.actor, **SAID).state
        except (NotIndependent, AlreadyDecided) as refused:
            return type(refused).__name__

    @pytest.mark.django_db(transaction=True)
    def test_two_people_at_the_same_moment_confirm_once(self, people, ivy, link):
        states = at_once(lambda who: self.say(link, who), [people.alice, ivy])
        assert sorted(states) == ["confirmed", "suggested"]

    @pytest.mark.django_db(transaction=True)
    def test_two_workers_at_the_same_moment_suggest_a_pair_once(self, people, record):
        one, other = record(), record()
        match = Match(key="", weight=9.0, probability=0.99, start=-15.0, reasons=(), caution=None)

        def suggest(_worker: int) -> bool:
            pair = LinkedRecord.objects.in_bulk([one.pk, other.pk])
            made = suggestions.suggest(one=pair[one.pk], other=pair[other.pk], match=match, at=NOW)
            return made is not None

        assert sorted(at_once(suggest, [1, 2, 3])) == [False, False, True]
        assert Link.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_one_person_twice_at_the_same_moment_counts_once(self, people, link):
        states = at_once(lambda who: self.say(link, who), [people.alice, people.alice])
        assert sorted(states) == ["NotIndependent", "suggested"]
        assert LinkReview.objects.count() == 1
