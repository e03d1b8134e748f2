"""Somebody pictured asks: the picture is paused at once, and somebody independent answers in time."""

from datetime import timedelta

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.models import Task
from counterpart.suspects import policy
from counterpart.suspects.actions import challenges, images
from counterpart.suspects.errors import AlreadyDecided, NotIndependent
from counterpart.suspects.models import SuspectImage
from counterpart.suspects.queries import galleries
from counterpart.suspects.tokens import challenge_token, find_by_token
from tests.factories import NOW, make_circulation, make_suspect_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(people, case):
    image = make_suspect_image(case=case, by=people.alice.actor, reference="PIC-BCDF-GHJK")
    make_circulation(image=image, made_by=people.alice.person)
    return image


def ask(people, reference="PIC-BCDF-GHJK", at=NOW):
    return challenges.ask(
        force=people.norfolk, reason="That is me, I paid", told_reference=reference, by=people.nobody, at=at
    )


def shown(people, at=NOW) -> list[SuspectImage]:
    return list(galleries.shown_to_officers(people.sam.actor, at))


@pytest.mark.parametrize("typed", ["PIC-BCDF-GHJK", " pic bcdf ghjk ", "bcdfghjk"])
def test_a_picture_that_is_named_is_paused_at_once_and_a_task_is_set(people, image, typed):
    assert shown(people) == [image]
    challenge = ask(people, typed)
    assert (challenge.image, challenge.paused_image) == (image, True)
    assert shown(people) == []
    assert SuspectImage.objects.in_date(NOW).get() == image
    task = Task.objects.get(case=image.case)
    assert task.due_at == challenge.due_at - policy.reminded_before()
    assert challenge.due_at == NOW.replace(month=NOW.month % 12 + 1)


@pytest.mark.parametrize("typed", ["", "PIC-BCDF-GHJZ", "' OR 1=1 --", "🙂"])
def test_who_cannot_name_the_picture_is_heard_too(people, image, typed):
    challenge = ask(people, typed)
    assert challenge.image is None
    assert shown(people) == [image]
    challenges.attach(challenge=challenge, image=image, by=people.sam.actor, at=NOW)
    assert shown(people) == []


def test_a_reason_is_needed(people, image):
    with pytest.raises(NeedsReason):
        challenges.ask(force=people.norfolk, reason=" ", by=people.nobody, at=NOW)


def decide(people, challenge, outcome, by="sam", **options):
    return challenges.decide(
        challenge=challenge, outcome=outcome, answer="We looked", by=getattr(people, by).actor, at=NOW, **options
    )


def test_only_somebody_independent_of_rank_answers(people, case, image):
    challenge = ask(people)
    with pytest.raises(NotIndependent):
        decide(people, challenge, "kept", by="alice")
    make_circulation(image=image, made_by=people.sam.person)
    with pytest.raises(NotIndependent):
        decide(people, challenge, "kept")
    image.circulations.filter(made_by=people.sam.person).delete()
    decide(people, challenge, "kept")
    with pytest.raises(AlreadyDecided):
        decide(people, challenge, "withdrawn")


@pytest.mark.parametrize(("outcome", "is_shown"), [("withdrawn", False), ("kept", True), ("corrected", True)])
def test_each_outcome_does_what_it_says(people, image, outcome, is_shown):
    challenge = decide(people, ask(people), outcome, caption="green coat")
    assert shown(people) == ([image] if is_shown else [])
    image.refresh_from_db()
    assert (image.caption == "green coat") == (outcome == "corrected")
    assert image.file.sha256
    challenge.task.refresh_from_db()
    assert challenge.task.done_at == NOW


def test_a_picture_that_was_kept_is_not_paused_by_asking_again_and_again(people, image):
    decide(people, ask(people), "kept")
    again = ask(people, at=NOW + timedelta(days=1))
    assert not again.paused_image
    assert shown(people) == [image]


def test_a_second_person_who_waits_keeps_the_picture_paused(people, image):
    first, second = ask(people), ask(people)
    assert (first.paused_image, second.paused_image) == (True, True)
    decide(people, first, "corrected", caption="green coat")
    assert shown(people) == []
    assert not AuditEvent.objects.filter(action="image.resume").exists()
    decide(people, second, "corrected", caption="grey coat")
    assert shown(people) == [image]


def test_an_image_that_was_withdrawn_meanwhile_stays_withdrawn(people, image):
    challenge = ask(people)
    images.withdraw(image=image, reason="x", by=people.alice.actor, at=NOW)
    decide(people, challenge, "kept")
    assert shown(people) == []


def test_the_log_holds_nothing_that_the_person_wrote(people, image):
    ask(people)
    assert not AuditEvent.objects.filter(data__contains="paid").exists()


def test_only_the_whole_address_opens_the_answer(people, image):
    challenge = ask(people)
    token = challenge_token(challenge)
    assert find_by_token(token) == challenge
    assert find_by_token(token[:-1]) is None
    assert find_by_token(str(challenge.key)) is None
