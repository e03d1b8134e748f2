"""Regions of a picture that are to be blurred, drawn on it or typed."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from counterpart.base.forms import Form, IntegerField
from counterpart.core.media import Region
from counterpart.desk.forms.evidence_fields import PositionField

ROWS = 6
SIDES = (("x", "Left"), ("y", "Top"), ("width", "Width"), ("height", "Height"))
TIMES = (("from", "From"), ("to", "To"))
MOST_PIXELS = 20_000


class BlurForm(Form):
    """`length_ms` is that of the recording, 0 for a picture. A row without any number is no region."""

    def __init__(self, *args: Any, length_ms: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.length_ms = length_ms
        for row in range(1, ROWS + 1):
            self.add_fields({f"{name}_{row}": _side(label, row) for name, label in SIDES})
            if length_ms:
                self.add_fields({f"{name}_{row}": _time(label, row) for name, label in TIMES})

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """The fields of each row, for the page."""
        names = [name for name, _label in (*SIDES, *(TIMES if self.length_ms else ()))]
        for row in range(1, ROWS + 1):
            yield row, [self[f"{name}_{row}"] for name in names]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        given = [row for row in range(1, ROWS + 1) if self._is_given(row)]
        for row in given:
            for name, label in SIDES:
                if told.get(f"{name}_{row}") is None and f"{name}_{row}" not in self.errors:
                    words = _("Enter %(side)s of area %(row)s") % {"side": label.lower(), "row": row}
                    self.add_error(f"{name}_{row}", words)
        if not given and not self.errors:
            self.add_error("x_1", _("Draw an area on the picture, or enter its numbers"))
        return told

    def regions(self) -> list[Region]:
        """What is to be blurred; a time that was left out is the beginning or the end of the recording."""
        return [self._region(row) for row in range(1, ROWS + 1) if self._is_given(row)]

    def _is_given(self, row: int) -> bool:
        return any(self.cleaned_data.get(f"{name}_{row}") is not None for name, _label in (*SIDES, *TIMES))

    def _region(self, row: int) -> Region:
        told = {name: self.cleaned_data.get(f"{name}_{row}") for name, _label in TIMES}
        sides = {name: int(self.cleaned_data[f"{name}_{row}"]) for name, _label in SIDES}
        # The end itself belongs to a region that lasts to the end.
        last = self.length_ms + 1 if self.length_ms else 0
        return Region(**sides, from_ms=told["from"] or 0, to_ms=last if told["to"] is None else told["to"])


def _side(label: str, row: int) -> IntegerField:
    called = f"{label.lower()} of area {row}"
    return IntegerField(label=label, called=called, low=0, high=MOST_PIXELS, width=4, required=False)


def _time(label: str, row: int) -> PositionField:
    return PositionField(label=label, called=f"{label.lower()} of area {row}", width=5, required=False)
