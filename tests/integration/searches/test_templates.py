"""Templates: each has a row, each row its template, and what may not be held is gone whatever else goes wrong."""

import pytest
from django.conf import settings as site
from django.db import transaction

from counterpart.base import files
from counterpart.core.faces.index import FaceIndex
from counterpart.evidence import storage
from counterpart.evidence.models import ContinuityKind
from counterpart.partners.models import Organisation
from counterpart.searches import faces
from counterpart.searches.actions import templates
from counterpart.searches.models import FaceTemplate
from counterpart.suspects.models import SuspectImage
from tests.factories import NOW, make_case
from tests.factories.suspects import make_picture, make_suspect_image
from tests.people import People
from tests.searching import switch_on


def ids(force: Organisation) -> set[int]:
    return set(faces.index(force, "double/1").ids().tolist())


def rows(**fields: object) -> set[int]:
    return set(FaceTemplate.objects.filter(**fields).values_list("pk", flat=True))


@pytest.fixture
def known(people: People) -> SuspectImage:
    switch_on(people)
    return known_person(people, 1)


def known_person(people: People, seed: int, force: Organisation | None = None) -> SuspectImage:
    case = make_case(force=force or people.norfolk)
    return make_suspect_image(case=case, by=people.alice.actor, content=make_picture(seed), image_class="known")


def test_a_template_that_was_put_in_by_an_attempt_that_died_is_made_again(people, known, monkeypatch):
    add = FaceIndex.add

    def dies(self, *given):
        add(self, *given)
        raise KeyboardInterrupt

    monkeypatch.setattr(FaceIndex, "add", dies)
    with pytest.raises(KeyboardInterrupt):
        templates.enrol(image=known, at=NOW)
    assert rows(state="pending") == ids(people.norfolk) != set()

    monkeypatch.setattr(FaceIndex, "add", add)
    templates.keep_up(at=NOW)
    assert rows(state="enrolled") == ids(people.norfolk) != set()


def test_a_template_without_a_row_is_overwritten(people, known):
    with transaction.atomic():
        templates.enrol(image=known, at=NOW)
        transaction.set_rollback(True)
    assert ids(people.norfolk)
    templates.keep_up(at=NOW)
    assert ids(people.norfolk) == rows(state="enrolled") != set()
    FaceTemplate.objects.all().delete()
    SuspectImage.objects.update(paused_at=NOW)
    templates.keep_up(at=NOW)
    assert ids(people.norfolk) == set()


def test_a_picture_whose_template_was_lost_gets_another(people, known):
    template = templates.enrol(image=known, at=NOW)
    faces.index(people.norfolk, "double/1").remove([template.pk])
    templates.keep_up(at=NOW)
    assert ids(people.norfolk) == rows(state="enrolled") == {template.pk}


def test_a_picture_that_is_forgotten_while_its_template_is_made_has_none(people, known, monkeypatch):
    add = FaceIndex.add

    def slowly(self, *given):
        templates.forget(image=known, at=NOW)
        add(self, *given)

    monkeypatch.setattr(FaceIndex, "add", slowly)
    templates.enrol(image=known, at=NOW)
    assert (ids(people.norfolk), rows()) == (set(), set())


def test_what_was_not_quite_forgotten_is_at_the_next_time(people, known, monkeypatch):
    templates.enrol(image=known, at=NOW)
    SuspectImage.objects.update(paused_at=NOW)
    remove = FaceIndex.remove
    monkeypatch.setattr(FaceIndex, "remove", lambda *_: 1 / 0)
    with pytest.raises(ExceptionGroup):
        templates.keep_up(at=NOW)
    assert rows(state="leaving") == ids(people.norfolk) != set()
    monkeypatch.setattr(FaceIndex, "remove", remove)
    SuspectImage.objects.update(paused_at=None)
    templates.keep_up(at=NOW)
    assert rows(state="enrolled") == ids(people.norfolk) != set()


def test_templates_of_a_matcher_that_is_not_here_any_more_are_forgotten_too(people, known):
    template = FaceTemplate.objects.create(image=known, matcher="gone/7", state="enrolled", made_at=NOW)
    folder = site.FACE_TEMPLATES / str(people.norfolk.pk) / "gone-7"
    old = FaceIndex(folder, matcher="gone/7", dimensions=4, reach=1.0)
    old.add([template.pk, 99], [[0.1] * 4, [0.2] * 4])
    templates.keep_up(at=NOW)
    assert old.ids().tolist() == []


def test_one_broken_picture_keeps_no_force_from_forgetting_nor_others_from_their_templates(people, known, monkeypatch):
    later = known_person(people, 2)
    suffolk = known_person(people, 3, people.suffolk)
    held = FaceTemplate.objects.create(image=suffolk, matcher="double/1", state="enrolled", made_at=NOW)
    faces.index(people.suffolk, "double/1").add([held.pk], [[0.1] * 128])
    template_of = faces.template_of

    def breaks(image, *given, **named):
        if image == known:
            raise OSError("The disk is broken")
        return template_of(image, *given, **named)

    monkeypatch.setattr(faces, "template_of", breaks)
    with pytest.raises(ExceptionGroup) as faults:
        templates.keep_up(at=NOW)
    assert [str(each) for each in faults.value.exceptions] == ["The disk is broken"]
    assert ids(people.suffolk) == set()
    assert set(FaceTemplate.objects.values_list("image", "state")) == {(known.pk, "pending"), (later.pk, "enrolled")}


def test_templates_are_made_for_a_time_only(people, known, monkeypatch):
    known_person(people, 2)
    monkeypatch.setattr(templates, "monotonic", iter([0.0, 0.0, 1e6]).__next__)
    templates.keep_up(at=NOW)
    assert len(rows()) == 1


def spoil(image: SuspectImage) -> None:
    with storage.on_disk(image.file.storage_key) as path:
        path.chmod(0o600)
        path.write_bytes(make_picture(7))


def lose(image: SuspectImage) -> None:
    files.delete(image.file.storage_key)


@pytest.mark.parametrize("harm", [spoil, lose])
def test_a_picture_that_is_not_what_was_received_is_not_fit_and_that_is_written_down(people, known, harm):
    harm(known)
    assert templates.enrol(image=known, at=NOW).state == "unfit"
    assert ids(people.norfolk) == set()
    assert known.file.continuity.filter(kind=ContinuityKind.ALTERED).count() == 1
