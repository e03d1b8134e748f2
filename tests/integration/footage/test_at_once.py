"""Several people at the same moment."""

from uuid import uuid4

import pytest

from counterpart.base.models import SentMail
from counterpart.footage.actions import requests, sweeping
from counterpart.footage.actions.appeals import make
from counterpart.footage.errors import AlreadyAnswered, NobodyToAsk
from counterpart.footage.models import FootageRequest, RequestState
from tests.at_once import at_once
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officers_who_ask_at_once_write_to_nobody_twice(people, case, wanted, shop_camera, rival_camera):
    chosen = [f"o{people.castle_street.pk}", f"o{people.rival.pk}"]

    def ask(officer) -> bool:
        try:
            make(case=case, key=uuid4(), wanted=wanted, chosen=chosen, by=officer.actor, at=NOW)
        except NobodyToAsk:
            return False
        return True

    assert sorted(at_once(ask, [people.alice, people.sam])) == [False, True]
    assert FootageRequest.objects.count() == 2
    assert SentMail.objects.filter(template="footage_request").count() == 2


def test_two_answers_at_once_are_one(people, ask, rival_camera):
    (asked,) = ask()

    def answer(state) -> bool:
        request = FootageRequest.objects.get(pk=asked.pk)
        try:
            requests.answer(request=request, state=state, note="We looked", by=people.mallory.actor, at=NOW)
        except AlreadyAnswered:
            return False
        return True

    assert sorted(at_once(answer, [RequestState.NONE_KEPT, RequestState.NOT_OURS])) == [False, True]


def test_two_sweeps_at_once_remind_once(ask, rival_camera):
    (asked,) = ask()
    at_once(lambda _: sweeping.sweep(at=asked.due_at.replace(day=asked.due_at.day - 3)), [1, 2])
    assert SentMail.objects.filter(template="footage_reminder").count() == 1
