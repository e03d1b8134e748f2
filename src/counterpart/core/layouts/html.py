"""A statement as HTML: a page that stands alone, and a fragment for the pages of the site.

The page needs nothing from anywhere: its style stands in its head, it has no script, and its
Content-Security-Policy says so. The fragment has no style attribute, and no id but the anchors of its tables, notes and
definitions; the site serves the same style sheet.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import jinja2
from markupsafe import Markup

from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.comments import parts_of
from counterpart.core.layouts.printed import Note, PrintedRow, PrintedStatement, PrintedTable
from counterpart.core.layouts.trends import charts_of
from counterpart.core.measures.model import Statement

TEMPLATES = Path(__file__).parent / "templates"
# The site serves the first two; a page that stands alone has them all.
STYLE_SHEETS = (TEMPLATES / "statement.css", TEMPLATES / "print.css", TEMPLATES / "page.css")

# With more tables than this the districts are folded.
MOST_OPEN = 12


def write(statement: Statement) -> str:
    """A whole page, from doctype to end."""
    style = "\n".join(path.read_text(encoding="utf-8") for path in STYLE_SHEETS)
    return _render("page.html", printed(statement), style=Markup(style))  # noqa: S704 (our own files)


def fragment(statement: Statement, *, level: int = 2) -> Markup:
    """What stands in the main part of a page of the site, under its own heading.

    `level`: that of the headings of priority areas; the parts below get the next.
    """
    return Markup(_render("fragment.html", printed(statement), level=level))  # noqa: S704 (rendered with autoescape)


def _render(name: str, page: PrintedStatement, **values: object) -> str:
    return (
        _environment()
        .get_template(name)
        .render(page=page, references=References(), fold=_is_long(page), **{"level": 2, **values})
    )


def _is_long(page: PrintedStatement) -> bool:
    """Whether each district's tables are folded away under its name: a page of a hundred tables hides every one."""
    return len(list(page.tables)) > MOST_OPEN


class References:
    """Gives each note's first mark an anchor to come back to; a template makes one for each page."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def __call__(self, note: Note) -> str:
        """The anchor's name at the first mark of a note, "" at every later one."""
        if note.number in self._seen:
            return ""
        self._seen.add(note.number)
        return f"mark-{note.number}"


def row_groups(rows: Sequence[PrintedRow]) -> Iterator[list[PrintedRow]]:
    """Runs of rows that share their first label: each is a group of rows of its own."""
    group: list[PrintedRow] = []
    for row in rows:
        if group and row.cells[0].rows:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def by_place(tables: Sequence[PrintedTable]) -> list[tuple[str, list[PrintedTable]]]:
    """Runs of tables about the same district, each with its name; "" for those of the force."""
    return [(place, list(run)) for place, run in groupby(tables, key=lambda table: table.place)]


@cache
def _environment() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"row_groups": row_groups, "comment_parts": parts_of, "charts": charts_of, "by_place": by_place}
    return env
