"""The county before the first report: force, partners, businesses, their premises and their people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path

from django.conf import settings

from counterpart.accounts.permissions import ROLE_PERMISSIONS, Role
from counterpart.base.actors import Actor
from counterpart.core.geography.ground import Ground
from counterpart.demo import people, stories
from counterpart.demo.chance import Chance
from counterpart.demo.premises import SHOP, ReportingPremises, invented
from counterpart.partners.actions import organisations, premises_register
from counterpart.partners.actions import premises as premises_actions
from counterpart.partners.models import Organisation, OrganisationKind, Premises
from counterpart.places.actions import load_boundaries

BUILDER = Actor.system("Demo")
INVENTED = "invented"
# Real premises that report; the others of the register stay unclaimed, for a visitor to find.
REPORTING_IN_NORWICH = 80
# What counts as the street of the shop of the first sign-in.
STREET_METRES = 150


@dataclass(frozen=True, slots=True)
class World:
    """The county. `staff` acts by email; `reporters` acts for the business of each premises, by its id."""

    force: Organisation
    staff: Mapping[str, Actor]
    reporters: Mapping[int, Actor]
    premises: tuple[ReportingPremises, ...]


def build(*, at: datetime, seed: int, register: Path) -> World:
    """Everything that stands before the first report, as of `at`. Call it once, on an empty database."""
    load_boundaries(by=BUILDER, at=at, folder=settings.BOUNDARIES)
    premises_register.load_fhrs(by=BUILDER, at=at, path=register)
    entries = [each.entry for each in invented()]
    premises_register.load(by=BUILDER, at=at, source=INVENTED, entries=entries, is_simulated=True)
    known = _organisations(at)
    claimed = _claim(known, at, seed)
    staff = {
        member.email: people.register(member, known[member.organisation], by=BUILDER, at=at)
        for member in people.members()
    }
    return World(
        force=known["force"],
        staff=staff,
        reporters={premises.pk: _reporter(business, staff.values()) for premises, business in claimed},
        premises=_ranked([premises for premises, _ in claimed], seed),
    )


def _organisations(at: datetime) -> dict[str, Organisation]:
    """The organisations of the cast, by their key."""
    rows = people.table().rows("organisations")
    force = organisations.add_force(
        by=BUILDER, at=at, name=rows[0].text("name"), code=rows[0].text("force_code"), is_simulated=True
    )
    known = {"force": force}
    for row in rows[1:]:
        known[row.text("key")] = organisations.add(
            by=BUILDER,
            at=at,
            force=force,
            kind=row.text("kind"),
            name=row.text("name"),
            size_band=row.text("size_band", ""),
        )
    return known


def _claim(known: Mapping[str, Organisation], at: datetime, seed: int) -> list[tuple[Premises, Organisation]]:
    """Let every reporting premises be claimed by a business of its name; branches share one."""
    businesses = {each.name.casefold(): each for each in known.values()}
    claimed = []
    for premises, name in [*_invented_premises(), *_chosen_in_norwich(seed)]:
        key = name.casefold()
        if key not in businesses:
            businesses[key] = organisations.add(
                by=BUILDER, at=at, force=known["force"], kind=OrganisationKind.BUSINESS, name=name
            )
        premises_actions.claim(by=BUILDER, at=at, organisation=businesses[key], premises=premises)
        claimed.append((premises, businesses[key]))
    return claimed


def _invented_premises() -> list[tuple[Premises, str]]:
    """The invented premises with the name of their business."""
    names = {each.entry.reference: each.business for each in invented()}
    rows = Premises.objects.filter(source=INVENTED).select_related("district").order_by("pk")
    return [(premises, names[premises.source_reference]) for premises in rows]


def _chosen_in_norwich(seed: int) -> list[tuple[Premises, str]]:
    """Real premises of types that report, each under its own name."""
    fitting = Premises.objects.filter(
        source=premises_register.FOOD_REGISTER, district__name="Norwich", premises_type__in=stories.every_type()
    )
    rows = list(fitting.select_related("district").order_by("source_reference"))
    chosen = Chance(seed, "norwich").shuffled(rows)[:REPORTING_IN_NORWICH]
    return [(premises, premises.name) for premises in chosen]


def _ranked(claimed: Sequence[Premises], seed: int) -> tuple[ReportingPremises, ...]:
    """Each premises with its rank in its district; the shop of the first sign-in comes first in its own, and next come
    those around it: crime clusters in streets, and the shop has something to see there.
    """
    ranks: Counter[str] = Counter()
    ranked = []
    shop = next(each for each in claimed if each.source_reference == SHOP)
    around = Ground(shop.longitude or 0, shop.latitude or 0)

    def apart(each: Premises) -> float:
        metres = around.distance((each.longitude or 0, each.latitude or 0))
        return metres if metres <= STREET_METRES else inf

    for premises in sorted(Chance(seed, "ranks").shuffled(claimed), key=apart):
        district = premises.district.name if premises.district else ""
        ranks[district] += 1
        ranked.append(ReportingPremises(premises.pk, district, premises.premises_type, ranks[district]))
    return tuple(ranked)


def _reporter(business: Organisation, staff: Iterable[Actor]) -> Actor:
    """Who reports for a business: its manager, where one signs in, or somebody without an account."""
    for actor in staff:
        if actor.organisation_id == business.pk:
            return actor
    return Actor(
        name="Duty manager",
        organisation_id=business.pk,
        organisation_name=business.name,
        organisation_kind=business.kind,
        role=Role.BUSINESS_STAFF,
        permissions=frozenset(ROLE_PERMISSIONS[Role.BUSINESS_STAFF]),
    )
