"""Figures that are not published are reached by their own force and its Commissioner's office, and by nobody else."""

import pytest
from django.apps import apps

from counterpart.base.actors import Actor
from counterpart.base.scoping import TenantModel
from tests.factories.figures import (
    make_draft,
    make_indicator,
    make_month_cube,
    make_snapshot,
    make_standing_statement,
    make_version,
)

MODELS = [model for model in apps.get_app_config("performance").get_models() if issubclass(model, TenantModel)]


@pytest.fixture
def records(people):
    snapshot, statement = make_snapshot(force=people.norfolk), make_standing_statement(force=people.norfolk)
    calculated = {"statement": statement, "snapshot": snapshot}
    nadia, oliver = people.nadia.person, people.oliver.person
    return {
        "CrimeSnapshot": snapshot,
        "IndicatorEntry": make_indicator(force=people.norfolk),
        "MonthCube": make_month_cube(snapshot=snapshot),
        "StandingStatement": statement,
        "StatementDraft": make_draft(author=nadia, **calculated),
        "StatementVersion": make_version(drafted_by=nadia, checked_by=oliver, **calculated),
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_only_the_force_and_its_commissioner_reach_it(people, records, model):
    record = records[model.__name__]

    def reaches(actor: Actor) -> bool:
        return model.objects.visible_to(actor).filter(pk=record.pk).exists()

    for own in (people.nadia, people.sam, people.oliver):
        assert reaches(own.actor), own.person
    for outsider in (people.ruth, people.tom, people.priya, people.beth, people.mallory):
        assert not reaches(outsider.actor), outsider.person
    for nobody in (people.nobody, Actor.system("a job"), Actor(name="Robin", person_id=people.nadia.person.pk)):
        assert not reaches(nobody)
