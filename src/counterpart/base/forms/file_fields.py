"""A field that takes a file. The page's form needs enctype="multipart/form-data"."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.fields import ComponentMixin
from counterpart.base.forms.text import showable

_MEGABYTE = 1_000_000


class FileField(ComponentMixin, forms.FileField):
    """One file, or several with `several=True`, which come back as a list.

    `kinds` are the endings that the page names (".csv"); what a file really is, its reader decides. `most_bytes` is
    the limit of each file; keep it under the body limit of the route.
    """

    macro: ClassVar[str] = "govukFileUpload"

    def __init__(
        self, *, kinds: Sequence[str] = (), most_bytes: int = 4_500_000, several: bool = False, **options: Any
    ) -> None:
        self.kinds = tuple(kinds)
        self.most_bytes = most_bytes
        self.several = several
        widget = _SeveralFiles if several else forms.FileInput
        super().__init__(widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 (Django's signature)
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file is not None]
        if not files and self.required:
            raise self.required_problem()
        for file in files:
            self._check(file)
        return files if self.several else (files[0] if files else None)

    def required_problem(self) -> ValidationError:
        return self.problem("required", _("Select {called}"))

    def params(self, _bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        attributes = {"accept": ",".join(self.kinds)} if self.kinds else {}
        return {"label": label, "attributes": attributes | ({"multiple": True} if self.several else {})}

    def _check(self, file: UploadedFile[Any]) -> None:
        name = showable(PurePath(file.name or "").name)
        if not file.size:
            raise self.problem("empty", _("The file {name} is empty. Select one that holds something"), name=name)
        if file.size > self.most_bytes:
            raise self.problem(
                "too_large",
                _("The file {name} is {size} MB. The largest that can be taken is {most} MB"),
                name=name,
                size=f"{file.size / _MEGABYTE:,.1f}",
                most=f"{self.most_bytes / _MEGABYTE:,.1f}",
            )


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, _data: Any, files: Any, name: str) -> list[Any]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else [files.get(name)]
