"""The page of the models shows the weights of the models that come along."""

from pathlib import Path

import pytest

from counterpart.core.linkage.model import KINDS, shipped
from counterpart.core.linkage.model_card import opening, weights

PAGE = Path("docs/reference/link-models.md")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_that_of_the_shipped_models(kind: str) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert page.startswith(opening())
    assert weights(shipped(kind)) in page, "counterpart links card > docs/reference/link-models.md"
