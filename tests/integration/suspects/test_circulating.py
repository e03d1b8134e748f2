"""Who is shown an image: never under 18 without authority, never without an agreement, never after its time."""

from datetime import timedelta

import pytest

from counterpart.accounts.permissions import Permission
from counterpart.base.audit import AuditEvent
from counterpart.partners.actions import agreements
from counterpart.partners.errors import NotCovered
from counterpart.partners.models import Disclosure
from counterpart.suspects import renditions
from counterpart.suspects.actions import adding, images, sweeping
from counterpart.suspects.errors import NotIndependent, NotShowable, OutOfBounds
from counterpart.suspects.models import Circulation, SuspectImage
from counterpart.suspects.queries import decisions_of, galleries, gallery, left_gallery
from tests.factories import NOW, make_agreement, make_case, make_suspect_image

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def image(people, case):
    return make_suspect_image(case=case, by=people.alice.actor, image_class="known", circulated_from=None)


@pytest.fixture
def agreement(people):
    return make_agreement(force=people.norfolk, partner=people.beth.organisation)


def to_beth(people, image, *, items=("image",), at=NOW):
    return images.circulate_to_partnership(
        image=image,
        partnership=people.beth.organisation,
        items=items,
        until=image.expires_at,
        by=people.alice.actor,
        at=at,
    )


def test_it_enters_the_gallery_when_it_is_circulated_and_leaves_at_its_expiry(people, image):
    assert not gallery(people.norfolk, NOW).exists()
    images.circulate_to_officers(image=image, until=image.expires_at, by=people.alice.actor, at=NOW)
    last = image.expires_at - SECOND
    assert list(gallery(people.norfolk, last)) == list(galleries.shown_to_officers(people.sam.actor, last)) == [image]
    assert not gallery(people.norfolk, image.expires_at).exists()
    assert not galleries.shown_to_officers(people.sam.actor, image.expires_at).exists()
    assert list(left_gallery(image.expires_at)) == [image]
    assert not gallery(people.suffolk, NOW).exists()


@pytest.mark.parametrize("age", ["yes", "unknown"])
def test_under_18_only_with_authority_of_somebody_else_of_rank(people, case, age):
    image = make_suspect_image(case=case, by=people.alice.actor, under_18=age, image_class="known")
    assert not gallery(people.norfolk, NOW).exists()
    with pytest.raises(NotShowable, match="inspector"):
        images.circulate_to_officers(image=image, until=image.expires_at, by=people.alice.actor, at=NOW)
    with pytest.raises(NotIndependent):
        images.authorise(image=image, reason="serious", by=people.alice.actor, at=NOW)
    images.authorise(image=image, reason="Missing and in danger", by=people.sam.actor, at=NOW)
    assert list(gallery(people.norfolk, NOW)) == [image]
    assert "authorised" in [decision.decision for decision in decisions_of(case)]


def test_nobody_of_rank_authorises_what_they_added(people, case):
    image = make_suspect_image(case=case, by=people.sam.actor, under_18="yes")
    assert people.sam.actor.may(Permission.IMAGE_REVIEW)
    with pytest.raises(NotIndependent):
        images.authorise(image=image, reason="x", by=people.sam.actor, at=NOW)


def test_without_an_agreement_nothing_is_told_and_the_attempt_is_on_record(people, image):
    with pytest.raises(NotCovered, match="no agreement"):
        to_beth(people, image)
    refused = Disclosure.objects.get()
    assert (refused.items, refused.recipient, refused.expires_at) == (["image"], people.beth.organisation, NOW)
    assert refused.refused_reason
    assert not Circulation.objects.exists()
    assert AuditEvent.objects.filter(action="disclosure.refuse", kind="disclosure").count() == 1
    image.refresh_from_db()
    assert image.circulated_from is None


def test_every_item_must_be_covered_or_none_is_told(people, image, agreement):
    with pytest.raises(NotCovered, match="Name of a person"):
        to_beth(people, image, items=["image", "name"])
    with pytest.raises(NotCovered, match="Nothing was named"):
        to_beth(people, image, items=[])
    assert Disclosure.objects.exclude(refused_reason="").count() == 2
    assert to_beth(people, image, items=["image", "month"]).disclosure.items == ["image", "month"]


