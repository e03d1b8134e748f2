"""From the question to two reviews: who may, what is found, and that nothing is linked by it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.models import Task
from counterpart.evidence import storage
from counterpart.searches import faces
from counterpart.searches.actions import matching, reviews, samples, searches, templates
from counterpart.searches.errors import AlreadyDone, NotIndependent, NotSearchable, WrongValue
from counterpart.searches.models import CandidateReview, SearchOutcome, SearchState
from counterpart.searches.queries import reviewing, sampling
from counterpart.suspects.models import Identification, NominalLink, SuspectImage
from tests.factories import NOW, make_evidence_file
from tests.factories.suspects import make_picture, make_suspect_image
from tests.searching import decide_thresholds, reviewer, train

REASON = "The left ear and the line of the jaw"


def test_the_list_is_of_fixed_length_with_the_likest_first_and_no_score(on):
    found = list(on.made().candidates.order_by("rank"))
    assert [each.rank for each in found] == list(range(1, 11))
    assert (found[0].image, found[0].band) == (on.known[2], "strong")
    assert {field.name for field in found[0]._meta.fields} == {"id", "search", "image", "rank", "band"}


def test_what_has_left_the_gallery_does_not_answer_though_its_template_is_still_there(on):
    SuspectImage.objects.filter(pk=on.known[2].pk).update(paused_at=NOW)
    assert on.known[2] not in {each.image for each in on.made().candidates.all()}


def test_a_search_names_case_purpose_and_two_people(on):
    search = on.made()
    assert (search.case, search.requested_by_name, search.authorised_by_name) == (on.case, "Alice Warren", "Sam Okafor")
    actions = AuditEvent.objects.filter(object_type="searches.facesearch").values_list("action", flat=True)
    assert set(actions) == {"search.request", "search.authorise", "search.run"}


@pytest.mark.parametrize("field", ["purpose", "justification"])
def test_both_must_be_said(on, field):
    with pytest.raises(NeedsReason) as refused:
        on.ask(**{field: "  "})
    assert refused.value.field == field


def test_nobody_authorises_what_they_asked_for(on):
    search = on.ask(by=on.people.sam.actor)
    with pytest.raises(NotIndependent):
        searches.authorise(search=search, by=on.people.sam.actor, at=NOW)
    with pytest.raises(NotIndependent):
        searches.authorise(search=search, by=on.people.priya.actor, at=NOW)


def test_a_refused_search_is_never_made(on):
    search = searches.refuse(search=on.ask(), why="Other lines come first", by=on.people.sam.actor, at=NOW)
    assert matching.run(search=search, at=NOW).state == SearchState.REFUSED
    with pytest.raises(AlreadyDone):
        searches.authorise(search=search, by=on.people.sam.actor, at=NOW)


def test_it_is_made_once(on):
    search = on.made()
    assert matching.run(search=search, at=NOW).candidates.count() == 10


@pytest.mark.parametrize(
    "fields", [{"under_18": "unknown"}, {"paused_at": NOW}, {"expires_at": NOW + timedelta(seconds=1), "added_at": NOW}]
)
def test_some_pictures_may_not_be_searched_with(on, fields):
    image = make_suspect_image(case=on.case, by=on.people.alice.actor, content=make_picture(20), **fields)
    with pytest.raises(NotSearchable):
        on.ask(image=image, at=NOW + timedelta(minutes=1))


GONE = [
    {"expires_at": NOW},
    {"withdrawn_at": NOW, "withdrawn_reason": "Somebody else"},
    {"paused_at": NOW},
    {"under_18": "yes"},
]


@pytest.mark.parametrize("fields", GONE)
def test_no_search_is_authorised_with_a_picture_that_has_left(on, fields):
    search = on.ask()
    SuspectImage.objects.filter(pk=on.probe.pk).update(**({"added_at": NOW - timedelta(days=1)} | fields))
    with pytest.raises(NotSearchable):
        searches.authorise(search=search, by=on.people.sam.actor, at=NOW)


@pytest.mark.parametrize("fields", GONE)
def test_no_search_is_made_with_a_picture_that_has_left_since_it_was_authorised(on, fields):
    search = searches.authorise(search=on.ask(), by=on.people.sam.actor, at=NOW)
    SuspectImage.objects.filter(pk=on.probe.pk).update(**({"added_at": NOW - timedelta(days=1)} | fields))
    made = matching.run(search=search, at=NOW)
    assert (made.state, made.candidates.count()) == (SearchState.FAILED, 0)
    assert made.refused_why


def test_a_picture_that_was_altered_is_not_searched_with(on):
    search = searches.authorise(search=on.ask(), by=on.people.sam.actor, at=NOW)
    with storage.on_disk(on.probe.file.storage_key) as path:
        path.chmod(0o600)
        path.write_bytes(make_picture(7))
    made = matching.run(search=search, at=NOW)
    assert (made.state, made.candidates.count()) == (SearchState.FAILED, 0)
    assert "changed" in made.refused_why


def test_no_picture_is_looked_at_while_the_database_is_held(on, monkeypatch):
    held: list[int] = []
    detect = faces.matcher().detect
    before = len(connection.savepoint_ids)

    def look(self, picture):
        held.append(len(connection.savepoint_ids) - before)
        return detect(picture)

    monkeypatch.setattr(type(faces.matcher()), "detect", look)
    on.made()
    templates.forget(image=on.known[2], at=NOW)
    templates.enrol(image=on.known[2], at=NOW)
    assert held == [0, 0, 0]


def test_a_picture_that_leaves_while_it_is_looked_at_is_not_searched_with(on, monkeypatch):
    search = searches.authorise(search=on.ask(), by=on.people.sam.actor, at=NOW)
    template_of = faces.template_of

    def slowly(*given, **named):
        SuspectImage.objects.filter(pk=on.probe.pk).update(paused_at=NOW)
        return template_of(*given, **named)

    monkeypatch.setattr(faces, "template_of", slowly)
    assert matching.run(search=search, at=NOW).state == SearchState.FAILED


def test_a_picture_below_the_gate_is_refused_in_words(on):
    decide_thresholds(on.people, least_quality=1.0)
    with pytest.raises(NotSearchable, match="too small, too dark or too blurred"):
        on.ask()


def test_so_is_what_is_no_picture(on):
    broken = make_evidence_file(
        incident=on.case.primary_incident, by=on.people.tom.actor, content=b"\x89PNG broken", state="cleared"
    )
    SuspectImage.objects.filter(pk=on.probe.pk).update(file=broken)
    on.probe.refresh_from_db()
    with pytest.raises(NotSearchable, match="cannot be read"):
        on.ask()


def test_neither_asker_nor_authoriser_nor_the_untrained_review(on):
    search = on.made()
    train(on.people.alice, on.people), train(on.people.sam, on.people)
    for who in (on.people.alice, on.people.sam, reviewer("Una Trained", on.people), on.people.priya):
        with pytest.raises(NotIndependent):
            reviews.begin(search=search, by=who.actor, at=NOW)


def test_a_third_reviewer_is_one_too_many(on):
    search, third = on.made(), reviewer("Noor Third", on.people)
    train(third, on.people)
    for who in (on.ivy, on.omar):
        reviews.begin(search=search, by=who.actor, at=NOW)
    with pytest.raises(AlreadyDone):
        reviews.begin(search=search, by=third.actor, at=NOW)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [(1, 1, SearchOutcome.MATCH), (None, None, SearchOutcome.NO_MATCH), (1, 2, SearchOutcome.DISAGREEMENT)],
)
def test_what_two_reviews_come_to(on, first, second, outcome):
    assert on.decided(first, second).outcome == outcome


def test_a_match_sets_a_task_and_links_nothing(on):
    before = list(SuspectImage.objects.order_by("pk").values())
    on.decided(1, 1)
    assert Task.objects.filter(case=on.case, title__startswith="Candidate search: a lead").count() == 1
    assert not NominalLink.objects.exists()
    assert not Identification.objects.exists()
    assert list(SuspectImage.objects.order_by("pk").values()) == before


def test_a_review_is_its_reviewers_decided_once_and_with_a_reason(on):
    search = on.made()
    review = reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    with pytest.raises(NotIndependent):
        reviews.decide(review=review, candidate=None, reason=REASON, by=on.omar.actor, at=NOW)
    with pytest.raises(NeedsReason):
        reviews.decide(review=review, candidate=None, reason=" ", by=on.ivy.actor, at=NOW)
    other = on.made().candidates.first()
    with pytest.raises(WrongValue):
        reviews.decide(review=review, candidate=other, reason=REASON, by=on.ivy.actor, at=NOW)
    reviews.decide(review=review, candidate=None, reason=REASON, by=on.ivy.actor, at=NOW)
    with pytest.raises(AlreadyDone):
        reviews.decide(review=review, candidate=None, reason=REASON, by=on.ivy.actor, at=NOW)


def seen_by_omar(on, search) -> object:
    """All that the second reviewer can learn before deciding."""
    review = reviews.begin(search=search, by=on.omar.actor, at=NOW)
    search.refresh_from_db()
    return (
        review.candidate,
        review.reason,
        [each.image_id for each in reviewing.candidates_for(review)],
        [each.band for each in reviewing.candidates_for(review)],
        list(reviewing.decided(search)),
        reviewing.begun(search, on.omar.actor) == review,
        (search.state, search.outcome, search.decided_at),
    )


@pytest.mark.parametrize("choice", [None, 1, 7])
def test_the_second_reviewer_is_blind_to_the_first(on, choice):
    """Whatever the first chose, or whether they chose at all, the second sees the same."""
    search = on.made()
    mark = transaction.savepoint()
    review = reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    undecided = seen_by_omar(on, search)
    transaction.savepoint_rollback(mark)
    review = reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    chosen = search.candidates.filter(rank=choice or 0).first()
    reviews.decide(review=review, candidate=chosen, reason=REASON, by=on.ivy.actor, at=NOW)
    assert seen_by_omar(on, search) == undecided


def test_no_reviewer_sees_the_order_of_nearness(on):
    search = on.made()
    orders = []
    for who in (on.ivy, on.omar):
        review = reviews.begin(search=search, by=who.actor, at=NOW)
        orders.append([each.rank for each in reviewing.candidates_for(review)])
    assert orders[0] != orders[1]
    assert list(range(1, 11)) not in orders


def test_a_supervisor_without_a_part_looks_at_some_again(on):
    search = on.decided(1, 1)
    assert sampling.due(on.people.norfolk, NOW) == [search]
    with pytest.raises(NotIndependent):
        samples.record(search=search, finding="sound", note="", by=on.people.sam.actor, at=NOW)
    assert CandidateReview.objects.count() == 2


def test_a_template_of_a_forgotten_image_is_overwritten_with_a_receipt(on, settings):
    (erased,) = templates.forget(image=on.known[2], at=NOW)
    assert erased.bytes_overwritten == 128 * 5 + 8
    assert templates.forget(image=on.known[2], at=NOW) == []
    assert on.known[2] not in {each.image for each in on.made().candidates.all()}
    event = AuditEvent.objects.get(action="template.erase")
    assert "0." not in event.data
