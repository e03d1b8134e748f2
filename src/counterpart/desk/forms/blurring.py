"""Regions of a picture or a recording that are to be blurred."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from counterpart.core.media import Region
from counterpart.desk.forms.areas import AreasForm
from counterpart.desk.forms.evidence_fields import PositionField

TIMES = (("from", "From"), ("to", "To"))


class BlurForm(AreasForm):
    """`length_ms` is that of the recording, 0 for a picture: an area of a recording may have a beginning and an end."""

    count = 6

    def __init__(self, *args: Any, length_ms: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.length_ms = length_ms
        if length_ms:
            for row in range(1, self.count + 1):
                self.add_fields({f"{name}_{row}": self._time(label, row) for name, label in TIMES})

    def columns(self) -> list[str]:
        return super().columns() + ([name for name, _label in TIMES] if self.length_ms else [])

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.given() and not self.errors:
            self.add_error("x_1", _("Draw an area on the picture, or enter its numbers"))
        return told

    def regions(self) -> list[Region]:
        """What is to be blurred; a time that was left out is the beginning or the end of the recording."""
        return [self._region(row) for row in self.given()]

    def _region(self, row: int) -> Region:
        told = {name: self.cleaned_data.get(f"{name}_{row}") for name, _label in TIMES}
        # The end itself belongs to a region that lasts to the end.
        last = self.length_ms + 1 if self.length_ms else 0
        return replace(self.area(row), from_ms=told["from"] or 0, to_ms=last if told["to"] is None else told["to"])

    def _time(self, label: str, row: int) -> PositionField:
        return PositionField(label=label, called=self._called(label, row), width=5, required=False)