def test_a_disclosure_ends_with_the_retention_of_the_agreement(people, image):
    make_agreement(force=people.norfolk, partner=people.beth.organisation, retention_days=5)
    circulation = to_beth(people, image)
    assert circulation.until_at == circulation.disclosure.expires_at == NOW + 5 * DAY
    assert galleries.shown_to_partnership(people.beth.actor, NOW + 5 * DAY - SECOND) == [circulation]
    assert galleries.shown_to_partnership(people.beth.actor, NOW + 5 * DAY) == []


def test_what_was_told_is_hidden_while_the_agreement_is_suspended_and_for_good_when_it_ends(people, image, agreement):
    circulation = to_beth(people, image)
    later = NOW + DAY
    agreements.suspend(agreement=agreement, reason="A breach", by=people.grace.actor, at=NOW)
    assert galleries.shown_to_partnership(people.beth.actor, later) == []
    agreements.resume(agreement=agreement, by=people.grace.actor, at=NOW)
    assert galleries.shown_to_partnership(people.beth.actor, later) == [circulation]
    agreements.terminate(agreement=agreement, reason="Closed", by=people.beth.actor, at=NOW)
    assert galleries.shown_to_partnership(people.beth.actor, later) == []
    circulation.disclosure.refresh_from_db()
    assert circulation.disclosure.ended_at == NOW


def test_an_item_that_the_agreement_no_longer_allows_is_not_shown(people, image, agreement):
    circulation = to_beth(people, image, items=["image", "month"])
    agreement.items_allowed = ["image"]
    agreement.save()
    (shown,) = galleries.shown_to_partnership(people.beth.actor, NOW)
    assert shown == circulation
    assert galleries.items_of(shown, NOW) == {"image"}


def test_an_image_that_left_cannot_come_back_and_none_outlasts_the_longest(people, image):
    extend = {"image": image, "reason": "Still wanted", "by": people.alice.actor}
    with pytest.raises(OutOfBounds):
        images.extend(until=NOW + 400 * DAY, at=NOW, **extend)
    images.extend(until=NOW + 60 * DAY, at=NOW, **extend)
    with pytest.raises(NotShowable, match="cannot come back"):
        images.extend(until=NOW + 90 * DAY, at=NOW + 60 * DAY, **extend)


def test_withdrawing_ends_every_circulation_and_disclosure(people, image, agreement):
    circulation = to_beth(people, image)
    images.withdraw(image=image, reason="Wrong person", by=people.alice.actor, at=NOW)
    circulation.refresh_from_db()
    assert circulation.ended_at == circulation.disclosure.ended_at == NOW
    assert galleries.shown_to_partnership(people.beth.actor, NOW) == []


def test_nothing_is_said_to_be_erased_that_is_still_there(people, case, still, monkeypatch):
    first, second = (adding.add(case=case, file=still, under_18="no", by=people.alice.actor, at=NOW) for _ in range(2))
    remove = renditions.dispose
    with monkeypatch.context() as broken:
        broken.setattr(renditions, "dispose", lambda image: None if image == first else remove(image))
        with pytest.raises(ExceptionGroup, match="1 of 2"):
            sweeping.dispose_of_expired(at=first.expires_at)
    first.refresh_from_db()
    assert (first.disposed_at, renditions.are_left(first), renditions.are_left(second)) == (None, True, False)
    assert AuditEvent.objects.get(action="image.dispose").object_id == str(second.pk)
    assert sweeping.dispose_of_expired(at=first.expires_at) == 1
    assert not renditions.are_left(first)


def test_the_daily_job_removes_what_was_made_and_leaves_the_evidence(people, case, still):
    image = adding.add(case=case, file=still, under_18="no", by=people.alice.actor, at=NOW)
    assert sweeping.dispose_of_expired(at=image.expires_at - SECOND) == 0
    assert sweeping.dispose_of_expired(at=image.expires_at) == 1
    assert sweeping.dispose_of_expired(at=image.expires_at) == 0
    assert not renditions.are_left(image)
    assert adding.open_picture(still, by=people.alice.actor, at=NOW).size == (320, 240)
    assert SuspectImage.objects.get().disposed_at == image.expires_at
    assert [decision.decision for decision in decisions_of(case)] == ["added"]


def test_an_image_in_date_is_not_disposed_of(people, image):
    with pytest.raises(NotShowable):
        images.dispose(image=image, by=people.alice.actor, at=NOW)


def test_decisions_tell_only_of_their_own_case(people, case, image):
    other = make_case(force=people.norfolk, organisation=people.rival, premises=people.rival_shop)
    assert decisions_of(other) == []
    assert [decision.image for decision in decisions_of(case)] == [image.reference]
