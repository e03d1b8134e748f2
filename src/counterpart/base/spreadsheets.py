"""Tables as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# A cell that begins so is taken for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(name: str, heads: Sequence[str], rows: Iterable[Sequence[str | float]]) -> HttpResponse:
    """A download called `name`.csv, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _cell(value: str | float) -> str | float:
    """An apostrophe keeps a spreadsheet from calculating what somebody typed; a number is one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
