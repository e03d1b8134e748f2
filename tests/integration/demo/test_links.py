"""Links in the demo: two people confirmed a cluster that rests on one link, another pair was not confirmed."""

import pytest

from counterpart.demo import links
from counterpart.demo.world import World
from counterpart.links import linking
from counterpart.links.models import Link
from counterpart.links.queries import clusters
from tests.factories import NOW, make_description, make_incident
from tests.searching import reviewer


@pytest.fixture
def world(people) -> World:
    linking.forget()
    staff = {f"{actor.name}@example.org": actor for actor in (people.alice.actor, reviewer("Ivy Marsh", people).actor)}
    staff["supervisor@example.org"] = people.sam.actor
    return World(force=people.norfolk, staff=staff, reporters={}, premises=())


def described(world: World, name: str, vrm: str = "") -> None:
    make_description(incident=make_incident(force=world.force), name=name, vrm=vrm)


def test_one_cluster_on_its_links_one_pair_refused_and_some_waiting(world) -> None:
    for name in ("Kazimierz Placeholder", "Casimir Placeholder", "Kazik Placeholder"):
        described(world, name, "AE99 KRT")
    described(world, "Kazimierz Placeholder")
    links.show(world, at=NOW)
    of_people = Link.objects.filter(kind="people")
    states = sorted(of_people.values_list("state", flat=True))
    assert states.count("confirmed") == 2
    assert states.count("rejected") == 1
    assert states.count("suggested") >= 1
    confirmed = of_people.filter(state="confirmed").first()
    cluster = clusters.cluster_of(confirmed.left)
    assert (len(cluster.records), len(cluster.bridges)) == (3, 2)


def test_nothing_is_shown_where_nothing_is_alike(world) -> None:
    described(world, "Robin Fable")
    links.show(world, at=NOW)
    assert not Link.objects.filter(kind="people").exists()
