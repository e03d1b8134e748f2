"""Areas of a picture, in pixels from its upper left corner: drawn on it where a script runs, typed where none does."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from counterpart.base.forms import Form, IntegerField
from counterpart.core.media import Region

SIDES = (("x", "Left"), ("y", "Top"), ("width", "Width"), ("height", "Height"))
MOST_PIXELS = 60_000


class AreasForm(Form):
    """Rows of numbers. A row without any number is no area; one that lacks some is refused."""

    count = 1

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, self.count + 1):
            self.add_fields({f"{name}_{row}": self._side(label, row) for name, label in SIDES})

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """The fields of each row, for the page."""
        for row in range(1, self.count + 1):
            yield row, [self[f"{name}_{row}"] for name in self.columns()]

    def others(self) -> list[Any]:
        """The fields that are no part of a row."""
        of_rows = {f"{name}_{row}" for row in range(1, self.count + 1) for name in self.columns()}
        return [bound for bound in self.top_fields() if bound.name not in of_rows]

    def columns(self) -> list[str]:
        """What a row asks for."""
        return [name for name, _label in SIDES]

    def row_name(self, row: int) -> str:
        """What a row is called, on the page and in errors."""
        return _("Area %(row)s") % {"row": row} if self.count > 1 else _("Part")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        for row in self.given():
            for name, label in SIDES:
                if told.get(f"{name}_{row}") is None and f"{name}_{row}" not in self.errors:
                    self.add_error(f"{name}_{row}", _("Enter %(side)s") % {"side": self._called(label, row)})
        return told

    def given(self) -> list[int]:
        """The rows in which something was typed."""
        return [row for row in range(1, self.count + 1) if any(self._typed(name, row) for name in self.columns())]

    def area(self, row: int) -> Region:
        """The numbers of a given row of a valid form."""
        return Region(**{name: int(self.cleaned_data[f"{name}_{row}"]) for name, _label in SIDES})

    def _typed(self, name: str, row: int) -> bool:
        return self.cleaned_data.get(f"{name}_{row}") is not None

    def _called(self, label: str, row: int) -> str:
        return _("%(side)s of %(area)s") % {"side": label.lower(), "area": self.row_name(row).lower()}

    def _side(self, label: str, row: int) -> IntegerField:
        called = self._called(label, row)
        return IntegerField(label=label, called=called, low=0, high=MOST_PIXELS, width=4, required=False)
