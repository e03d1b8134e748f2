"""Tables to hide figures in, and the attacker who reads what is left of them."""

from collections.abc import Iterable, Mapping

from counterpart.core.disclosure.audit import Known, attack
from counterpart.core.disclosure.linked import Cell, CellKey, LinkedTables, Relation, total_of
from counterpart.core.disclosure.policy import SuppressionPolicy

POLICY = SuppressionPolicy()
ZEROS_TOO = SuppressionPolicy(hides_zeros=True)
COUNTY = "County"


def at(place: str, measure: str = "robbery", window: str = "2025") -> CellKey:
    return CellKey(measure, place, window)


def county_table(counts: Mapping[str, int], measure: str = "robbery", window: str = "2025") -> LinkedTables:
    """Districts under a county that is their sum; the county is dearer to hide."""
    cells = {at(place, measure, window): Cell(count) for place, count in counts.items()}
    county = at(COUNTY, measure, window)
    return LinkedTables({county: Cell(sum(counts.values()), weight=3), **cells}, (total_of(county, cells),))


def together(*tables: LinkedTables, relations: Iterable[Relation] = ()) -> LinkedTables:
    cells = {key: cell for table in tables for key, cell in table.cells.items()}
    return LinkedTables(cells, (*(each for table in tables for each in table.relations), *relations))


def known_to_reader(
    tables: LinkedTables,
    hidden: Iterable[CellKey],
    policy: SuppressionPolicy,
    public: Iterable[CellKey] = (),
    wanted: Iterable[CellKey] | None = None,
) -> dict[CellKey, Known]:
    """What a reader works out about every (wanted) cell that was neither shown nor is public."""
    gone = set(hidden)
    shown = {
        key: cell.count for key, cell in tables.cells.items() if key in public or (cell.published and key not in gone)
    }
    unknown = [key for key in tables.cells if key not in shown]
    least = {key: _least(tables.cells[key], policy) for key in unknown}
    return attack(shown, unknown, tables.relations, least=least, wanted=None if wanted is None else set(wanted))


def betrayed(
    tables: LinkedTables, hidden: Iterable[CellKey], policy: SuppressionPolicy, public: Iterable[CellKey] = ()
) -> dict[CellKey, Known]:
    """The small cells of which a reader learns more than the policy allows.

    A lower bound that would stand even if only the zeros were shown is no betrayal.
    """
    small = [key for key, cell in tables.cells.items() if not cell.signed and policy.is_small(cell.count)]
    known = known_to_reader(tables, hidden, policy, public, small)
    told = {key: each for key, each in known.items() if not policy.protects(each.lower or 0, each.upper)}
    little = known_to_reader(tables, _but_noughts(tables, policy), policy, wanted=told)
    return {
        key: each
        for key, each in told.items()
        if (each.lower or 0) > (little[key].lower or 0) or not policy.protects(0, each.upper)
    }


def _but_noughts(tables: LinkedTables, policy: SuppressionPolicy) -> set[CellKey]:
    return {key for key, cell in tables.cells.items() if policy.hides_zeros or cell.count or not cell.published}


def _least(cell: Cell, policy: SuppressionPolicy) -> int | None:
    if cell.signed:
        return None
    return policy.least_hidden if cell.published else 0
