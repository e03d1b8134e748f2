"""A selection and a counting as SQL, in the words that DuckDB and Spark share. SQL's NULL is our undecided."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterpart.core.cubes import Counting, CubeQuestion
from counterpart.core.periods.months import Window
from counterpart.core.records import COLUMN_TYPES
from counterpart.core.selections import Selection


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself, so that less need be asked.

    `never_null` are columns in which every row tells something; `rows_are_crimes` says that `crimes` is always 1.
    """

    never_null: frozenset[str] = frozenset()
    rows_are_crimes: bool = False

    def __and__(self, other: "Facts") -> "Facts":
        """What holds of both files."""
        return Facts(self.never_null & other.never_null, self.rows_are_crimes and other.rows_are_crimes)


NOTHING_KNOWN = Facts()


def quoted(text: str) -> str:
    """A text as a literal. Backslashes are written so that neither DuckDB nor Spark reads an escape into them."""
    if "\\" in text:
        return "concat(" + ", chr(92), ".join(quoted(part) for part in text.split("\\")) + ")"
    return "'" + text.replace("'", "''") + "'"


def condition(selection: Selection) -> str:
    """A selection as a condition that is TRUE, FALSE, or NULL where a row does not tell."""
    match selection.kind:
        case "is":
            return _test(selection.field, selection.wanted)
        case "not":
            return f"(NOT {condition(selection.parts[0])})"
        case "any":
            return f"({' OR '.join(map(condition, selection.parts)) or 'FALSE'})"
        case _:
            return f"({' AND '.join(map(condition, selection.parts)) or 'TRUE'})"


def weight(counting: Counting) -> str:
    """The weight of a row as a whole number; NULL where its subgroup is unknown or has none."""
    cases = " ".join(f"WHEN {quoted(subgroup)} THEN {weight}" for subgroup, weight in counting.weights)
    return f"(CASE offence_subgroup {cases} END)"


def among(field: str, wanted: Sequence[str]) -> str:
    """That a field is one of these texts; never true when there are none."""
    return f"{field} IN ({', '.join(map(quoted, wanted))})" if wanted else "FALSE"


def inside(window: Window) -> str:
    """That all months of a row lie inside a window."""
    return f"first_month >= {window.first} AND last_month <= {window.last}"


def scope(question: CubeQuestion) -> str:
    """Which rows a question is about."""
    tests = [among("force", question.forces)] if question.forces is not None else []
    tests += [inside(question.window)] if question.window is not None else []
    return " AND ".join(tests) or "TRUE"


def place(by: str | None) -> str:
    """The place of a row, "" where it is unknown or not asked."""
    return f"coalesce({by}, '')" if by else "''"


def columns(question: CubeQuestion) -> list[str]:
    """The columns that a question needs, in the order of the record."""
    wanted = {"force", "first_month", "last_month", "crimes"} | ({question.by} if question.by else set())
    for counting in question.countings:
        wanted |= counting.selection.fields() | ({"offence_subgroup"} if counting.weights else set())
    return [name for name in COLUMN_TYPES if name in wanted]


def _test(field: str, wanted: tuple[str | bool, ...]) -> str:
    """Values of another type than the column's equal none in it; among numbers, true and false are 1 and 0."""
    match COLUMN_TYPES[field]:
        case "VARCHAR":
            values = [quoted(value) for value in wanted if isinstance(value, str)]
        case "BOOLEAN":
            values = [str(value).upper() for value in wanted if isinstance(value, bool)]
        case "TIMESTAMPTZ":
            values = []
        case _:
            values = [str(int(value)) for value in wanted if isinstance(value, bool)]
    if values:
        return f"({field} IN ({', '.join(values)}))"
    return f"(CASE WHEN {field} IS NOT NULL THEN FALSE END)"


def cube_query(question: CubeQuestion, source: str, *, wide: str, facts: Facts = NOTHING_KNOWN) -> str:
    """One row for each key, in order: force, place, first and last month, then c0, u0, c1, u1 and so on.

    `wide` is a type of more than 64 bits, in which weights are multiplied.
    """
    keys = f"force, {place(question.by)} AS place, first_month, last_month"
    sums = [one for number, counting in enumerate(question.countings) for one in _sums(number, counting, wide, facts)]
    return (
        f"SELECT {', '.join([keys, *sums])} FROM {source} WHERE {scope(question)} "  # noqa: S608  # quoted
        "GROUP BY ALL ORDER BY force, place, first_month, last_month"
    )


def repeats_query(counting: Counting, force: str, window: Window, by: str | None, at_least: int, source: str) -> str:
    """One row for each place: place, premises with repeats, crimes there, undecided crimes."""
    selected = condition(counting.selection)
    return f"""
        WITH judged AS (
            SELECT {place(by)} AS place, premises, crimes, {selected} AS selected
            FROM {source} WHERE {among("force", (force,))} AND {inside(window)}
        ), premises AS (
            SELECT place, premises, sum(CASE WHEN selected AND premises IS NOT NULL THEN crimes ELSE 0 END) AS here,
                sum(CASE WHEN selected IS NULL OR (selected AND premises IS NULL) THEN crimes ELSE 0 END) AS undecided
            FROM judged GROUP BY place, premises
        )
        SELECT place, CAST(count(CASE WHEN here >= {at_least} THEN 1 END) AS BIGINT),
            CAST(sum(CASE WHEN here >= {at_least} THEN here ELSE 0 END) AS BIGINT), CAST(sum(undecided) AS BIGINT)
        FROM premises GROUP BY place"""  # noqa: S608  # every text in it is quoted


def _sums(number: int, counting: Counting, wide: str, facts: Facts) -> tuple[str, str]:
    selected = condition(counting.selection)
    doubtful = "FALSE" if counting.selection.fields() <= facts.never_null else f"{selected} IS NULL"
    counted = _crimes_where(selected, facts)
    if counting.weights:
        by_weight = weight(counting)
        counted = f"sum(CASE WHEN {selected} THEN CAST(crimes AS {wide}) * {by_weight} END)"
        doubtful = f"{doubtful} OR ({selected} AND {by_weight} IS NULL)"
    undecided = "0" if doubtful == "FALSE" else _crimes_where(doubtful, facts)
    return (f"CAST(coalesce({counted}, 0) AS BIGINT) AS c{number}", f"CAST({undecided} AS BIGINT) AS u{number}")


def _crimes_where(test: str, facts: Facts) -> str:
    """The crimes of the rows for which a test is true. A sum with FILTER takes DuckDB 1.4 times as long."""
    return f"count_if({test})" if facts.rows_are_crimes else f"sum(CASE WHEN {test} THEN crimes ELSE 0 END)"
