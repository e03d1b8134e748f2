"""What is asked for: an area, categories, months; as a condition on recorded-crime rows, and why there is nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpart.core import districts, forces
from counterpart.core.engines.parquet import opened, scan
from counterpart.core.engines.sql import among, quoted
from counterpart.core.hotspots.errors import NotAnswered
from counterpart.core.periods.months import Window, written

# How the code of an area begins or is written, and the column that holds it.
_WARD = r"[EW]05[0-9]{6}"
_DISTRICT = r"(E0[6-9]|W06)[0-9]{6}"


class CannotMap(NotAnswered):
    """No event, or no map, can be made of what was asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of an area (a force, a district, a ward or a small area; "" for all), of categories, of months."""

    area: str = ""
    categories: tuple[str, ...] = ()
    months: Window | None = None


EVERYTHING = Wanted()


def condition(wanted: Wanted) -> str:
    """Which rows are wanted, as a condition in SQL. Raises CannotMap for an area that is none."""
    column, code = _area(wanted.area) if wanted.area else ("", "")
    tests = [f"{column} = {quoted(code)}"] if column else []
    tests += [among("category", wanted.categories)] if wanted.categories else []
    if wanted.months:
        tests.append(f"first_month <= {wanted.months.last} AND last_month >= {wanted.months.first}")
    return " AND ".join(tests) or "TRUE"


def _area(written: str) -> tuple[str, str]:
    """The column of an area and its code in it; "dorset" is a force, "Dorset" a district. Raises CannotMap."""
    code, district, force = written.strip().upper(), districts.find(written), forces.find(written)
    if written in forces.load():
        return "force", written
    if re.fullmatch(_WARD, code):
        return "ward", code
    if districts.is_lsoa(code):
        return "lsoa", code
    if district or re.fullmatch(_DISTRICT, code):
        return "district", district.code if district else code
    if force:
        return "force", force.code
    raise CannotMap(
        f"There is no area '{written}'; expected a force (norfolk), a district (E07000148 or Norwich), a ward (E05 and"
        " six digits) or a small area, an LSOA (E01 and six digits)"
    )


def why_nothing(paths: Sequence[Path], wanted: Wanted) -> str:
    """Why there is nothing of what was wanted, by what the files hold."""
    column, code = _area(wanted.area) if wanted.area else ("force", "")
    area = quoted(code)
    with opened(paths) as connection:
        found = connection.execute(
            f"""SELECT count({column}) FILTER ({column} = {area}), count({column}),
                min(first_month), max(last_month), list(DISTINCT category ORDER BY category)
            FROM {scan(paths)}"""  # noqa: S608  # quoted
        ).fetchone()
    of_area, of_column, first, last, categories = found or (0, 0, None, None, [])
    if first is None:
        return "The data hold no recorded crime"
    if wanted.area and not of_area:
        return _nothing_of_area(wanted.area, column, of_column)
    held = f"They hold {written(first)} to {written(last)}, of the categories {', '.join(filter(None, categories))}"
    asked = [str(wanted.months)] if wanted.months else []
    asked += [", ".join(wanted.categories)] if wanted.categories else []
    return f"The data hold no crime of {' and '.join(asked)}. {held}"


def _nothing_of_area(area: str, column: str, of_column: int) -> str:
    name = "small area" if column == "lsoa" else column
    if of_column:
        return f"The data hold no crime of the {name} {area}"
    return (
        f"No crime in these data tells its {name}, so none can be looked for in {area}; an extract whose mapping names"
        f" the column {column} tells it"
    )
