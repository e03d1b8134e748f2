"""How people of the desk are offered."""

from collections.abc import Iterable

from counterpart.accounts.models import Person
from counterpart.base.wording import plural
from counterpart.casework.queries.figures import Workload


def owner_options(people: Iterable[Person], loads: Iterable[Workload]) -> list[tuple[int, str]]:
    """Id and name of each, with what they already hold, so that work is shared fairly."""
    held = {load.owner.pk: load.cases for load in loads if load.owner}
    return [(person.pk, f"{person.name}: {plural(held.get(person.pk, 0), 'live case')}") for person in people]
