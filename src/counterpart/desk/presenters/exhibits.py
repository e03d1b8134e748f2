"""The exhibits of a case, as a list."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from counterpart.base.wording import local_time
from counterpart.casework.models import Case
from counterpart.core.periods.local_time import to_local
from counterpart.evidence.models import Exhibit

HEADS = ("Reference", "Description", "Produced by", "When", "SHA-256", "File")


def exhibit_table(case: Case, exhibits: Iterable[Exhibit]) -> dict[str, Any]:
    """Options of the component data_table."""
    heads = (_("Reference"), _("Description"), _("Produced by"), _("When"), _("SHA-256"))
    return {
        "caption": _("Exhibits"),
        "columns": [{"text": head} for head in heads],
        "rows": [_row(case, exhibit) for exhibit in exhibits],
        "empty": _("Nothing was produced yet. Open a file and make it an exhibit."),
    }


def _row(case: Case, exhibit: Exhibit) -> list[Any]:
    href = reverse("desk_evidence:file", kwargs={"reference": case.reference, "key": exhibit.file.key})
    of = f" ({exhibit.case.reference})" if exhibit.case_id != case.pk else ""
    return [
        {"text": f"{exhibit.reference}{of}", "href": href},
        exhibit.description,
        exhibit.producer_name,
        local_time(exhibit.produced_at),
        exhibit.file.sha256,
    ]


def exhibit_rows(exhibits: Iterable[Exhibit]) -> Iterator[list[str]]:
    """Lines of a CSV file."""
    for each in exhibits:
        when = to_local(each.produced_at).isoformat(timespec="seconds")
        yield [each.reference, each.description, each.producer_name, when, each.file.sha256, each.file.name]
