import pytest

from counterpart.base.bulk import Changes, synchronise
from counterpart.places.models import District

pytestmark = pytest.mark.django_db


def district(code: str, name: str) -> District:
    return District(code=code, name=name, force_code="norfolk")


def synchronised(*wanted: District) -> Changes:
    return synchronise(District.objects.all(), wanted, key="code", fields=("name",))


def test_adds_changes_and_leaves_alone() -> None:
    assert synchronised(district("A", "Acle"), district("B", "Brundal")) == Changes(added=2)
    again = synchronised(district("A", "Acle"), district("B", "Brundall"), district("C", "Cromer"))
    assert again == Changes(added=1, changed=1, unchanged=1)
    assert list(District.objects.order_by("code").values_list("name", flat=True)) == ["Acle", "Brundall", "Cromer"]


def test_rows_that_nobody_wants_stay() -> None:
    synchronised(district("A", "Acle"), district("B", "Brundall"))
    assert synchronised(district("A", "Acle")) == Changes(unchanged=1)
    assert District.objects.count() == 2


def test_fields_that_are_not_named_keep_their_value() -> None:
    synchronised(district("A", "Acle"))
    synchronised(District(code="A", name="Acle Straight", force_code="suffolk"))
    assert District.objects.get().force_code == "norfolk"
